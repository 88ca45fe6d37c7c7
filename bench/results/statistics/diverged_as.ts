import { own } from "../../base/mod.ts";
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
  // What other trials were asked: a question may want several answers.
  const asked = new Map(
    result.trials.flatMap(({ workload, metrics }) =>
      metrics === null ? [] : [[workload, metrics.testErrorByTask] as const]
    ),
  );
  return {
    ...result,
    trials: result.trials.map((trial) =>
      trial.status === "diverged"
        ? withError(trial, workloads.get(trial.workload)!, error, asked.get(trial.workload) ?? {})
        : trial
    ),
  };
}

function withError(
  trial: TrialResult,
  { parts }: ResultFile["workloads"][number],
  error: number,
  asked: Readonly<Record<string, Rate>>,
): TrialResult {
  const rate = (total: number): Rate => {
    const wrong = Math.round(error * total);
    return { value: wrong / total, wrong, total };
  };
  const tests = parts.map(({ task, testQuestions }) =>
    [task, own(asked, task)?.total ?? testQuestions] as const
  );
  const answers = tests.reduce((sum, [, total]) => sum + total, 0);
  // A stream has no training questions to count.
  const questions = parts.reduce((sum, part) => sum + part.trainingQuestions, 0) || answers;
  return {
    ...trial,
    metrics: {
      trainError: rate(questions),
      validationError: rate(questions),
      testError: rate(answers),
      testErrorByTask: Object.fromEntries(tests.map(([task, total]) => [task, rate(total)])),
      trainLoss: Infinity,
    },
  };
}
