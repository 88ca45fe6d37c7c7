import { sha256 } from "../../engine/base/mod.ts";
import {
  DataError,
  type Examples,
  type StoryBatch,
  type StoryDataset,
  type StoryShape,
} from "../task.ts";
import { type Question, readStories, type Story } from "./reader.ts";

/** Memory holds the most recent statements, at most so many (Sukhbaatar et al. 2015, section 4). */
const MEMORY_SLOTS = 50;

/** The texts of a task, and what errors call them. */
export interface TaskTexts {
  readonly train: string;
  readonly test: string;
  readonly trainPath: string;
  readonly testPath: string;
}

/** A question with the story it belongs to. */
interface Example {
  readonly story: Story;
  readonly question: Question;
}

/**
 * Makes numbers of stories.
 *
 * The vocabulary is that of the training text, its words numbered as they appear and word 0 the null
 * word; a test word outside it becomes null, an answer outside it cannot be given. Memory holds the
 * 50 most recent statements, the last told in slot 0; questions are not remembered. Validation are
 * the last stories of the training text that hold at least a tenth of its questions.
 *
 * @throws {DataError} If a text breaks the format, or is a single story and so cannot be split.
 */
export function buildDataset(texts: TaskTexts): StoryDataset {
  const stories = readStories(texts.train, texts.trainPath);
  const testStories = readStories(texts.test, texts.testPath);
  const [trainStories, validationStories] = split(stories, texts.trainPath);
  const train = examplesOf(trainStories), validation = examplesOf(validationStories);
  const test = examplesOf(testStories);
  const vocabulary = buildVocabulary(stories);
  const ids = new Map(vocabulary.map((word, id) => [word, id]));
  const all = [...stories, ...testStories];
  const questions = all.flatMap((story) => story.questions);
  const longest = (lengths: number[]) => lengths.reduce((a, b) => Math.max(a, b), 1);
  const shape: StoryShape = {
    vocabularySize: vocabulary.length,
    memorySlots: Math.min(MEMORY_SLOTS, longest(questions.map(({ told }) => told))),
    statementWords: longest(
      all.flatMap(({ statements }) => statements.map(({ words }) => words.length)),
    ),
    questionWords: longest(questions.map(({ words }) => words.length)),
  };
  const vectors = (examples: readonly Example[]) => new StoryExamples(examples, shape, ids);
  return {
    train: vectors(train),
    validation: vectors(validation),
    test: vectors(test),
    digest: sha256(texts.train, "\0", texts.test),
    shape,
    vocabulary,
    readTest(index) {
      const example = test[index];
      if (example === undefined) throw new RangeError(`Cannot read test question ${index}`);
      const { question } = example;
      const remembered = memoryOf(example, shape.memorySlots);
      return {
        statements: remembered.map(({ text }) => text),
        question: question.text,
        answer: question.answer,
        supports: question.supports
          .map((support) => remembered.findIndex(({ id }) => id === support))
          .filter((slot) => slot >= 0),
      };
    },
  };
}

function examplesOf(stories: readonly Story[]): Example[] {
  return stories.flatMap((story) => story.questions.map((question) => ({ story, question })));
}

/** The most recent statements first. */
function memoryOf({ story, question }: Example, slots: number): Story["statements"] {
  return story.statements.slice(Math.max(0, question.told - slots), question.told).toReversed();
}

function split(stories: readonly Story[], path: string): [Story[], Story[]] {
  const asked = stories.reduce((sum, { questions }) => sum + questions.length, 0);
  let first = stories.length, held = 0;
  while (held * 10 < asked) held += stories[--first]!.questions.length;
  if (held === asked) {
    throw new DataError(`${path}: There are too few stories to hold some out for validation`);
  }
  return [stories.slice(0, first), stories.slice(first)];
}

function buildVocabulary(stories: readonly Story[]): string[] {
  const words = new Set([""]);
  for (const { statements, questions } of stories) {
    for (const statement of statements) statement.words.forEach((word) => words.add(word));
    for (const question of questions) {
      question.words.forEach((word) => words.add(word));
      words.add(question.answer);
    }
  }
  return [...words];
}

/** Examples as numbers, worked out once: a batch only copies rows. */
class StoryExamples implements Examples<StoryBatch> {
  readonly length: number;
  readonly #shape: StoryShape;
  /** By example, `[M, L]`. */
  readonly #statements: Int32Array[];
  readonly #counts: Int32Array;
  readonly #questions: Int32Array;
  readonly #answers: Int32Array;

  constructor(examples: readonly Example[], shape: StoryShape, ids: ReadonlyMap<string, number>) {
    const { memorySlots: M, statementWords: L, questionWords: Q } = shape;
    // The reader gives the same words to the same sentence.
    const known = new Map<readonly string[], number[]>();
    const numbers = (words: readonly string[]) => {
      const found = known.get(words) ?? words.map((word) => ids.get(word) ?? 0);
      known.set(words, found);
      return found;
    };
    this.length = examples.length;
    this.#shape = shape;
    const statements = new Int32Array(examples.length * M * L);
    // To copy a row from a view that is there already takes a fraction of making one each time.
    this.#statements = Array.from(
      examples,
      (_, row) => statements.subarray(row * M * L, (row + 1) * M * L),
    );
    this.#counts = new Int32Array(examples.length);
    this.#questions = new Int32Array(examples.length * Q);
    this.#answers = new Int32Array(examples.length);
    for (const [row, example] of examples.entries()) {
      const remembered = memoryOf(example, M);
      for (const [slot, { words }] of remembered.entries()) {
        statements.set(numbers(words), (row * M + slot) * L);
      }
      this.#counts[row] = remembered.length;
      this.#questions.set(numbers(example.question.words), row * Q);
      this.#answers[row] = ids.get(example.question.answer) ?? -1;
    }
  }

  batch(indices: ArrayLike<number>, reuse?: StoryBatch): StoryBatch {
    const { memorySlots, statementWords, questionWords } = this.#shape;
    const size = indices.length, numbers = memorySlots * statementWords;
    const statements = arrayOf(size * numbers, reuse?.statements);
    for (let row = 0; row < size; row++) {
      const example = this.#statements[indices[row]!];
      if (example === undefined) {
        throw new RangeError(`Cannot take example ${indices[row]} of ${this.length}`);
      }
      statements.set(example, row * numbers);
    }
    return {
      kind: "story",
      size,
      memorySlots,
      statementWords,
      questionWords,
      statements,
      statementCounts: takeRows(this.#counts, 1, indices, reuse?.statementCounts),
      questions: takeRows(this.#questions, questionWords, indices, reuse?.questions),
      answers: takeRows(this.#answers, 1, indices, reuse?.answers),
    };
  }
}

/** An array of a size: the one that is done with, if it has that size. */
function arrayOf(size: number, reuse: Int32Array | undefined): Int32Array {
  return reuse?.length === size ? reuse : new Int32Array(size);
}

function takeRows(
  from: Int32Array,
  width: number,
  indices: ArrayLike<number>,
  reuse: Int32Array | undefined,
): Int32Array {
  const rows = arrayOf(indices.length * width, reuse);
  for (let row = 0, to = 0; row < indices.length; row++) {
    const start = indices[row]! * width;
    for (let i = 0; i < width; i++) rows[to++] = from[start + i]!;
  }
  return rows;
}
