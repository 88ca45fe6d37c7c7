import {
  type ClaimTest,
  commandOf,
  holmWords,
  judgeClaims,
  largestWords,
  meansWords,
  measuredWords,
  papers,
  publishedWords,
  shareWords,
  standingWords,
  tally,
} from "../../../../bench/results/claims/mod.ts";
import { suites, type Variant } from "../../../../bench/suites/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertMatch } from "../../../../std.ts";
import { plannedResult, withWrong, type Wrong } from "../../_planned.ts";

/** The claims as if all that are about a best of n were about means, which can be derived by hand. */
const ofMeans = papers.map((paper) => ({
  ...paper,
  claims: paper.claims.map((claim) =>
    claim.test.suite === null || claim.test.of !== "best"
      ? claim
      : { ...claim, test: { ...claim.test, of: "means" as const } }
  ),
}));

function judgementOf(id: string, ...results: readonly ResultFile[]) {
  return judgeClaims(results, ofMeans).find(({ claim }) => claim.id === id)!;
}

const seeds = [1, 2, 3, 4, 5];
const options = { workloads: ["memn2n/babi-qa4"], variants: ["bow", "pe"], seeds };

/** Position encoding against a bag of words: 300 wrong answers, and as many more as said. */
function encoding(differences: readonly number[]): Wrong {
  return (_, variant, seed) => variant === "bow" ? 300 : 300 + differences[seed - 1]!;
}

/** A third of the grid, three arms of 24 configurations; its 50,000 questions are generated once. */
const grid = plannedResult(
  "paper-neural-programmer-grid",
  { variants: ["*-clip1-*"], seeds: [1, 2, 3], epochs: 1 },
  () => 500,
);

/** Layer-wise tying, published as 1.9 points worse, against three hops. */
const layerWise = async (differences: readonly number[]) =>
  judgementOf(
    "layer-wise",
    await plannedResult(
      "ladder-joint",
      { variants: ["3-hops", "layer-wise"], seeds },
      (_, variant, seed) => variant === "3-hops" ? 300 : 300 + differences[seed - 1]!,
    ),
  );

/** Half of the configurations of an arm. */
function isOfHalf(variant: string): boolean {
  return variant.includes("-eps1e-8-");
}

const ladder = async (differences: readonly number[]) =>
  judgementOf("position-encoding", await plannedResult("ladder", options, encoding(differences)));

Deno.test("a claim has its sign if the interval lies on its side of zero", async () => {
  // Mean -30, standard deviation 15.81: -30 +- 2.776 x 15.81 / sqrt(5) = -49.6 to -10.4 of 1,000.
  const judgement = await ladder([-10, -20, -30, -40, -50]);
  assertEquals([judgement.grade, judgement.seedsNeeded], ["signOnly", null]);
  // Of task 4, 28.2 points are published.
  assertAlmostEquals(judgement.size!, -0.282, 1e-12);
  assertEquals(standingWords(judgement), "sign only: the difference is smaller than published");
  assertAlmostEquals(judgement.measured!.difference, -0.03, 1e-12);
  assertAlmostEquals(judgement.measured!.interval!.lowest, -0.04963, 1e-5);
  assertAlmostEquals(judgement.measured!.interval!.highest, -0.01037, 1e-5);
  assertEquals(
    measuredWords(judgement),
    "27.0 % against 30.0 %, −3.0 points (95 %: −5.0 to −1.0) in 5 pairs",
  );
});

