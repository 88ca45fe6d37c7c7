import {
  byArm,
  compareSuccesses,
  compareVariants,
  countSolved,
  differenceOfPairedShares,
  meanErrors,
  succeeded,
  type Success,
  TrialIndex,
} from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeArmsResult } from "../../_result_file.ts";
import { makeSuccesses, PART } from "../../_successes.ts";

const WORKLOAD = "memn2n/babi-qa1";
const result = makeSuccesses();

/** Whether the trials of a variant succeed, by seed. */
function outcomes(variant: string, success?: Success): (boolean | null)[] {
  return new TrialIndex(result).of(WORKLOAD, variant)
    .toSorted((one, other) => one.seed - other.seed)
    .map((trial) => succeeded(trial, success));
}

Deno.test("succeeded() takes errors under a limit, of the test or of a part, as the model answers", () => {
  // Errors of 0, 1, 2 and 3 %, one that diverged, one that failed: 1 % is not under 1 %.
  assertEquals(outcomes("plain", { under: 0.01 }), [true, false, false, false, false, null]);
  assertEquals(outcomes("plain", { under: 0.02 }), [true, true, false, false, false, null]);
  // 1, 0.5, 4.5 and 0 %.
  assertEquals(outcomes("plain", { part: PART, under: 0.01 }), [
    ...[false, true, false, true],
    ...[false, null],
  ]);
  // Without a limit, 5 % and less: the task's target.
  assertEquals(outcomes("plain"), [true, true, true, true, false, null]);
  // Nothing of this part: a trial that diverged would not have been right there either.
  assertEquals(outcomes("plain", { part: "length 30", under: 1 }), [
    ...[null, null, null, null],
    ...[false, null],
  ]);
});

Deno.test("an error is compared with a limit exactly, however many answers it is of", () => {
  const [trial] = result.trials;
  for (const total of [100, 128, 300, 1000, 1024, 7290, 99_999]) {
    for (const under of [0.01, 0.02, 0.03, 0.05, 0.07]) {
      for (const wrong of [0, 1, 2].map((more) => Math.floor(under * total + 1e-9) - 1 + more)) {
        const testError = { value: wrong / total, wrong, total };
        const found = succeeded({ ...trial!, metrics: { ...trial!.metrics!, testError } }, {
          under,
        });
        // In whole numbers.
        assertEquals(found, 100 * wrong < Math.round(100 * under) * total, `${wrong} of ${total}`);
      }
    }
  }
});

Deno.test("countSolved() counts successes, and not the trials that failed", () => {
  const of = (variant: string, success?: Success) => {
    const { count, total } = countSolved(new TrialIndex(result).of(WORKLOAD, variant), success);
    return [count, total];
  };
  assertEquals(of("plain", { under: 0.01 }), [1, 5]);
  assertEquals(of("noisy", { under: 0.01 }), [5, 7]);
  assertEquals(of("plain", { part: PART, under: 0.02 }), [3, 5]);
  assertEquals(of("plain"), [4, 5]);
  // The share that does not: 4 of 5.
  assertEquals(meanErrors(result, ["plain"], "unsolved", { under: 0.01 }).all, 4 / 5);
});

Deno.test("compareSuccesses() counts pairs of a seed, without those of which one failed", () => {
  // Seed 1: plain alone; 2, 3 and 5 (where plain diverged): noisy alone; 4: neither, as noisy has 1 %.
  const solved = { both: 0, onlyVariant: 3, onlyReference: 1, neither: 1 };
  const found = compareSuccesses(result, "noisy", { workload: WORKLOAD, success: { under: 0.01 } });
  const { lowest, highest } = differenceOfPairedShares(solved);
  assertEquals(found, {
    ...{ ...solved, reference: "plain", pairs: 5, seeds: 5, difference: 2 / 5 },
    // One and three of four tosses: 2 x (1 + 4) / 16.
    p: 10 / 16,
    interval: { lowest, highest },
    clustered: null,
  });
  assertEquals(lowest < 0.4 && 0.4 < highest, true);
  // 3 % and 0 % of seed 4 are both under 4 %, and of seed 5 plain is under none.
  const wide = { workload: WORKLOAD, success: { under: 0.04 } };
  const { both, onlyVariant, onlyReference, neither } = compareSuccesses(result, "noisy", wide)!;
  assertEquals([both, onlyVariant, onlyReference, neither], [3, 1, 1, 0]);
  assertEquals(compareSuccesses(result, "plain", wide), null);
  assertEquals(compareSuccesses(result, "noisy", { ...wide, workload: "other" }), null);
});

