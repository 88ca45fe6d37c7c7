import type { DatasetPart } from "../../dataset.ts";
import { DataError } from "../../task.ts";
import type { ReadableQuestion, TableDataset, TableShape } from "./batch.ts";
import { checkQuestions } from "./check_questions.ts";
import type { TableQuestion, TableQuestions } from "./question.ts";
import { questionText, shortestNumber } from "./question_text.ts";
import { TableExamples } from "./table_examples.ts";

/** Every so many-th training question is held out for validation. */
const HELD_OUT = 10;

/**
 * Makes numbers of questions.
 *
 * The vocabulary is that of training: of its text columns, in the order of their numbers, and of its
 * questions, as they appear, and of the columns' names; word 0 is the null word, and a test word outside becomes null. Validation
 * is every tenth training question.
 *
 * @throws {DataError} If there are too few training questions to hold some out.
 * @throws {TypeError | RangeError} If a question cannot be asked; see `checkQuestions`.
 */
export function buildTableDataset(questions: TableQuestions): TableDataset {
  const { train: all, test, columns, numericColumns, textWords, digest } = questions;
  const held = all.filter((_, i) => i % HELD_OUT === HELD_OUT - 1);
  const train = all.filter((_, i) => i % HELD_OUT !== HELD_OUT - 1);
  if (held.length === 0) {
    throw new DataError(`Cannot hold some of ${all.length} questions out for validation`);
  }
  checkQuestions({ training: all, test }, { columns, numericColumns, textWords: textWords.length });
  const textColumns = columns.length - numericColumns;
  const vocabulary = buildVocabulary(all, textWords, columns);
  const ids = new Map(vocabulary.map((word, id) => [word, id]));
  const shape: TableShape = {
    vocabularySize: vocabulary.length,
    numericColumns,
    textColumns,
    columnWords: columns.map((name) => ids.get(name)!),
  };
  const sorted = sortByPart(test);
  const examples = (some: readonly TableQuestion[]) =>
    new TableExamples(some, shape, ids, textWords);
  const trainingExamples = examples(train);
  /** Indices by the words' ids. */
  let byWords: Map<string, number[]> | null = null;
  return {
    form: "finite",
    train: trainingExamples,
    difficulties: levelsOf(train),
    validation: examples(held),
    test: examples(sorted),
    parts: partsOf(all, sorted),
    // Numbers and cells are not chosen out of a vocabulary.
    unknownAnswers: {
      validation: { unknown: 0, total: held.length },
      test: { unknown: 0, total: test.length },
    },
    digest,
    shape,
    vocabulary,
    columns,
    readTest(index) {
      const question = sorted[index];
      if (question === undefined) throw new RangeError(`Cannot read test question ${index}`);
      return readableQuestion(question, questions);
    },
    trainingQuestionsOf(words) {
      byWords ??= Map.groupBy(
        train.keys(),
        (index) => trainingExamples.wordsOf(index).join(),
      );
      return byWords.get(Array.from(words).join()) ?? [];
    },
  };
}

function buildVocabulary(
  questions: readonly TableQuestion[],
  textWords: readonly string[],
  columns: readonly string[],
): string[] {
  const shown = new Set<number>(), words = new Set<string>();
  for (const question of questions) {
    for (const cells of question.table.words) {
      for (let row = 0; row < cells.length; row++) shown.add(cells[row]!);
    }
    for (const word of question.words) words.add(word);
  }
  return [
    ...new Set(["", ...textWords.filter((_, number) => shown.has(number)), ...words, ...columns]),
  ];
}

/** By question; null if one has none. */
function levelsOf(questions: readonly TableQuestion[]): Uint8Array | null {
  if (questions.some(({ level }) => level === undefined)) return null;
  return Uint8Array.from(questions, ({ level }) => level!);
}

/** The questions of each part together, parts in the order in which they first appear. */
function sortByPart(questions: readonly TableQuestion[]): TableQuestion[] {
  return [...Map.groupBy(questions, ({ part }) => part).values()].flat();
}

function partsOf(train: readonly TableQuestion[], test: readonly TableQuestion[]): DatasetPart[] {
  const trained = Map.groupBy(train, ({ part }) => part);
  return [...Map.groupBy(test, ({ part }) => part)].map(([task, { length }]) => ({
    task,
    trainingQuestions: trained.get(task)?.length ?? 0,
    testQuestions: length,
  }));
}

/** A question as a person reads it. */
export function readableQuestion(
  question: TableQuestion,
  { columns, textWords }: Pick<TableQuestions, "columns" | "textWords">,
): ReadableQuestion {
  const { table, answer } = question;
  const rowsOf = (selected: readonly boolean[]) =>
    selected.flatMap((is, row) => is ? row + 1 : []).join(", ") || "none";
  return {
    question: questionText(question),
    columns,
    rows: Array.from({ length: table.rows }, (_, row) => [
      ...table.numbers.map((cells) =>
        cells.length === 0 ? "" : String(shortestNumber(cells[row]!))
      ),
      ...table.words.map((cells) => cells.length === 0 ? "" : textWords[cells[row]!]!),
    ]),
    answer: answer.kind === "scalar"
      ? String(Number(answer.value.toPrecision(6)))
      : `${columns[answer.column]} of rows ${rowsOf(answer.selected)}`,
  };
}
