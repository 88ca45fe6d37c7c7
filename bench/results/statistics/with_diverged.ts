import type { Metrics, Rate } from "../../trial/spec/mod.ts";
import { errorOfGuess } from "../../suites/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { ComparedTrial } from "./_paired_trials.ts";

/** Several statistics need them, and a result does not change. */
const known = new WeakMap<ResultFile, ResultFile>();

/**
 * The result with an error for every trial that diverged, in the one way in which all statistics count them: that
 * of a guess, which is one in ten right of digits and none of other tasks. Left out, they would make their
 * variant look better than it is. They keep their status. Trials that failed have no error, as the reason is none
 * of the network's.
 */
export function withDiverged(result: ResultFile): ResultFile {
  const before = known.get(result);
  if (before !== undefined) return before;
  const made = result.trials.some(isLost) ? fillAll(result) : result;
  known.set(result, made);
  known.set(made, made);
  return made;
}

function fillAll(result: ResultFile): ResultFile {
  const fill = divergedFiller(result);
  return { ...result, trials: result.trials.map((trial) => fill(trial)) };
}

/** Gives a trial that diverged its error; other trials stay as they are. */
export function divergedFiller(result: ResultFile): <T extends ComparedTrial>(trial: T) => T {
  const workloads = new Map(result.workloads.map((one) => [one.name, one]));
  // What other trials were asked: a question may want several answers.
  const asked = new Map(
    result.trials.flatMap(({ status, workload, metrics }) =>
      metrics === null || status === "diverged" ? [] : [[workload, metrics] as const]
    ),
  );
  return (trial) => {
    if (!isLost(trial)) return trial;
    const workload = workloads.get(trial.workload);
    if (workload === undefined) return trial;
    return { ...trial, metrics: metricsOf(workload, asked.get(trial.workload)) };
  };
}

function isLost({ status, metrics }: ComparedTrial): boolean {
  return status === "diverged" && metrics === null;
}

/** Each part of the data has as many wrong answers as are nearest to the error. */
function metricsOf(
  { task, parts }: ResultFile["workloads"][number],
  asked: Metrics | undefined,
): Metrics {
  const error = errorOfGuess(task);
  const rate = (total: number): Rate => {
    const wrong = Math.round(error * total);
    return { value: wrong / total, wrong, total };
  };
  const ofTasks = asked?.testErrorByTask ??
    Object.fromEntries(parts.map(({ task, testQuestions }) => [task, rate(testQuestions)]));
  const answers = Object.values(ofTasks).reduce((sum, { total }) => sum + total, 0);
  // A stream has no training questions to count.
  const questions = parts.reduce((sum, part) => sum + part.trainingQuestions, 0) || answers;
  return {
    trainError: rate(asked?.trainError.total ?? questions),
    validationError: rate(asked?.validationError.total ?? questions),
    testError: rate(answers),
    testErrorByTask: Object.fromEntries(
      Object.entries(ofTasks).map(([task, { total }]) => [task, rate(total)]),
    ),
    ...asked?.furtherErrors === undefined ? {} : {
      furtherErrors: asked.furtherErrors.map((one) => ({ ...one, error: rate(one.error.total) })),
    },
    trainLoss: Infinity,
  };
}