Deno.test("compareVariants() compares the shares that are not under a limit", () => {
  const success = { part: PART, under: 0.02 };
  // 1, 0.5, 4.5, 0 % and diverged against 10, 0, 0.5, 1.5 and 2 %.
  const found = compareVariants(result, "noisy", { metric: "unsolved", success })!;
  const bySeed = found.pairs.toSorted((one, other) => one.seed - other.seed);
  assertEquals(bySeed.map(({ difference }) => difference), [1, 0, -1, 0, 0]);
  const { both, onlyVariant, onlyReference, neither } = found.solved;
  assertEquals([both, onlyVariant, onlyReference, neither], [2, 1, 1, 1]);
  // Both of seed 6, and seed 7.
  assertEquals(found.leftOut, 3);
});

Deno.test("the configurations of an arm are counted together, in pairs each with its own reference", () => {
  // Under 6 %: plain 4 of (4, 20, 30, 40), noisy 5 and 0 of (10, 5, 30, 0).
  const arms = makeArmsResult(), success = { under: 0.06 };
  const counted = new TrialIndex(byArm(arms));
  const counts = ["plain", "noisy"].map((arm) =>
    countSolved(counted.of(WORKLOAD, arm), success).count
  );
  assertEquals(counts, [1, 2]);
  const found = compareSuccesses(arms, "noisy", { workload: WORKLOAD, success })!;
  // Of a: 10 against 4, 5 against 20; of b: 30 against 30, 0 against 40.
  assertEquals(
    [found.reference, found.both, found.onlyVariant, found.onlyReference, found.neither],
    ["plain", 0, 2, 1, 1],
  );
  assertAlmostEquals(found.difference, 1 / 4, 1e-12);
});

Deno.test("compareSuccesses() of an arm has an interval by seed and configuration beside Newcombe's", () => {
  // Each configuration on four seeds: differences 1, 0, 0, 0 under seed 1, and 0, 1, 0, -1 under 1, 2, 3 and 4.
  const arms = makeArmsResult();
  const [own, other] = ["noisy", "plain"].map((arm) =>
    arms.variants.filter((one) => one.arm === arm).map(({ name }) => name)
  ) as [string[], string[]];
  const errors = [[[1, 9], [9, 9], [1, 1], [9, 9]], [[9, 9], [1, 9], [1, 1], [9, 1]]];
  const trials = errors.flatMap((seeds, c) =>
    seeds.flatMap((pair, s) =>
      pair.map((wrong, side) => ({
        ...arms.trials[0]!,
        ...{ variant: [own, other][side]![c]!, seed: s + 1, status: "unsolved" as const },
        metrics: {
          ...arms.trials[0]!.metrics!,
          testError: { value: wrong / 100, wrong, total: 100 },
        },
      }))
    )
  );
  const found = compareSuccesses({ ...arms, trials }, "noisy", {
    workload: WORKLOAD,
    success: { under: 0.06 },
  })!;
  assertEquals(found.clustered!.clusters, { seeds: 4, configurations: 2 });
  // Distances 0.875, -0.125 x 3 and -0.125, 0.875, -0.125, -1.125. Squares 2.875, by pair 8/7 of it; by seed sums
  // 0.75, 0.75, -0.25, -1.25, so 4/3 x 2.75; by configuration 0.5, -0.5, so 2 x 0.5: all over 64. As 3.667 + 1 - 3.286
  // is less than 3.667, that counts, with 3.667^2 / (3.667^2 / 3 + 1) = 2.45 degrees: t is over 3.18, of 3.
  const { lowest, highest } = found.clustered!;
  assert((highest - lowest) / 2 > 3.18 * Math.sqrt(11 / 3) / 8);
  assert((highest - lowest) / 2 < 4.31 * Math.sqrt(11 / 3) / 8);
  assert(lowest <= found.interval.lowest && highest >= found.interval.highest);
});
