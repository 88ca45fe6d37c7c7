import {
  type Dataset,
  type DatasetPart,
  MissingFileError,
  type Task,
  type TaskData,
  type TaskFiles,
  type TaskOptions,
  type UnknownAnswers,
} from "../../tasks/mod.ts";
import { UsageError } from "../base/mod.ts";
import type { Suite } from "../suites/mod.ts";
import type { DataSpec } from "../trial/spec/mod.ts";

/** Where a workload's questions come from, and how many there are. */
export interface PlannedData {
  readonly spec: DataSpec;
  readonly form: TaskData["form"];
  /** Null for generated data. */
  readonly files: TaskFiles | null;
  readonly parts: readonly DatasetPart[];
  readonly unknownAnswers: UnknownAnswers;
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
): PlannedData {
  const { form, parts, unknownAnswers } = task.generate({ seed, train, test }, options);
  const counts = form === "streamed" ? { test } : { train, test };
  return {
    spec: { source: "generated", version: task.version, seed, ...counts },
    form,
    files: null,
    parts,
    unknownAnswers,
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
): Promise<PlannedData | MissingFileError> {
  if (task.files === null) throw new UsageError(`Cannot read files of ${task.name}: it has none`);
  let files: TaskFiles;
  try {
    files = await task.files.locate(folder);
  } catch (error) {
    if (error instanceof MissingFileError) return error;
    throw error;
  }
  const dataset = await task.files.read(files), { train, test } = suite.data;
  if (dataset.form !== "finite") throw new TypeError(`Cannot read ${task.name} as a stream`);
  for (const { name, path, own, training, tests } of countsOf(task, files, dataset)) {
    // The releases that are split already have 900 and 100 questions where others have 1,000.
    const fits = training === train || own !== undefined && training - own === train;
    if (fits && tests === test) continue;
    throw new UsageError(
      `Cannot use ${path} in the suite "${suite.name}": ${name} has ` +
        `${training} training and ${tests} test ${task.example ?? "question"}s there, ` +
        `the suite takes ${train} and ${test}`,
    );
  }
  const { digest, parts, unknownAnswers } = dataset;
  return { spec: { source: "files", digest }, form: dataset.form, files, parts, unknownAnswers };
}

/** How many questions there are in the files of a task. */
interface FileCounts {
  readonly name: string;
  readonly path: string;
  /** Of the training questions, those for validation that have a file of their own. */
  readonly own?: number | undefined;
  readonly training: number;
  readonly tests: number;
}

/** Of a task with several parts, each with its files; the kinds of question within a file count together. */
function countsOf(task: Task, files: TaskFiles, dataset: Dataset): FileCounts[] {
  const named = task.parts.map((name) => ({ name, path: Object.values(files[name] ?? {})[0] }))
    .filter((one): one is { name: string; path: string } => one.path !== undefined);
  if (task.parts.length === 1) {
    const { train, validation, test, parts } = dataset;
    const own = parts[0]?.ownValidationQuestions;
    const training = train.length + validation.length;
    return named.map((one) => ({ ...one, own, training, tests: test.length }));
  }
  return named.map((one) => {
    const part = dataset.parts.find((part) => part.task === one.name)!;
    const { trainingQuestions: training, testQuestions: tests, ownValidationQuestions: own } = part;
    return { ...one, own, training, tests };
  });
}
