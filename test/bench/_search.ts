/** Results with a search, none of whose trials was trained. */

import type { ResultFile } from "../../bench/results/mod.ts";
import { makeResultFile } from "./_result_file.ts";

type Search = NonNullable<ResultFile["search"]>;

const rate = (wrong: number, total: number) => ({ value: wrong / total, wrong, total });

/**
 * Three configurations of each arm on seeds 1 and 2, ten validation questions. Mean errors of plain: 0.5, 0.4,
 * 0.3; of noisy: 0.5, 0.1, 0.6, one of which diverged. A budget of 1 chooses 1 and 1, of 2 chooses 2 and 2, of 3
 * chooses 3 of plain and 2 of noisy.
 */
const search: Search = {
  seeds: [1, 2],
  values: { rate: { from: 0.01, to: 1, log: true }, eta: [1, 2, 3] },
  trials: [1, 2].map((seed) => ({ workload: "memn2n/babi-qa1", seed, questions: 10 })),
  arms: [
    {
      variant: "plain",
      configurations: [
        { values: { rate: 0.1 }, wrong: [5, 5] },
        { values: { rate: 0.2 }, wrong: [4, 4] },
        { values: { rate: 0.03 }, wrong: [3, 3] },
      ],
    },
    {
      variant: "noisy",
      configurations: [
        { values: { rate: 0.1, eta: 2 }, wrong: [5, 5] },
        { values: { rate: 0.2, eta: 1 }, wrong: [1, 1] },
        { values: { rate: 0.03, eta: 3 }, wrong: [2, null] },
      ],
    },
  ],
  others: [
    others("plain", 1, [60, 62, 64]),
    others("plain", 2, [40, 41, 42]),
    others("noisy", 1, [60, 61, 62]),
  ],
};

function others(
  variant: string,
  configuration: number,
  wrong: readonly number[],
): Search["others"][0] {
  return {
    variant,
    configuration,
    trials: wrong.map((test, i) => ({
      workload: "memn2n/babi-qa1",
      seed: 11 + i,
      status: "unsolved",
      metrics: {
        trainError: rate(0, 100),
        validationError: rate(0, 100),
        testError: rate(test, 100),
        testErrorByTask: { "babi-qa1": rate(test, 100) },
        trainLoss: 1,
      },
    })),
  };
}

/** The chosen configurations on seeds 11 to 13: plain has 30, 32 and 34 wrong of 100, noisy 31, 31 and 34. */
export function makeSearchResult(): ResultFile {
  const wrong = { plain: [30, 32, 34], noisy: [31, 31, 34] };
  const result = makeResultFile(
    Object.entries(wrong).flatMap(([variant, counts]) =>
      counts.map((test, i) => ({ variant, seed: 11 + i, train: test, test }))
    ),
  );
  return { ...result, seeds: [11, 12, 13], search };
}
