import { sha256 } from "../../engine/base/mod.ts";
import type { Examples } from "../dataset.ts";
import type { StoryBatch, StoryDataset, StoryShape } from "../story.ts";
import {
  questionsIn,
  readTaskStories,
  type TaskStories,
  type TaskTexts,
  unknownAnswers,
  wordsIn,
} from "./parts.ts";
import type { Question, Story } from "./reader.ts";

/** Memory holds the most recent statements, at most so many (Sukhbaatar et al. 2015, section 4). */
const MEMORY_SLOTS = 50;

/** A question with the story it belongs to. */
interface Example {
  readonly story: Story;
  readonly question: Question;
}

/**
 * Makes numbers of the stories of one task, or of several tasks that share one vocabulary.
 *
 * The vocabulary is that of the training texts, its words numbered as they appear and word 0 the null
 * word; a test word outside it becomes null, an answer outside it cannot be given. Memory holds the
 * 50 most recent statements, the last told in slot 0; questions are not remembered. Validation are,
 * of each task, the stories of its own text for it, or else the last stories of the training text that
 * hold at least a tenth of its questions.
 * (For several tasks the authors' code draws a tenth of all questions; held out so, no task is missing
 * and no story is on both sides.)
 *
 * @throws {DataError} If a text breaks the format, or is a single story and so cannot be split.
 */
export function buildDataset(texts: readonly TaskTexts[]): StoryDataset {
  const tasks = texts.map(readTaskStories);
  const training = tasks.flatMap(({ train, validation }) => [...train, ...validation]);
  const vocabulary = [...new Set(["", ...wordsIn(training)])];
  const ids = new Map(vocabulary.map((word, id) => [word, id]));
  const all = [...training, ...tasks.flatMap(({ test }) => test)];
  const questions = all.flatMap((story) => story.questions);
  const longest = (lengths: readonly number[]) => lengths.reduce((a, b) => Math.max(a, b), 1);
  const shape: StoryShape = {
    vocabularySize: vocabulary.length,
    memorySlots: Math.min(MEMORY_SLOTS, longest(questions.map(({ told }) => told))),
    statementWords: longest(
      all.flatMap(({ statements }) => statements.map(({ words }) => words.length)),
    ),
    questionWords: longest(questions.map(({ words }) => words.length)),
  };
  const part = (name: keyof TaskStories) => tasks.flatMap((stories) => examplesOf(stories[name]));
  const test = part("test");
  return {
    train: new StoryExamples(part("train"), shape, ids),
    validation: new StoryExamples(part("validation"), shape, ids),
    test: new StoryExamples(test, shape, ids),
    parts: texts.map(({ task, validation: own }, i) => {
      const { train, validation, test } = tasks[i]!, held = questionsIn(validation);
      return {
        task,
        trainingQuestions: questionsIn(train) + held,
        ...own === undefined ? {} : { ownValidationQuestions: held },
        testQuestions: questionsIn(test),
      };
    }),
    unknownAnswers: unknownAnswers(tasks),
    digest: sha256(
      texts.flatMap(({ train, validation = [], test }) => [train, validation, test].flat())
        .join("\0"),
    ),
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

/** Examples as numbers, worked out once: a batch only copies rows. */
class StoryExamples implements Examples<StoryBatch> {
  readonly length: number;
  readonly #shape: StoryShape;
  /** By example, `[n, L]`: a view of its story, which all questions about it share. */
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
    /** `[T, L]` of the story's T statements, the last told first. */
    const tell = ({ statements }: Story) => {
      const told = new Int32Array(statements.length * L);
      for (const [i, { words }] of statements.entries()) {
        told.set(numbers(words), (statements.length - 1 - i) * L);
      }
      return told;
    };
    const told = new Map([...new Set(examples.map(({ story }) => story))].map((story) => [
      story,
      tell(story),
    ]));
    this.length = examples.length;
    this.#shape = shape;
    this.#counts = Int32Array.from(examples, ({ question }) => Math.min(question.told, M));
    this.#statements = examples.map(({ story, question }, row) => {
      const later = story.statements.length - question.told;
      return told.get(story)!.subarray(later * L, (later + this.#counts[row]!) * L);
    });
    this.#questions = new Int32Array(examples.length * Q);
    for (const [row, { question }] of examples.entries()) {
      this.#questions.set(numbers(question.words), row * Q);
    }
    this.#answers = Int32Array.from(examples, ({ question }) => ids.get(question.answer) ?? -1);
  }

  batch(indices: ArrayLike<number>, reuse?: StoryBatch): StoryBatch {
    const { memorySlots, statementWords, questionWords } = this.#shape;
    const size = indices.length, numbers = memorySlots * statementWords;
    const statements = arrayOf(size * numbers, reuse?.statements);
    for (let row = 0; row < size; row++) {
      const told = this.#statements[indices[row]!];
      if (told === undefined) {
        throw new RangeError(`Cannot take example ${indices[row]} of ${this.length}`);
      }
      statements.set(told, row * numbers);
      statements.fill(0, row * numbers + told.length, (row + 1) * numbers);
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