Deno.test("a claim about the best of n is graded by the best of n, and means stand beside it", async () => {
  const result = await plannedResult("ladder", options, encoding([-50, -40, -10, -20, -30]));
  const judgement = judgeClaims([result]).find(({ claim }) => claim.id === "position-encoding")!;
  const measured = judgement.measured!, { interval, means, bestOf } = measured;
  // Of five with replacement the best is one of them in 2,101 draws of 3,125, the next in 781, then 211.
  const expected = -(2101 * 50 + 781 * 40 + 211 * 30 + 31 * 20 + 10) / 3_125_000;
  assertAlmostEquals(measured.difference, expected, 1e-12);
  assertEquals([bestOf, judgement.seedsNeeded], [5, null]);
  assert(interval!.lowest < expected && expected < interval!.highest);
  assertAlmostEquals(means!.difference, -0.03, 1e-12);
  assertAlmostEquals(means!.interval!.highest, -0.01037, 1e-5);
  assertEquals(judgement.grade, interval!.highest < 0 ? "signOnly" : "sizeExcluded");
  assertMatch(
    measuredWords(judgement)!,
    /^best of 5: 25\.4 % against 30\.0 %, −4\.6 points \(95 %: −\d\.\d to [−+]\d\.\d\)$/,
  );
  assertEquals(
    meansWords(judgement),
    "means of all runs: 27.0 % against 30.0 %, −3.0 points (95 %: −5.0 to −1.0) in 5 pairs",
  );
  assertEquals(judgement.notes, [
    "Generated stories stand for the released ones",
    "The best is of 5 runs, the paper’s of 10",
  ]);
  assertEquals(meansWords(await ladder([-10, -20, -30, -40, -50])), null);
});

Deno.test("it is the opposite on the other side, for either direction of a claim", async () => {
  const judgement = await ladder([10, 20, 30, 40, 50]);
  assertEquals(judgement.grade, "opposite");
  assertEquals(standingWords(judgement), "opposite: the difference is the other way round");
  // Layer-wise tying is claimed to be worse.
  const worse = await layerWise([10, 20, 30, 40, 50]);
  assertEquals(worse.grade, "signAndSize");
  assertEquals(standingWords(worse), "sign and size");
});

/** Of 1,000 answers, the wrong ones more than without, by seed. */
const intervals = {
  "below zero": [-10, -20, -30, -40, -50],
  "over zero": [-40, 20, 1, -20, 30],
  "above zero": [10, 20, 30, 40, 50],
} as const;

/** What they say of a claim that the number is lower by 28.2 points, and that it is higher by 1.9. */
const expected = {
  lower: { "below zero": "signOnly", "over zero": "sizeExcluded", "above zero": "opposite" },
  higher: { "below zero": "opposite", "over zero": "inconclusive", "above zero": "signAndSize" },
} as const;

for (const [where, differences] of Object.entries(intervals)) {
  Deno.test(`an interval ${where} has a grade for a claim of either direction`, async () => {
    const lower = await ladder(differences);
    assertEquals((lower.claim.test as ClaimTest).direction, "lower");
    assertEquals(lower.grade, expected.lower[where as keyof typeof intervals]);
    // Layer-wise tying is claimed to be worse, and without arms or counts.
    const higher = await layerWise(differences);
    assertEquals((higher.claim.test as ClaimTest).direction, "higher");
    assertEquals(higher.grade, expected.higher[where as keyof typeof intervals]);
  });
}

Deno.test("runs that succeed are counted as runs that do not fail, for claims of either direction", async () => {
  // All seeds of half of the 24 configurations are solved by one of the two alone.
  const planned = await grid;
  const solvedBy = (solver: string, claim: string) =>
    judgementOf(
      claim,
      withWrong(
        planned,
        (_, variant) => isOfHalf(variant) && variant.startsWith(`${solver}-`) ? 0 : 500,
      ),
    ).grade;
  // Noise is claimed to leave fewer unsolved, dropout more.
  assertEquals(solvedBy("noisy", "programmer-grid-noise"), "signOnly");
  assertEquals(solvedBy("plain", "programmer-grid-noise"), "opposite");
  assertEquals(solvedBy("dropout", "programmer-grid-dropout"), "opposite");
  assertEquals(solvedBy("plain", "programmer-grid-dropout"), "signOnly");
});

