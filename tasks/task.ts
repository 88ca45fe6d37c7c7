/**
 * What a task is: where examples come from, how they reach a model, and what others published.
 * A task knows no model.
 */

import type { Batch, TaskData } from "./dataset.ts";
import type { DeclaredOptions, TaskOptions } from "./options.ts";

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

/** How much to generate, and from which seed: the same values give the same data. */
export interface GeneratedData {
  readonly seed: number;
  /** Training questions of each part, those for validation included; a stream ignores it. */
  readonly train: number;
  /** Test questions of each part. */
  readonly test: number;
}

/** Where files lie, by what they hold: "train", "testLabels". */
export type FilePaths = Readonly<Record<string, string>>;

/** The files of each part of a task, by the part's name. */
export type TaskFiles = Readonly<Record<string, FilePaths>>;

/** Data in files that users bring. */
export interface FileSource<D extends TaskData> {
  /**
   * Finds the files of a task's parts in a folder of its collection; a part without files is left out.
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

/** A benchmark task. */
export interface Task<D extends TaskData = TaskData> {
  /** As in a workload's name: "babi-qa1". Two tasks of one name are of different kinds. */
  readonly name: string;
  /** What is asked, in a few words: "single supporting fact". */
  readonly title: string;
  /** Grows when the generated data change. */
  readonly version: number;
  /** Of its batches: it goes with the models of this kind. */
  readonly kind: string;
  /** The NAME in `--data NAME=PATH`. */
  readonly collection: string;
  /** A trial is solved when its test error, a fraction, is at most this. */
  readonly targetError: number;
  readonly published: readonly PublishedResult[];
  /**
   * What the published numbers were measured on, in a word, where it was released: "stories". Null where
   * everyone generates their own.
   */
  readonly released: string | null;
  /** What an example is called, where it is not a question: "image". */
  readonly example?: string;
  /**
   * What its data are called by where they are from, where titles should say which they are: "drawn digits",
   * "MNIST's digits".
   */
  readonly dataNames?: Readonly<Record<"generated" | "files", string>>;
  /** Where the task is from: "bAbI tasks: Weston et al. 2015, arXiv 1502.05698." Null for our own. */
  readonly citation: string | null;
  /**
   * The tasks whose errors are reported separately: of most tasks, only itself. Where options decide what
   * is reported, the data's own parts say so.
   */
  readonly parts: readonly string[];
  readonly options: DeclaredOptions;
  /** Whether its training examples have a difficulty, for a curriculum to follow. */
  readonly graded: boolean;
  /**
   * How large its largest training examples are, in what models of its kind count: positions of a sequence, cells
   * of a tape. Estimates of time ask for it; missing: options change no size.
   *
   * @param options As `parseTaskOptions` gives them.
   */
  exampleSize?(options: TaskOptions): number;
  /**
   * Makes the data.
   *
   * @param options As `parseTaskOptions` gives them.
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are too few examples to hold some out for validation.
   */
  generate(data: GeneratedData, options: TaskOptions): D;
  /** Null where there are no files to bring. */
  readonly files: FileSource<D> | null;
}

/**
 * Completes a task. What is left out is as for a task that has no options, no files and nothing published,
 * and is solved by answering everything right.
 */
export function defineTask<D extends TaskData>(
  task: Pick<Task<D>, "name" | "title" | "kind" | "generate"> & Partial<Task<D>>,
): Task<D> {
  return {
    version: 1,
    collection: task.name,
    targetError: 0,
    published: [],
    released: null,
    citation: null,
    parts: [task.name],
    options: {},
    graded: false,
    files: null,
    ...task,
  };
}

/** A task whose batches are of one kind. */
export type TaskOf<B extends Batch> = Task<TaskData<B>> & { readonly kind: B["kind"] };

/** Data that a user gave and that cannot be used: the message is one line and names file and line. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/** A file of a task that is not in its folder, where other tasks' files may be. */
export class MissingFileError extends DataError {}
