/**
 * What a task is: where examples come from, how they reach a model, and what others published.
 * A task knows no model.
 */

/** A number somebody published, with the protocol it belongs to. */
export interface PublishedResult {
  /** The task that it is of: one of the parts. */
  readonly task: string;
  /** What the number is, as a person would say it: "MemN2N, PE LS RN, 1k". */
  readonly title: string;
  /** What was trained, in the words in which the model describes itself: "PE LS RN, 3 hops, d 20". */
  readonly setting: string;
  /** A fraction: 0.083 is 8.3 %. */
  readonly value: number;
  /** Which of our metrics it is to be compared with. */
  readonly metric: "testError";
  /** Of this task; a run of another size is not compared with it. */
  readonly trainingQuestions: number;
  /** Epochs of training, a linear start not counted. */
  readonly epochs: number;
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

/** How much of the data is of one task. */
export interface DatasetPart {
  /** The task's name. */
  readonly task: string;
  /** The validation part included. */
  readonly trainingQuestions: number;
  readonly testQuestions: number;
}

/** The data of a task, split. */
export interface Dataset<B extends Batch = Batch> {
  readonly train: Examples<B>;
  /** Held out from training, never from test. */
  readonly validation: Examples<B>;
  readonly test: Examples<B>;
  /** What the data are of: one task, or several in the order in which `test` has their questions. */
  readonly parts: readonly DatasetPart[];
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
  /** Training questions of each part, those for validation included. */
  readonly train: number;
  /** Test questions of each part. */
  readonly test: number;
}

/** Where the files of one task lie. */
export interface FilePair {
  readonly train: string;
  readonly test: string;
}

/** Files by the name of the task that they are of. */
export type TaskFiles = Readonly<Record<string, FilePair>>;

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
  /** The tasks whose errors are told apart: of most tasks, only itself. */
  readonly parts: readonly string[];
  /**
   * Makes the data.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are too few stories to hold some out for validation.
   */
  generate(data: GeneratedData): D;
  /**
   * Finds the files of this task's parts in a folder of the collection; a part without files is left
   * out.
   *
   * @throws {MissingFileError} If the folder has files of no part.
   * @throws {DataError} If there is no such folder, or if two files claim to be the same.
   */
  locate(folder: string): Promise<TaskFiles>;
  /**
   * Reads the files of as many parts as there are.
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
