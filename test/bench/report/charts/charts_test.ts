import { changeOptimizer } from "../../_trials.ts";
import {
  type Chart,
  differenceChart,
  distributionChart,
  errorChart,
  lossChart,
  normChart,
  pairChart,
  profileChart,
  targetChart,
} from "../../../../bench/report/charts/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import {
  compareVariants,
  performanceProfile,
  TrialIndex,
} from "../../../../bench/results/statistics/mod.ts";
import { VALIDATE_EVERY } from "../../../../bench/trial/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

const workload = "memn2n/babi-qa1";

/** Trials whose losses and validation errors, of each epoch, are given by variant and seed. */
function makeCurves(curves: Readonly<Record<string, readonly (readonly number[])[]>>): ResultFile {
  const result = makeResultFile(
    Object.entries(curves).flatMap(([variant, seeds]) =>
      seeds.map((_, i) => ({ variant, seed: i + 1, test: i + 1 }))
    ),
  );
  return {
    ...result,
    trials: result.trials.map((trial) => {
      const values = [...curves[trial.variant]![trial.seed - 1]!], zero = values.map(() => 0);
      return {
        ...trial,
        epochs: {
          phase: values.map((_, i) => i === 0 ? "linear" : "softmax"),
          learningRate: zero,
          trainLoss: values,
          validationError: values,
          validationLoss: zero,
          gradientNorm: values.map((value) => 100 * value),
          clippedGradientNorm: values,
          clippedShare: zero,
          noiseStandardDeviation: zero,
        },
      };
    }),
  };
}

function seriesOf({ series }: Chart, label: string) {
  return series.find((one) => one.label === label);
}

Deno.test("curves have the median and the middle half of the seeds, and a line for each", () => {
  const result = makeCurves({ plain: [[0.1, 0.01], [0.2, 0.02], [0.3, 0.03], [0.4, 0.08]] });
  const index = new TrialIndex(result);
  const chart = lossChart(result, index, workload, "x");
  assertEquals([chart.labels, chart.shaded?.epochs, chart.workload], [[1, 2], 1, workload]);
  // Four values: a quarter of the way from the first to the last is 0.75 of the way to the second.
  const band = seriesOf(chart, "plain, middle half");
  assertEquals(band?.style === "band" && [band.lowest, band.highest], [
    [0.175, 0.0175],
    [0.325, 0.0425],
  ]);
  const median = seriesOf(chart, "plain, median");
  assertEquals(median?.style === "median" && median.values, [0.25, 0.025]);
  assertEquals(chart.series.filter(({ style }) => style === "seed").length, 4);
  const error = seriesOf(errorChart(result, index, workload, "x"), "plain, median");
  assertEquals(error?.style === "median" && error.values, [25, 2.5]);
});

Deno.test("errorChart() says how often the budgets measure", () => {
  const noteAfter = (...intervals: readonly (number | undefined)[]) => {
    const result = makeCurves({ plain: intervals.map(() => [0.1, 0.01]) });
    const trials = result.trials.map((trial, i) => {
      const { spec } = trial, validateEvery = intervals[i];
      return { ...trial, spec: { ...spec, budget: { ...spec.budget, validateEvery } } };
    });
    return errorChart(result, new TrialIndex({ trials }), workload, "x").note;
  };
  const usual = `In evaluation mode, every ${VALIDATE_EVERY} epochs and after the last.`;
  assertEquals(noteAfter(undefined), usual);
  assertEquals(noteAfter(undefined, VALIDATE_EVERY), usual);
  assertEquals(noteAfter(2, 2), "In evaluation mode, every 2 epochs and after the last.");
  assertEquals(noteAfter(1), "In evaluation mode, after each epoch.");
  assertEquals(
    noteAfter(1, undefined),
    "In evaluation mode, as often as each variant says, and after the last epoch.",
  );
});

Deno.test("of three seeds there is no middle half", () => {
  const result = makeCurves({ plain: [[0.1], [0.2], [0.3]] });
  const chart = lossChart(result, new TrialIndex(result), workload, "x");
  assertEquals(chart.series.filter(({ style }) => style === "band"), []);
});

Deno.test("targetChart() steps up where a seed reaches the target, and counts those that miss it", () => {
  // The target is 5 %: seed 1 has it after the first epoch, seed 2 after the third, seed 3 never.
  const result = makeCurves({
    plain: [[0.05, 0.1, 0.1], [0.2, 0.1, 0], [0.2, 0.2, 0.2]],
    noisy: [[0.2, 0.2, 0.2], [0.2, 0.2, 0.2], [0.2, 0.01, 0.2]],
  });
  const chart = targetChart(result, new TrialIndex(result), workload, "x")!;
  const plain = seriesOf(chart, "plain"), noisy = seriesOf(chart, "noisy");
  assertEquals(plain?.style === "steps" && [plain.x, plain.values], [[1, 3], [33.33, 66.67]]);
  assertEquals(noisy?.style === "steps" && [noisy.x, noisy.values], [[1, 2, 3], [0, 33.33, 33.33]]);
  // Of 1, 3 and infinity the median is 3; of infinity twice and 2 it is infinity.
  assertStringIncludes(chart.note!, "within: plain 3 epochs and noisy never.");
});