Deno.test("an interval that holds zero is inconclusive, and says how many seeds would decide", async () => {
  // Mean 10, standard deviation 15.81: an effect of 0.632 of it. A normal deviate would take
  // ((1.960 + 0.842) / 0.632)^2 = 19.6 pairs, Student's t two more.
  const judgement = await layerWise([-12, 6, 10, 14, 32]);
  assertEquals([judgement.grade, judgement.seedsNeeded], ["inconclusive", 22]);
  assertEquals(
    standingWords(judgement),
    "inconclusive at 5 seeds; a confirmatory run of 22 fresh seeds would decide in 8 of 10 cases",
  );
  assertEquals(
    commandOf(judgement),
    "deno task bench run ladder-joint --variant 3-hops --variant layer-wise --confirm --seeds 22",
  );
});

Deno.test("differences that are all equal have an interval of one answer, and decide from there on", async () => {
  const one = await ladder([-1, -1, -1, -1, -1]);
  // 1,000 questions: one answer is 0.1 points, to either side.
  assertAlmostEquals(one.measured!.interval!.lowest, -0.002, 1e-12);
  assertEquals(one.grade, "sizeExcluded");
  assertEquals((await ladder([-2, -2, -2, -2, -2])).grade, "signOnly");
});

Deno.test("of a difference of about zero it says that no sensible number would decide", async () => {
  const judgement = await layerWise([20, -20, 10, -9, -1]);
  assertEquals([judgement.grade, judgement.seedsNeeded], ["inconclusive", Infinity]);
  assertEquals(
    standingWords(judgement),
    "inconclusive at 5 seeds; the difference is about zero, and no sensible number would decide",
  );
  assert(!commandOf(judgement)!.includes("--seeds"));
});

Deno.test("under five seeds of one workload there is no interval and no verdict", async () => {
  const few = { ...options, seeds: [1, 2] };
  const result = await plannedResult("ladder", few, encoding([-100, -90]));
  const judgement = judgementOf("position-encoding", result);
  assertEquals([judgement.grade, judgement.measured!.interval], ["inconclusive", null]);
  assert(standingWords(judgement).startsWith("inconclusive at 2 seeds, too few for an interval"));
});

Deno.test("the share is tasks x restarts x epochs of what the paper states", async () => {
  const half = { ...options, epochs: 50 };
  const zero = encoding([0, 0, 0, 0, 0]);
  const judgement = judgementOf("position-encoding", await plannedResult("ladder", half, zero));
  // 1 of 20 tasks x 5 of 10 restarts x 50 of 100 epochs.
  assertAlmostEquals(judgement.share!.share, 1 / 80, 1e-12);
  assertEquals(
    shareWords(judgement),
    "1.3 % (1 of 20 tasks, 5 of 10 restarts and 50 of 100 epochs)",
  );
  // Table 2 states no restarts; of its 20 tasks one was run.
  const table2 = await plannedResult(
    "paper-memory-networks",
    { workloads: ["memn2n/babi-qa4"], variants: ["one-stage*"], seeds },
    () => 5,
  );
  assertEquals(
    shareWords(judgementOf("noise-one-stage-validation", table2)),
    "5.0 % (1 of 20 tasks and 200 of 200 epochs; not stated there, here 5 restarts)",
  );
  // A joint network has all tasks.
  const joint = await plannedResult(
    "ladder-joint",
    { variants: ["1-hop", "2-hops"], seeds },
    () => 5,
  );
  assertEquals(
    shareWords(judgementOf("two-hops", joint)),
    "50 % (20 of 20 tasks, 5 of 10 restarts and 60 of 60 epochs)",
  );
});

Deno.test("published numbers are shown for all tasks, and for those that were run", async () => {
  assertEquals(
    publishedWords(await ladder([0, 0, 0, 0, 0])),
    // Task 4 of table 1.
    "20.3 % against 25.1 %, −4.8 points; of the tasks run here 3.8 % against 32.0 %, −28.2 points",
  );
});

Deno.test("generated stories are told of, and so are trials that do not count", async () => {
  const result = await plannedResult("ladder", options, encoding([-1, -2, -3, -4, -5]));
  const trials = result.trials.map((trial) =>
    trial.seed > 1
      ? trial
      : { ...trial, spec: { ...trial.spec, budget: { ...trial.spec.budget, batchSize: 1 } } }
  );
  assertEquals(judgementOf("position-encoding", { ...result, trials }).notes, [
    "Generated stories stand for the released ones",
    "2 trials made with other options do not count",
  ]);
  const older = { ...result, suite: { ...result.suite, version: 9 } };
  const judgement = judgementOf("position-encoding", older);
  assertEquals([judgement.grade, judgement.notes], [null, [
    "The result does not count: it is of version 9 of the suite, here is version 1",
  ]]);
});

