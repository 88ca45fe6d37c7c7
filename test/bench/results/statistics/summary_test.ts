import {
  bestTrial,
  pairedDifferences,
  summarizeCells,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeResultFile, makeTrial } from "../../_result_file.ts";

Deno.test("bestTrial() takes the lowest training error, whatever the test error", () => {
  const best = bestTrial([
    makeTrial({ variant: "plain", seed: 1, train: 4, test: 0 }),
    makeTrial({ variant: "plain", seed: 2, train: 3, test: 9 }),
    makeTrial({ variant: "plain", seed: 3, train: 5, test: 1 }),
  ]);
  assertEquals(best?.seed, 2);
});

Deno.test("bestTrial() breaks ties by training loss, then by seed", () => {
  const trial = (seed: number, loss: number) =>
    makeTrial({ variant: "plain", seed, train: 3, test: 0, loss });
  assertEquals(bestTrial([trial(1, 0.5), trial(2, 0.4), trial(3, 0.6)])?.seed, 2);
  assertEquals(bestTrial([trial(7, 0.5), trial(2, 0.5), trial(3, 0.5)])?.seed, 2);
});

Deno.test("bestTrial() knows no best of trials without metrics", () => {
  assertEquals(bestTrial([]), null);
  assertEquals(bestTrial([makeTrial({ variant: "plain", seed: 1, test: null })]), null);
});

Deno.test("summarizeCells() divides all wrong answers by all questions", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, test: 2 },
    { variant: "plain", seed: 2, test: 8 },
    { variant: "plain", seed: 3, test: null },
  ]);
  // One test part is larger: (2 + 8 + 60) / (100 + 100 + 300) = 70 / 500 = 0.14. The mean of the
  // three fractions would be (0.02 + 0.08 + 0.2) / 3 = 0.1.
  result.trials.push(makeTrial({ variant: "plain", seed: 4, test: 20 }));
  result.trials[3]!.metrics!.testError = { value: 0.2, wrong: 60, total: 300 };
  const [plain, noisy] = summarizeCells(result);
  assertAlmostEquals(plain!.testError!.mean, 0.14, 1e-12);
  assertEquals([plain!.testError!.lowest, plain!.testError!.highest], [0.02, 0.2]);
  assertEquals(
    [plain!.trials, plain!.solved.count, plain!.unsolved, plain!.diverged, plain!.failed],
    [4, 1, 2, 0, 1],
  );
  assertEquals(plain!.durationSeconds, 8);
  assertEquals([noisy!.variant, noisy!.trials, noisy!.testError, noisy!.best], [
    "noisy",
    0,
    null,
    null,
  ]);
});

Deno.test("summarizeCells() goes by the order of the file's workloads and variants", () => {
  const result = makeResultFile([{ variant: "noisy", seed: 1, test: 1 }]);
  result.workloads.unshift({ ...result.workloads[0]!, name: "memn2n/babi-qa20" });
  assertEquals(summarizeCells(result).map(({ workload, variant }) => `${workload} ${variant}`), [
    "memn2n/babi-qa20 plain",
    "memn2n/babi-qa20 noisy",
    "memn2n/babi-qa1 plain",
    "memn2n/babi-qa1 noisy",
  ]);
});

Deno.test("pairedDifferences() subtracts the reference, seed by seed", () => {
  const [difference, ...others] = pairedDifferences(makeResultFile([
    { variant: "plain", seed: 1, test: 10 },
    { variant: "plain", seed: 2, test: 4 },
    { variant: "plain", seed: 3, test: 7 },
    { variant: "noisy", seed: 3, test: null },
    { variant: "noisy", seed: 2, test: 5 },
    { variant: "noisy", seed: 1, test: 7 },
  ]));
  assertEquals(others, []);
  const { pairs, spread, variant, reference } = difference!;
  assertEquals([variant, reference], ["noisy", "plain"]);
  // Seed 1: 7 - 10 = -3; seed 2: 5 - 4 = +1; seed 3 failed. Mean (-3 + 1) / 2 = -1, in hundredths.
  assertEquals(pairs.map(({ seed }) => seed).toSorted(), [1, 2]);
  assertAlmostEquals(pairs.find(({ seed }) => seed === 1)!.difference, -0.03, 1e-12);
  assertAlmostEquals(spread.mean, -0.01, 1e-12);
  assertAlmostEquals(spread.lowest, -0.03, 1e-12);
  assertAlmostEquals(spread.highest, 0.01, 1e-12);
});

Deno.test("pairedDifferences() leaves out what has no common seed, and needs a reference", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, test: 10 },
    { variant: "noisy", seed: 2, test: 5 },
  ]);
  assertEquals(pairedDifferences(result), []);
  const alone = result.variants.map((variant) => ({ ...variant, reference: null }));
  assertEquals(pairedDifferences({ ...result, variants: alone }), []);
});
