import { fc } from "../../_properties.ts";
import { gradientFacts, noiseNorm, updatesLongerThan } from "../../../bench/report/gradient.ts";
import { type TrialResult, updatesPerEpoch } from "../../../bench/trial/spec/mod.ts";
import { annealed, follow, parseOptimizer } from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { makeTrial } from "../_result_file.ts";

Deno.test("noiseNorm() is the standard deviation times the root of the number of parameters", () => {
  assertEquals(noiseNorm(0.5, 400), 10);
});

Deno.test("updatesLongerThan() counts the updates from the first in which noise is longer", () => {
  const noise = { kind: "annealed", eta: 1, gamma: 0.5 } as const;
  // 400 / (1 + t)^(1/2) > 10^2 while (1 + t)^(1/2) < 4, so for t = 0 to 14; at t = 15 they are equal.
  assertEquals(updatesLongerThan(noise, 400, 10), 15);
  // 100 / (1 + t) > 10^-2 while 1 + t < 10,000.
  assertEquals(updatesLongerThan({ ...noise, gamma: 1 }, 100, 0.1), 9999);
  // 3,200 / (1 + t)^(1/2) > 40^2 while 1 + t < 4: roots of the two sides are equal but for a rounding.
  assertEquals(updatesLongerThan(noise, 3200, 40), 3);
  // 100 > 100 is not so.
  assertEquals(updatesLongerThan(noise, 100, 10), 0);
  assertEquals(updatesLongerThan({ ...noise, gamma: 0 }, 101, 10), Infinity);
  // While 1 + t < 4^100: no run is so long.
  assertEquals(updatesLongerThan({ ...noise, gamma: 0.01 }, 400, 10), Infinity);
});

Deno.test("updatesLongerThan() is all or nothing for fixed noise, and null where training decides", () => {
  // 0.1 x root(10,000) = 10.
  assertEquals(updatesLongerThan(0.1, 10_000, 9.9), Infinity);
  assertEquals(updatesLongerThan(0.1, 10_000, 10), 0);
  assertEquals(updatesLongerThan({ kind: "byError", scale: 1 }, 10_000, 10), null);
  assertEquals(updatesLongerThan({ kind: "halve", value: 1, every: 2 }, 10_000, 10), null);
});

Deno.test("updatesLongerThan() agrees with the noise that is added, update by update", () => {
  const eta = fc.double({ min: 0.01, max: 2, noNaN: true });
  const gamma = fc.double({ min: 0.3, max: 1, noNaN: true });
  const norm = fc.double({ min: 5, max: 40, noNaN: true });
  fc.assert(fc.property(eta, gamma, norm, (eta, gamma, norm) => {
    const deviationAt = follow(annealed({ eta, gamma }));
    const count = updatesLongerThan({ kind: "annealed", eta, gamma }, 1000, norm)!;
    const length = (update: number) => deviationAt({ update, epoch: 0 }) * Math.sqrt(1000);
    const rounding = 1e-9;
    if (count > 0) assertEquals(length(count - 1) > norm * (1 - rounding), true);
    assertEquals(length(count) <= norm * (1 + rounding), true);
  }));
});

Deno.test("updatesPerEpoch() counts a short batch, unless it is dropped", () => {
  const { budget } = trial({}).spec;
  assertEquals(updatesPerEpoch({ ...budget, batchSize: 32 }, 900), 29);
  assertEquals(updatesPerEpoch({ ...budget, batchSize: 32, lastBatch: "dropped" }, 900), 28);
  assertEquals(updatesPerEpoch({ ...budget, batchSize: 30 }, 900), 30);
});

/** A trial of two epochs in batches of 32, on 100 training questions, with 400 parameters. */
function trial(
  {
    seed = 1,
    before = [30, 20],
    after = [10, 8],
    clipped = [1, 0.5],
    deviations = [0.5, 0.25],
    ...others
  }:
    & {
      seed?: number;
      before?: number[];
      after?: number[];
      clipped?: number[];
      deviations?: number[];
    }
    & Partial<TrialResult>,
): TrialResult {
  const made = makeTrial({ variant: "noisy", seed, test: 10 });
  const column = before.map(() => 0);
  return {
    ...made,
    parameterCount: 400,
    epochs: {
      phase: column.map(() => "softmax"),
      learningRate: column,
      trainLoss: column,
      validationError: column,
      validationLoss: column,
      gradientNorm: before,
      clippedGradientNorm: after,
      clippedShare: clipped,
      noiseStandardDeviation: deviations,
    },
    spec: {
      ...made.spec,
      optimizer: parseOptimizer("clip(10) > noise(annealed(eta=1, gamma=0.5)) > sgd(0.01)"),
    },
    ...others,
  };
}

Deno.test("gradientFacts() takes medians over seeds, and counts updates as training does", () => {
  const facts = gradientFacts([
    trial({ seed: 1, before: [30, 20], clipped: [1, 0.5] }),
    trial({ seed: 2, before: [50, 22], clipped: [1, 0] }),
    trial({ seed: 3, before: [40, 90], clipped: [0.5, 0] }),
  ])!;
  // Four batches of 32 hold 100 questions: eight updates in two epochs, of which 15 would be loud.
  assertEquals([facts.updates, facts.loudUpdates], [8, 15]);
  // The noise on 400 parameters is 20 times its standard deviation.
  assertEquals(facts.first, { before: 40, after: 10, noise: 10 });
  assertEquals(facts.last, { before: 22, after: 8, noise: 5 });
  // 3 of 6 epochs' updates: 1 + 0.5 + 1 + 0 + 0.5 + 0 = 3.
  assertAlmostEquals(facts.clippedShare!, 0.5, 1e-12);
});

Deno.test("gradientFacts() leaves out the epoch that a trial broke off in", () => {
  const diverged = trial({ clipped: [0.25, 1], status: "diverged", metrics: null });
  assertEquals(gradientFacts([diverged])!.clippedShare, 0.25);
  assertEquals(gradientFacts([diverged])!.updates, null);
  assertEquals(
    gradientFacts([trial({ before: [], after: [], clipped: [], deviations: [] })]),
    null,
  );
});

Deno.test("gradientFacts() knows no number of updates under a curriculum of finite data, and no threshold without a clip", () => {
  const made = trial({});
  const spec = {
    ...made.spec,
    budget: { ...made.spec.budget, curriculum: { kind: "levels" as const, epochs: 1 } },
    optimizer: parseOptimizer("noise(annealed(eta=1, gamma=0.5)) > sgd(0.01)"),
  };
  const { updates, loudUpdates, clippedShare } = gradientFacts([{ ...made, spec }])!;
  // Nor of what share of them was clipped: shares of epochs with different numbers have no mean.
  assertEquals([updates, loudUpdates, clippedShare], [null, null, null]);
});

Deno.test("gradientFacts() counts updates of fresh examples under a curriculum, unless a rule may end it", () => {
  const made = trial({});
  const facts = (change: Partial<typeof made.spec.budget>) => {
    const budget = {
      ...made.spec.budget,
      curriculum: { kind: "levels" as const, epochs: 1 },
      sampling: { fresh: 320, difficulty: "batch" as const },
      ...change,
    };
    return gradientFacts([{ ...made, spec: { ...made.spec, budget } }])!;
  };
  // Ten batches of 32 in each of two epochs.
  assertEquals(facts({}).updates, 20);
  assertEquals(facts({}).clippedShare !== null, true);
  assertEquals(facts({ stop: { error: 0 } }).updates, null);
});