Deno.test("overfitting is the validation error minus the training error of each trial", async () => {
  // Errors in training are half as many as in validation, so the gap is half the error.
  const result = await plannedResult(
    "paper-memory-networks",
    { workloads: ["memn2n/babi-qa4"], variants: ["one-stage", "one-stage-annealed"], seeds },
    (_, variant, seed) => variant === "one-stage" ? 200 : 200 - 20 * seed,
  );
  const { measured, grade } = judgementOf("noise-overfitting", result);
  assertAlmostEquals(measured!.variant, 0.07, 1e-12);
  assertAlmostEquals(measured!.reference, 0.1, 1e-12);
  assertEquals(grade, "signOnly");
});

Deno.test("successes are counted over all configurations, with an interval for pairs", async () => {
  // With noise a seed of each configuration, another one for each third of them: 24 of 72. Without: none.
  const names = (await grid).variants.filter(({ arm }) => arm === "noisy").map(({ name }) => name);
  const wrong: Wrong = (_, variant, seed) => names.indexOf(variant) % 3 === seed - 1 ? 0 : 500;
  const judgement = judgementOf("programmer-grid-noise", withWrong(await grid, wrong));
  const { solved, interval, pairs } = judgement.measured!;
  assertEquals([judgement.grade, pairs, solved?.onlyVariant, solved?.neither], [
    "signOnly",
    72,
    24,
    48,
  ]);
  // Wilson of 24 of 72: 23.5 to 44.8 %; of 0 of 72: to 5.07 %; no correlation to join them with:
  // 33.3 - sqrt(9.79^2 + 5.07^2) = 22.3 and 33.3 + 11.5 = 44.8 points fewer unsolved.
  assertAlmostEquals(-interval!.highest, 0.223, 1e-3);
  assertAlmostEquals(-interval!.lowest, 0.448, 1e-3);
  assertEquals(
    publishedWords(judgement),
    "9 of 216 (2.2 to 7.7 %) against 1 of 216 (0.1 to 2.6 %)",
  );
  assertEquals(judgement.share!.share, 72 / 216);
});

Deno.test("of an arm, the seeds that would decide are those of each configuration", async () => {
  const names = suites["paper-neural-programmer-grid"]!.variants
    .map((one) => (one as Variant).name).filter((name) => name.includes("-clip1-"));
  const [first, second] = names.filter((name) => name.startsWith("noisy")), plain = names[2]!;
  const solving = [`${first} 1`, `${second} 1`, `${plain} 2`];
  const wrong: Wrong = (_, variant, seed) => solving.includes(`${variant} ${seed}`) ? 0 : 500;
  const judgement = judgementOf("programmer-grid-noise", withWrong(await grid, wrong));
  // Three configurations with one difference in three seeds: squares of 3 x 2/3 = 2 over 24 x 2
  // degrees, a deviation of 0.204 to see 1/72 with: (2.80 x 0.204 x 72)^2 = 1,695 pairs and two more,
  // over 24 configurations.
  assertEquals([judgement.measured!.pairs, judgement.measured!.strata], [72, 24]);
  assertEquals(
    standingWords(judgement),
    "inconclusive at 3 seeds; a confirmatory run of 71 fresh seeds would decide in 8 of 10 cases",
  );
});

