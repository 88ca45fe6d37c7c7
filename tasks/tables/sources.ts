import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { locateTexts, type TextPaths } from "../files/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { questionsDigest, type TableQuestions } from "../kinds/table/mod.ts";
import type { DeclaredOptions, TaskOptions } from "../options.ts";
import type { GeneratedData } from "../task.ts";
import { type Balance, balances, generateQuestions } from "./generator.ts";
import type { QuestionStyle } from "./question.ts";
import { readQuestionFiles } from "./question_file.ts";
import type { Level } from "./templates.ts";

/** The tasks in their order. Text match with two columns has one of each kind, as we read the paper. */
const styles: Readonly<Record<string, readonly [title: string, style: QuestionStyle]>> = {
  "tables-1": ["tables of one column", style(1)],
  "tables-3": ["tables of three columns", style(3)],
  "tables-5": ["tables of five columns", style(5)],
  "tables-10": ["tables of ten columns", style(10)],
  "tables-text": ["tables of a column of numbers and one of words", style(1, 1)],
  "tables-words": ["tables of one column, several words for an operation", style(1, 0, true)],
};

function style(numericColumns: number, textColumns = 0, variety = false): QuestionStyle {
  return { numericColumns, textColumns, variety };
}

/** Where the questions of a task come from. */
export interface TableSource {
  /** The task's name: "tables-5". */
  readonly task: string;
  readonly title: string;
  /** Of generated questions. */
  readonly style: QuestionStyle;
  /** The highest level. */
  readonly level: Level;
  readonly options: DeclaredOptions;
  /** What files are called, without the folder. */
  readonly fileNames: Readonly<Record<"train" | "test", string>>;
  /**
   * Makes questions.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If the share of the templates to train on leaves none, or there are to be too
   * many questions.
   */
  generate(data: GeneratedData, options: TaskOptions): TableQuestions;
  /**
   * Finds `NAME_train.jsonl` and `NAME_test.jsonl`, or `.jsonl.gz`, in a folder.
   *
   * @throws {MissingFileError} If there is no such file.
   * @throws {DataError} If there is no such folder, or if two files claim to be the same.
   */
  locate(folder: string): Promise<TextPaths>;
  /**
   * Reads the files, whatever their columns.
   *
   * @throws {DataError} If one cannot be read, or breaks the format.
   */
  read(files: TextPaths): Promise<TableQuestions>;
}

/** Up to which level questions are asked, and what training shows of their templates. */
function optionsOf(highest: Level): DeclaredOptions {
  return {
    level: {
      type: "integer",
      from: 1,
      to: highest,
      default: highest,
      description: "highest level of the questions",
    },
    trainingShare: {
      type: "share",
      default: 1,
      description: "share of the templates that training shows",
    },
    balance: {
      type: "choice",
      of: balances,
      default: "kinds",
      description: "what training draws equally often",
    },
  };
}

function tableSource(task: string, title: string, style: QuestionStyle): TableSource {
  const level = style.textColumns > 0 ? 4 : 3;
  return {
    task,
    title,
    style,
    level,
    options: optionsOf(level),
    fileNames: { train: `${task}_train.jsonl`, test: `${task}_test.jsonl` },
    generate({ seed, ...counts }, { level, trainingShare, balance }) {
      checkGeneratedCounts(task, { seed, ...counts });
      const options = {
        level: level as Level,
        trainingShare: Number(trainingShare),
        balance: balance as Balance,
      };
      const random = new RandomStream(streamKey(seed, "data")).derive(task);
      const questions = generateQuestions(style, options, counts, random);
      return { ...questions, digest: questionsDigest(questions) };
    },
    locate: (folder) => locateTexts(folder, task, { ending: "jsonl" }),
    read: (files) => readQuestionFiles(files, task),
  };
}

/** The sources of the tasks, in their order. */
export const tableSources: readonly TableSource[] = Object.entries(styles).map((
  [task, [title, style]],
) => tableSource(task, title, style));
