import type { ResultFile } from "../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { epochsToTarget, performanceProfile } from "../../../../bench/results/statistics/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile, makeTrial } from "../../_result_file.ts";

/** A trial whose validation error reached the target of 5 % after so many epochs, measured by fives. */
function trialOf(workload: string, variant: string, seed: number, epochs: number): TrialResult {
  const trial = makeTrial({ variant, seed, test: 0 });
  const validationError = Array.from(
    { length: 20 },
    (_, i) => (i + 1) % 5 !== 0 ? null : i + 1 >= epochs ? 0.05 : 0.3,
  );
  return { ...trial, workload, epochs: { ...trial.epochs, validationError } };
}

function resultOf(epochs: Readonly<Record<string, readonly (readonly number[])[]>>): ResultFile {
  const result = makeResultFile([]);
  return {
    ...result,
    workloads: ["a", "b", "c"].map((name) => ({ ...result.workloads[0]!, name })),
    trials: Object.entries(epochs).flatMap(([variant, workloads]) =>
      workloads.flatMap((own, w) =>
        own.map((epoch, seed) => trialOf("abc"[w]!, variant, seed, epoch))
      )
    ),
  };
}

Deno.test("epochsToTarget() is the first measured epoch at the target, or infinity", () => {
  assertEquals(epochsToTarget(trialOf("a", "plain", 1, 10), 0.05), 10);
  // Reached somewhere after the fifth: seen after the tenth.
  assertEquals(epochsToTarget(trialOf("a", "plain", 1, 6), 0.05), 10);
  assertEquals(epochsToTarget(trialOf("a", "plain", 1, Infinity), 0.05), Infinity);
  assertEquals(epochsToTarget(trialOf("a", "plain", 1, Infinity), 0.3), 5);
  assertEquals(epochsToTarget(makeTrial({ variant: "plain", seed: 1, test: null }), 1), Infinity);
});

Deno.test("performanceProfile() is the share of workloads solved within x times the best", () => {
  const [plain, noisy, ...others] = performanceProfile(resultOf({
    // Medians: 10, infinity (two of three miss), 5.
    plain: [[10, 5, 15], [5, Infinity, Infinity], [5, 5, Infinity]],
    // Medians: 5, infinity (between 20 and a miss), 15.
    noisy: [[5, 5, 5], [20, Infinity], [15, 15, 15]],
  }));
  assertEquals(others, []);
  assertEquals(plain, {
    variant: "plain",
    ratios: [
      { workload: "a", epochs: 10, ratio: 2 },
      { workload: "b", epochs: Infinity, ratio: Infinity },
      { workload: "c", epochs: 5, ratio: 1 },
    ],
    steps: [{ ratio: 1, share: 1 / 3 }, { ratio: 2, share: 2 / 3 }],
  });
  assertEquals(noisy!.steps, [{ ratio: 1, share: 1 / 3 }, { ratio: 3, share: 2 / 3 }]);
});

Deno.test("performanceProfile() counts updates where variants differ in batch size", () => {
  const result = resultOf({ plain: [[10], [10], [10]], noisy: [[10], [10], [10]] });
  for (const { spec, variant } of result.trials) {
    if (variant === "noisy") spec.budget = { ...spec.budget, batchSize: 2 * spec.budget.batchSize };
  }
  const [plain, noisy] = performanceProfile(result);
  // Twice the batch is half the updates.
  assertEquals([plain!.steps, noisy!.steps], [[{ ratio: 2, share: 1 }], [{ ratio: 1, share: 1 }]]);
});