/** Table 1 on two dozen digits, its claims' results as if they were made with all of them. */
async function table1(
  wrong: Wrong,
  lost: (variant: string, seed: number) => boolean = () => false,
  name = "paper-mnist",
) {
  const suite = suites[name]!, { train, test } = suite.data;
  const few = { ...suite, data: { seed: 1, train: 24, test: 10 } };
  const result = await plannedResult(few, { seeds }, wrong);
  return {
    ...result,
    workloads: result.workloads.map((one) => ({
      ...one,
      parts: [{ task: "digits", trainingQuestions: 60_000, testQuestions: 1000 }],
    })),
    trials: result.trials.map((trial): TrialResult => ({
      ...trial,
      spec: { ...trial.spec, data: { source: "generated", version: 1, seed: 1, train, test } },
      ...lost(trial.variant, trial.seed) ? { status: "diverged", metrics: null } : {},
    })),
  };
}

Deno.test("a run that diverged counts as a guess in claims of table 1", async () => {
  // With noise 500 wrong answers less at the larger rate, but that two of five runs are lost.
  const wrong: Wrong = (_, variant) =>
    variant === "simple-noisy-0.1" ? 300 : variant === "simple-0.1" ? 800 : 900;
  const all = judgementOf("digits-poor-start", await table1(wrong));
  assertEquals([all.grade, all.measured!.pairs, all.measured!.strata], ["signOnly", 10, 2]);
  assertAlmostEquals(all.measured!.difference, -0.25, 1e-12);
  const some = judgementOf(
    "digits-poor-start",
    await table1(wrong, (variant, seed) => variant === "simple-noisy-0.1" && seed < 3),
  );
  // Three times -0.5, twice +0.1 and five times 0, of ten.
  assertAlmostEquals(some.measured!.difference, -0.13, 1e-12);
  assertEquals(some.measured!.pairs, 10);
  assertEquals(some.notes, [
    "Generated images stand for the released ones",
    "2 trials diverged, each counted as a guess",
  ]);
  // Lost runs are run all the same.
  assertEquals(some.share, all.share);
  assertEquals(publishedWords(all), "47.3 % against 56.9 %, −9.6 points");
  assertEquals(
    shareWords(all),
    "25 % (1 of 1 task and 10 of 40 restarts; not stated there, here 24 epochs)",
  );
});

Deno.test("arms of different rows are paired by learning rate and seed", async () => {
  const wrong: Wrong = (_, variant, seed) =>
    (variant.endsWith("-0.1") ? 100 : 800) + seed +
    (variant.startsWith("simple-clip100-noisy") ? 4 : 0);
  const judgement = judgementOf("digits-any-clip-100", await table1(wrong));
  const { measured, grade } = judgement;
  assertEquals([measured!.pairs, measured!.strata, grade], [10, 2, "withinMargin"]);
  assertAlmostEquals(measured!.difference, 0.004, 1e-12);
});

Deno.test("what noise does to good starts is judged by a margin of one point", async () => {
  const of = async (gain: number, spread: number) => {
    const wrong: Wrong = (_, variant, seed) =>
      100 - (variant.startsWith("he-noisy") ? gain + spread * (seed - 3) : 0);
    return judgementOf("digits-he-start", await table1(wrong));
  };
  // Fewer errors by half a point, or more by any number, are no help.
  assertEquals((await of(5, 1)).grade, "withinMargin");
  assertEquals((await of(-80, 1)).grade, "withinMargin");
  const helped = await of(20, 1);
  assertEquals(helped.grade, "opposite");
  assertEquals(
    standingWords(helped),
    "opposite: the difference is not zero, and not shown to be within 1.0 points",
  );
  // How far an interval has to shrink is not known from its distance from zero.
  const open = await of(5, 20);
  assertEquals([open.grade, open.seedsNeeded], ["inconclusive", null]);
  assertEquals(standingWords(open), "inconclusive at 5 seeds");
});

Deno.test("of several results a claim takes the one with most pairs", async () => {
  const some = await plannedResult("ladder", options, encoding([-1, -2, -3, -4, -5]));
  const more = await plannedResult(
    "ladder",
    { ...options, seeds: [1, 2, 3, 4, 5, 6] },
    encoding([1, 2, 3, 4, 5, 6]),
  );
  assertEquals(judgementOf("position-encoding", some, more).grade, "opposite");
  assertEquals(judgementOf("position-encoding", more, some).measured!.pairs, 6);
});

