/**
 * What a model is given, whatever the task: examples in batches. Data are finite, made or read once, or
 * streamed, drawn fresh for every update; what is held out of training is finite in both.
 */

import type { RandomStream } from "../engine/base/mod.ts";

/** Some examples as arrays. Each kind of task adds its own. */
export interface Batch {
  /** Which arrays there are: models take batches of one kind. */
  readonly kind: string;
  readonly size: number;
}

/** A list of examples that can be put together into batches. */
export interface Examples<B extends Batch> {
  readonly length: number;
  /**
   * The examples at these indices, in this order, as one batch.
   *
   * @param reuse A batch that is no longer needed. Its arrays are used again if they fit, because garbage
   * of this size is collected late.
   * @throws {RangeError} If there is no example at an index.
   */
  batch(indices: ArrayLike<number>, reuse?: B): B;
}

/** A fresh example that is asked for: a function of these two and of nothing else. */
export interface Draw {
  /** From 1. */
  readonly difficulty: number;
  /** At its beginning. */
  readonly random: RandomStream;
}

/** Examples without end. */
export interface ExampleStream<B extends Batch> {
  /** Difficulties are 1 to this. */
  readonly hardest: number;
  /**
   * A fresh example for each draw, in this order, as one batch.
   *
   * @param reuse A batch that is no longer needed.
   */
  fresh(draws: readonly Draw[], reuse?: B): B;
}

/** A part of the data whose errors are reported separately. */
export interface DatasetPart {
  /** The task's name, or what is asked: "babi-qa1", "sum A", "length 41". */
  readonly task: string;
  /** The validation part included; 0 of a stream. */
  readonly trainingQuestions: number;
  /** Of these, questions from a file for validation; missing where some were held out. */
  readonly ownValidationQuestions?: number;
  readonly testQuestions: number;
  /**
   * Whether it is harder than anything that is trained on, such as longer: reported, and left out of the
   * test error.
   */
  readonly beyond?: boolean;
}

/** Questions of a part, and how many of them have an answer that training does not show. */
export interface UnknownAnswerCount {
  readonly unknown: number;
  readonly total: number;
}

/** Answers that no network can learn to give: their words are nowhere in what it is trained on. */
export interface UnknownAnswers {
  readonly validation: UnknownAnswerCount;
  readonly test: UnknownAnswerCount;
}

/** What is held out of training. */
export interface HeldOut<B extends Batch> {
  readonly validation: Examples<B>;
  readonly test: Examples<B>;
  /** What errors are reported of, in the order in which `test` has their questions. */
  readonly parts: readonly DatasetPart[];
  readonly unknownAnswers: UnknownAnswers;
  /** SHA-256: the identity of the data. Of a stream, of what is held out of it. */
  readonly digest: string;
}

/** Finite data, split. */
export interface Dataset<B extends Batch = Batch> extends HeldOut<B> {
  readonly form: "finite";
  readonly train: Examples<B>;
  /** How hard each training example is, from 1; null where that is not known. */
  readonly difficulties: ArrayLike<number> | null;
}

/** Data that are drawn fresh for every update. */
export interface StreamedData<B extends Batch = Batch> extends HeldOut<B> {
  readonly form: "streamed";
  readonly train: ExampleStream<B>;
}

/** The data of a task. */
export type TaskData<B extends Batch = Batch> = Dataset<B> | StreamedData<B>;

/**
 * Examples of a stream that stay the same, one for each difficulty given: what is held out of it.
 *
 * @param random Each example is drawn from the stream of its index under this one's key.
 */
export function fixedExamples<B extends Batch>(
  stream: ExampleStream<B>,
  difficulties: ArrayLike<number>,
  random: RandomStream,
): Examples<B> {
  const { length } = difficulties;
  return {
    length,
    batch(indices, reuse) {
      const draws = Array.from(indices, (index): Draw => {
        const difficulty = difficulties[index];
        if (difficulty === undefined) {
          throw new RangeError(`Cannot take example ${index} of ${length}`);
        }
        return { difficulty, random: random.derive(index) };
      });
      return stream.fresh(draws, reuse);
    },
  };
}
