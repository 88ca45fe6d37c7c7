import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { locateTexts, type TextPaths } from "../files/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { questionsDigest, type TableQuestions } from "../kinds/table/mod.ts";
import type { DeclaredOptions, TaskOptions } from "../options.ts";
import type { GeneratedData } from "../task.ts";
import { generateQuestions, type Testing, testings } from "./generator.ts";
import type { QuestionStyle } from "./question.ts";
import { readQuestionFiles } from "./question_file.ts";
import type { Level } from "./templates.ts";
import { type Balance, balances, columnChoices, type Columns } from "./training.ts";

/** A task: what its questions are made of, and what differs from other tasks where nothing is said. */
interface TableStyle extends QuestionStyle {
  readonly title: string;
  readonly trainingShare: number;
  /** The share of the paper's training, where it is another. */
  readonly publishedShare?: number;
  readonly balance: Balance;
}

/** The tasks in their order. Text match with two columns has one of each kind, as in the paper. */
const styles: Readonly<Record<string, TableStyle>> = {
  "tables-1": style("tables of one column", 1),
  "tables-3": style("tables of three columns", 3),
  "tables-5": style("tables of five columns", 5, { publishedShare: 0.9862 }),
  "tables-10": style("tables of ten columns", 10, { publishedShare: 0.6244 }),
  // The paper's shares of 1,125 and 14,600 templates: 50,000 questions would show all of the 390 here, and
  // most of the 4,893 of five columns.
  "tables-text": style("tables of a column of numbers and one of words", 1, {
    textColumns: 1,
    trainingShare: 0.9742,
  }),
  "tables-text-5": style("tables of three columns of numbers and two of words", 3, {
    textColumns: 2,
    trainingShare: 0.3102,
  }),
  "tables-words": style("tables of one column, several words for an operation", 1, {
    variety: true,
  }),
  // The paper draws programs alike in this experiment alone.
  "tables-words-5": style("tables of five columns, several words for an operation", 5, {
    variety: true,
    balance: "templates",
  }),
};

function style(
  title: string,
  numericColumns: number,
  others: Partial<TableStyle> = {},
): TableStyle {
  return {
    ...{ title, numericColumns, textColumns: 0, variety: false },
    ...{ trainingShare: 1, balance: "kinds" },
    ...others,
  };
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

/** Up to which level questions are asked, what training shows of their templates, and what the test asks. */
function optionsOf(
  highest: Level,
  { trainingShare, publishedShare = trainingShare, balance }: TableStyle,
): DeclaredOptions {
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
      default: trainingShare,
      published: [publishedShare],
      description: "share of the templates that training shows",
    },
    balance: {
      type: "choice",
      of: balances,
      default: balance,
      published: balance === "kinds" ? ["categories"] : [],
      description: "what training draws equally often",
    },
    columns: {
      type: "choice",
      of: columnChoices,
      default: "all",
      published: ["varied"],
      description: "whether training tables have all columns, or the first few",
    },
    testing: {
      type: "choice",
      of: testings,
      default: "drawn",
      published: ["templates"],
      description: "whether the test draws templates, or asks each once",
    },
  };
}

function tableSource(task: string, style: TableStyle): TableSource {
  const level = style.textColumns > 0 ? 4 : 3;
  return {
    task,
    title: style.title,
    style,
    level,
    options: optionsOf(level, style),
    fileNames: { train: `${task}_train.jsonl`, test: `${task}_test.jsonl` },
    generate({ seed, ...counts }, { level, trainingShare, balance, columns, testing }) {
      checkGeneratedCounts(task, { seed, ...counts });
      const options = {
        level: level as Level,
        trainingShare: Number(trainingShare),
        balance: balance as Balance,
        columns: columns as Columns,
        testing: testing as Testing,
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
export const tableSources: readonly TableSource[] = Object.entries(styles).map(
  ([task, style]) => tableSource(task, style),
);