Deno.test("without results every claim is not run, or has no suite", () => {
  const judgements = judgeClaims([]);
  const verdicts = new Set(judgements.map(({ standing }) => standing));
  assertEquals(verdicts, new Set(["notRun", "noSuite"]));
  assertEquals(tally(judgements), "75 claims: 64 not run, 11 no suite");
});

Deno.test("a difference of about zero is said to be less than its interval reaches", async () => {
  // Deviation 1.87 of 1,000: 2.776 x 1.87 / sqrt(5) = 2.32, the next tenth of a point 0.3.
  const judgement = await layerWise([-2, -1, -1, 2, 2]);
  assertEquals(judgement.grade, "sizeExcluded");
  assertEquals(
    largestWords(judgement),
    "layer-wise tying changes the test error by less than 0.3 points (95 %), which excludes the published 1.9 and " +
      "is within the margin of 1.0",
  );
  assertEquals(judgement.equivalence!.margin, 0.01);
  assertAlmostEquals(judgement.equivalence!.interval.highest, 0.002323, 1e-6);
  // +-13.9 of 1,000 reaches past the margin, and not to the published 19.
  const wider = await layerWise([-12, -6, -6, 12, 12]);
  assertEquals(wider.equivalence!.holds, false);
  assertEquals(
    largestWords(wider),
    "layer-wise tying changes the test error by less than 1.4 points (95 %), which excludes the published 1.9",
  );
  // An interval that contains sign and size says all of it.
  assertEquals(largestWords(await layerWise([10, 20, 30, 40, 50])), null);
});

Deno.test("only errors have the margin of their suite, and only five seeds a p-value", async () => {
  const counts = judgementOf("programmer-grid-noise", withWrong(await grid, () => 500));
  assertEquals([counts.equivalence, counts.holm], [null, null]);
  const digits = judgementOf("digits-alone", await table1(() => 500, undefined, "mnist"));
  assertEquals([digits.measured!.pairs, digits.equivalence], [5, null]);
  assertEquals(largestWords(digits), null);
  const few = { ...options, seeds: [1, 2, 3] };
  const three = judgementOf("position-encoding", await plannedResult("ladder", few, () => 5));
  assertEquals([three.equivalence, three.holm], [null, null]);
});

Deno.test("p-values are adjusted over what a paper claims of a suite", async () => {
  // Three claims about one task, with t = 4.243, 1.414 and 0: p = 0.0132, 0.2302 and 1.
  const wrong: Wrong = (_, variant, seed) =>
    ({ "bow": 300, "pe": 300 - 10 * seed, "pe-ls": 300 - 10 * seed }[variant] ?? 300) -
    (variant === "pe-ls" ? [-12, 6, 10, 14, 32][seed - 1]! : 0);
  const variants = ["bow", "pe", "pe-ls"];
  const result = await plannedResult("ladder", { ...options, variants }, wrong);
  const of = (id: string) => judgementOf(id, result).holm!;
  // Both claims of position encoding are of this task; linear start is claimed of it, and of task 16 alone.
  assertEquals(of("position-encoding").family, 3);
  assertAlmostEquals(of("position-encoding").p, 3 * 0.013236, 1e-4);
  assertAlmostEquals(of("position-encoding-on-order").p, 3 * 0.013236, 1e-4);
  assertAlmostEquals(of("linear-start").p, 0.2302, 1e-4);
  assertEquals(
    holmWords(judgementOf("position-encoding", result)),
    "p = 0.040 (Holm, 3 claims)",
  );
  // Of a decided claim it says where the family is too large for it.
  const weak = judgementOf(
    "position-encoding",
    await plannedResult(
      "ladder",
      { ...options, variants },
      // 32 fewer with a deviation of 23.7: t = 3.02, p = 0.0393.
      (_, variant, seed) => variant === "pe" ? 300 - 32 - 15 * (seed - 3) : 300,
    ),
  );
  assertEquals(weak.grade, "signOnly");
  assertEquals(
    holmWords(weak),
    "p = 0.118 (Holm, 3 claims): may be chance among these",
  );
});
