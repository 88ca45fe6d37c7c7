/**
 * What a task is: where examples come from, how they reach a model, and what others published.
 * A task knows no model.
 */

/** A number somebody published, with the protocol it belongs to. */
export interface PublishedResult {
  /** What the number is, as a person would say it: "test error, PE LS RN, 1k". */
  readonly title: string;
  /** A fraction: 0.083 is 8.3 %. */
  readonly value: number;
  /** Which of our metrics it is to be compared with. */
  readonly metric: "testError";
  /** Training questions of the published run; a run of another size is not compared with it. */
  readonly trainingQuestions: number;
  /** How it was measured: restarts, selection, joint or per task. */
  readonly protocol: string;
  /** Paper, table and column. */
  readonly citation: string;
}

/**
 * Stories with a question each, padded to one shape. Axis letters: B questions, M memory slots,
 * L words of a statement, Q words of a question. Word 0 is the null word: padding.
 */
export interface StoryBatch {
  readonly kind: "story";
  /** B. */
  readonly size: number;
  /** M: the same for every batch of a data set. */
  readonly memorySlots: number;
  /** L. */
  readonly statementWords: number;
  /** Q. */
  readonly questionWords: number;
  /** `[B, M, L]` word ids. Slot 0 is the most recent statement; slots past the count hold nulls. */
  readonly statements: Int32Array;
  /** `[B]` how many slots are in use, 0 to M. */
  readonly statementCounts: Int32Array;
  /** `[B, Q]` word ids. */
  readonly questions: Int32Array;
  /** `[B]` word ids of the answers; -1 for an answer that training never showed (always wrong). */
  readonly answers: Int32Array;
}

/** Every kind of batch that a task can make. */
export type Batch = StoryBatch;

/** A list of examples that can be put together into batches. */
export interface Examples<B extends Batch> {
  readonly length: number;
  /**
   * The examples at these indices, in this order, as one batch.
   *
   * @param reuse A batch of the same examples that is done with: what fits of its arrays is used again,
   * because garbage of this size is collected late.
   * @throws {RangeError} If an index is not one of an example.
   */
  batch(indices: ArrayLike<number>, reuse?: B): B;
}

/** A task's data, split. */
export interface Dataset<B extends Batch = Batch> {
  readonly train: Examples<B>;
  /** Held out from training, never from test. */
  readonly validation: Examples<B>;
  readonly test: Examples<B>;
  /** SHA-256 over the texts of the training and the test part: the identity of the data. */
  readonly digest: string;
}

/** A story as a person reads it. */
export interface ReadableStory {
  /** Statements in memory, by slot: the most recent first. */
  readonly statements: readonly string[];
  readonly question: string;
  readonly answer: string;
  /** Slots that hold the supporting facts (facts that fell out of memory are left out). */
  readonly supports: readonly number[];
}

/** The sizes a model has to know before it can be built. */
export interface StoryShape {
  /** V: words with the null word, which is word 0. */
  readonly vocabularySize: number;
  /** M. */
  readonly memorySlots: number;
  /** L. */
  readonly statementWords: number;
  /** Q. */
  readonly questionWords: number;
}

/** Stories, questions and answers over one vocabulary. */
export interface StoryDataset extends Dataset<StoryBatch> {
  readonly shape: StoryShape;
  /** Words by id; word 0 is the null word, written as an empty string. */
  readonly vocabulary: readonly string[];
  /**
   * A test question and its story, in words.
   *
   * @throws {RangeError} If there is no such question.
   */
  readTest(index: number): ReadableStory;
}

/** How much to generate, and from which seed: the same values give the same text. */
export interface GeneratedData {
  readonly seed: number;
  /** Training questions, the validation part included. */
  readonly train: number;
  /** Test questions. */
  readonly test: number;
}

/** Where the files of one task lie. */
export interface TaskFiles {
  readonly train: string;
  readonly test: string;
}

/** A benchmark task. */
export interface Task<D extends Dataset = Dataset> {
  /** As in a workload's name: "babi-qa1". */
  readonly name: string;
  /** What is asked, in a few words: "single supporting fact". */
  readonly title: string;
  /** Grows when the generated data change. */
  readonly version: number;
  readonly kind: Batch["kind"];
  /** The NAME in `--data NAME=PATH`. */
  readonly collection: string;
  /** A trial is solved when its test error, a fraction, is at most this. */
  readonly targetError: number;
  readonly published: readonly PublishedResult[];
  /**
   * Makes the data.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are too few stories to hold some out for validation.
   */
  generate(data: GeneratedData): D;
  /**
   * Finds this task's files in a folder of the collection.
   *
   * @throws {MissingFileError} If the folder has no such file.
   * @throws {DataError} If there is no such folder, or if two files claim to be the same.
   */
  locate(folder: string): Promise<TaskFiles>;
  /**
   * Reads the files.
   *
   * @throws {DataError} With file and line, if a file cannot be read or breaks the format.
   */
  read(files: TaskFiles): Promise<D>;
}

/** Data that a user gave and that cannot be used: the message is one line and names file and line. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/** A file of a task that is not in its folder, where other tasks' files may be. */
export class MissingFileError extends DataError {}
