/**
 * What a task is: where examples come from, how they reach a model, and what others published.
 * A task knows no model.
 */

import type { Json } from "../engine/base/mod.ts";
import type { Dataset } from "./dataset.ts";
import type { StoryBatch, StoryDataset } from "./story.ts";
import type { TableBatch, TableDataset } from "./table.ts";

/** A number somebody published, with the protocol it belongs to. */
export interface PublishedResult {
  /** The task that it is of: one of the parts, and then all of its test. */
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
  /** Epochs of training, a linear start not counted; null where that is not known. */
  readonly epochs: number | null;
  /** How it was measured: restarts, selection, joint or per task. */
  readonly protocol: string;
  /** Paper, table and column. */
  readonly citation: string;
}

/** Every kind of batch that a task can make. */
export type Batch = StoryBatch | TableBatch;

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
  /** Missing where some of the training questions are to be held out. */
  readonly validation?: string;
}

/** Files by the name of the task that they are of. */
export type TaskFiles = Readonly<Record<string, FilePair>>;

/** Options as they stand in a trial's specification: all of them, defaults filled in. */
export type TaskOptions = Readonly<Record<string, Json>>;

/** A benchmark task. */
export interface Task<D extends Dataset = Dataset> {
  /** As in a workload's name: "babi-qa1". Two tasks of one name are of different kinds. */
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
   * The tasks whose errors are told apart: of most tasks, only itself. Where options decide what is told
   * apart, the data's own parts say so.
   */
  readonly parts: readonly string[];
  /**
   * Fills in the defaults.
   *
   * @throws {TypeError} If an option is unknown or its value cannot be used.
   */
  parseOptions(options: Readonly<Record<string, unknown>>): TaskOptions;
  /**
   * Makes the data.
   *
   * @param options As `parseOptions` gives them.
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are too few stories to hold some out for validation.
   */
  generate(data: GeneratedData, options: TaskOptions): D;
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

/** A task about stories. */
export type StoryTask = Task<StoryDataset> & { readonly kind: "story" };

/** A task about tables. */
export type TableTask = Task<TableDataset> & { readonly kind: "table" };

/** Data that a user gave and that cannot be used: the message is one line and names file and line. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/** A file of a task that is not in its folder, where other tasks' files may be. */
export class MissingFileError extends DataError {}