Deno.test("targetChart() is none where no seed reaches the target", () => {
  const result = makeCurves({ plain: [[0.2, 0.06]], noisy: [[0.2, 0.2]] });
  assertEquals(targetChart(result, new TrialIndex(result), workload, "x"), null);
});

Deno.test("distributionChart() has every seed and the quartiles of each variant", () => {
  const result = makeResultFile([
    ...[10, 20, 30, 40, 50].map((test, i) => ({ variant: "plain", seed: i + 1, test })),
    { variant: "noisy", seed: 1, test: 7 },
    { variant: "noisy", seed: 2, test: null },
  ]);
  const index = new TrialIndex(result);
  const [plain, noisy] = distributionChart(result, index, workload, "x")!.series;
  assertEquals(plain?.style === "distribution" && [plain.samples, plain.quartiles], [
    [[10, 20, 30, 40, 50]],
    [[20, 30, 40]],
  ]);
  assertEquals(noisy?.style === "distribution" && noisy.samples, [[7]]);
  assertEquals(distributionChart(makeResultFile([]), index, "none", "x"), null);
});

Deno.test("differenceChart() has the mean with its interval, and none of too few seeds", () => {
  const pairs = [[9, 10], [16, 20], [32, 30], [39, 40], [49, 50]];
  const outcomes = pairs.flatMap(([noisy, plain], i) => [
    { variant: "plain", seed: i + 1, test: plain! },
    { variant: "noisy", seed: i + 1, test: noisy! },
  ]);
  const intervalOf = (result: ResultFile) => {
    const { series } = differenceChart(result, [compareVariants(result, "noisy")!]);
    const found = series.find(({ style }) => style === "interval");
    return found?.style === "interval" && [found.values, found.lowest, found.highest];
  };
  // -1, -4, 2, -1, -1: -1 -+ 2.776445 x 2.1213203 / root(5), which is 2.634.
  assertEquals(intervalOf(makeResultFile(outcomes)), [[-1], [-3.634], [1.634]]);
  assertEquals(intervalOf(makeResultFile(outcomes.slice(0, 4))), [[-2.5], [null], [null]]);
});

Deno.test("pairChart() draws the lowest seeds of many", () => {
  const result = makeResultFile(
    Array.from({ length: 50 }, (_, i) => i + 1).flatMap((seed) => [
      { variant: "plain", seed, test: 10 },
      { variant: "noisy", seed, test: 10 },
    ]),
  );
  const { pairs, mean, variant, reference } = compareVariants(result, "noisy")!;
  const chart = pairChart(result, { workload, variant, reference, pairs, mean }, "x");
  assertEquals([chart.series.length, chart.series[0]!.label], [40, "seed 1"]);
  assertStringIncludes(chart.note!, "over 50 pairs; the first 40 seeds are drawn.");
});

Deno.test("profileChart() steps from the fastest variant's share to all that is solved", () => {
  // Epochs to the target: plain 1 and 4, noisy 2 and 4 (the same workload twice, under two names).
  const first = makeCurves({ plain: [[0.01, 1, 1, 1]], noisy: [[1, 0.01, 1, 1]] });
  const second = makeCurves({ plain: [[1, 1, 1, 0]], noisy: [[1, 1, 1, 0]] });
  const result = {
    ...first,
    workloads: [first.workloads[0]!, { ...first.workloads[0]!, name: "other" }],
    trials: [...first.trials, ...second.trials.map((trial) => ({ ...trial, workload: "other" }))],
  };
  const chart = profileChart(result, performanceProfile(result), "x");
  const lines = chart.series.map((one) => one.style === "steps" && [one.x, one.values]);
  assertEquals(lines, [[[1, 2], [100, 100]], [[1, 2], [50, 100]]]);
});

Deno.test("normChart() has the threshold of the clip, and the noise times the root of its parameters", () => {
  const made = makeCurves({ noisy: [[1, 2]] });
  const result = {
    ...made,
    trials: made.trials.map((trial) => ({
      ...trial,
      parameterCount: 400,
      epochs: { ...trial.epochs, noiseStandardDeviation: [0.5, 0.25] },
      spec: {
        ...trial.spec,
        optimizer: changeOptimizer(trial.spec.optimizer, {
          noise: "noise(annealed(eta=1, gamma=0.5))",
        }),
      },
    })),
  };
  const { series } = normChart(result, new TrialIndex(result), workload, "x");
  const lines = series.map((one) => [one.label, "values" in one && one.values]);
  assertEquals(lines, [
    ["noisy, before the clip", [100, 200]],
    ["noisy, after the clip", [1, 2]],
    ["noisy, the noise", [10, 5]],
    ["threshold of the clip, 40", [40, 40]],
  ]);
});
