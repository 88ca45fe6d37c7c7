import type { Rate, TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";

/**
 * The result with an error for every trial that diverged, such as that of a guess: a network that is lost
 * answers no better. Left out, it would make its variant look better than it is. The trials keep their
 * status. Those that failed have no error, as the reason is none of the network's.
 *
 * @param error A fraction; each part of the data has as many wrong answers as are nearest to it.
 */
export function divergedAs(result: ResultFile, error: number): ResultFile {
  const workloads = new Map(result.workloads.map((one) => [one.name, one]));
  return {
    ...result,
    trials: result.trials.map((trial) =>
      trial.status === "diverged" ? withError(trial, workloads.get(trial.workload)!, error) : trial
    ),
  };
}

function withError(
  trial: TrialResult,
  { parts }: ResultFile["workloads"][number],
  error: number,
): TrialResult {
  const rate = (total: number): Rate => {
    const wrong = Math.round(error * total);
    return { value: wrong / total, wrong, total };
  };
  const sum = (of: "trainingQuestions" | "testQuestions") =>
    parts.reduce((total, part) => total + part[of], 0);
  const training = rate(sum("trainingQuestions"));
  return {
    ...trial,
    metrics: {
      trainError: training,
      validationError: training,
      testError: rate(sum("testQuestions")),
      testErrorByTask: Object.fromEntries(
        parts.map(({ task, testQuestions }) => [task, rate(testQuestions)]),
      ),
      trainLoss: Infinity,
    },
  };
}
