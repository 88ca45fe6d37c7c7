import {
  type DatasetPart,
  MissingFileError,
  type Task,
  type TaskFiles,
  type TaskOptions,
} from "../tasks/mod.ts";
import { UsageError } from "./errors.ts";
import type { Suite } from "./suites/mod.ts";
import type { DataSpec } from "./trial_spec.ts";

/** Where a workload's questions come from, and how many there are. */
export interface TaskData {
  readonly spec: DataSpec;
  /** Null for generated data. */
  readonly files: TaskFiles | null;
  readonly parts: readonly DatasetPart[];
}

/**
 * Generated data. They are made once here, so that too small a number of questions shows before the
 * first trial.
 *
 * @throws {DataError} If there are too few questions.
 */
export function generatedData(
  task: Task,
  options: TaskOptions,
  { seed, train, test }: Suite["data"],
): TaskData {
  const { parts } = task.generate({ seed, train, test }, options);
  return {
    spec: { source: "generated", version: task.version, seed, train, test },
    files: null,
    parts,
  };
}

/**
 * The data in a folder of the user's, read whole, so that whatever is wrong with them shows before
 * the first trial.
 *
 * @returns What is missing, if the folder has no files of this task.
 * @throws {DataError} If they cannot be read.
 * @throws {UsageError} If there are more or fewer questions than the suite is made for.
 */
export async function filesData(
  task: Task,
  folder: string,
  suite: Suite,
): Promise<TaskData | MissingFileError> {
  let files: TaskFiles;
  try {
    files = await task.locate(folder);
  } catch (error) {
    if (error instanceof MissingFileError) return error;
    throw error;
  }
  const { parts, digest } = await task.read(files);
  const { train, test } = suite.data;
  for (const { task, trainingQuestions, testQuestions } of parts) {
    if (trainingQuestions === train && testQuestions === test) continue;
    throw new UsageError(
      `Cannot use ${files[task]!.train} in the suite "${suite.name}": ${task} has ` +
        `${trainingQuestions} training and ${testQuestions} test questions there, ` +
        `the suite takes ${train} and ${test}`,
    );
  }
  return { spec: { source: "files", digest }, files, parts };
}
