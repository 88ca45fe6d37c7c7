import { chooseTrials, pairsOf, planSuite } from "../../../bench/run/mod.ts";
import { type Suite, suites } from "../../../bench/suites/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { makeSpec } from "../_trials.ts";

const grid: Suite = {
  ...suites["paper-neural-programmer-grid"]!,
  data: { seed: 1, train: 60, test: 5 },
};
const small: Suite = { ...suites.quick!, data: { seed: 1, train: 60, test: 20 } };

interface TestTrial {
  readonly spec: TrialSpec;
  readonly seconds: number;
}

function trialsOf(count: number): TestTrial[] {
  return Array.from({ length: count }, (_, seed) => ({ spec: makeSpec(seed), seconds: 1 }));
}

function choose(trials: readonly TestTrial[], fraction: number): readonly TestTrial[] {
  return chooseTrials(trials, { fraction }, () => "plain").trials;
}

/** Variant and seed of a plan's trials. */
async function planned(...args: Parameters<typeof planSuite>): Promise<string[]> {
  const { trials } = await planSuite(...args);
  return trials.map(({ spec: { workload, variant, seed } }) => `${workload} ${variant} ${seed}`);
}

Deno.test("chooseTrials() keeps about the share, and the order", () => {
  const trials = trialsOf(2000), chosen = choose(trials, 0.1);
  // 200 on average, with a standard deviation of 13.4: within four of them.
  assert(Math.abs(chosen.length - 200) < 54, `${chosen.length}`);
  const seeds = chosen.map(({ spec: { seed } }) => seed);
  assertEquals(seeds, seeds.toSorted((a, b) => a - b));
  assertEquals(choose(trials.toReversed(), 0.1), chosen.toReversed());
  assertEquals(choose(trials, 1), trials);
});

Deno.test("chooseTrials() keeps more when more is asked for", () => {
  const trials = trialsOf(100), few = new Set(choose(trials, 0.2));
  assert(few.isSubsetOf(new Set(choose(trials, 0.5))));
});

Deno.test("the place of a pair is the same in every version", () => {
  // As SHA-256 of the sorted compact JSON of another language gives it: other places choose other trials.
  assertEquals(pairsOf(trialsOf(2), () => "plain").map(({ place }) => place), [
    0.10303570030845854,
    0.4160489904084699,
  ]);
});

Deno.test("planSuite() keeps one pair of the smallest fraction", async () => {
  const trials = await planned(small, { fraction: 1e-9 });
  assertEquals(trials.length, 2);
  assertEquals(trials[1], trials[0]!.replace(" plain ", " noisy "));
});

Deno.test("planSuite() keeps the same seeds of every variant, whichever are chosen", async () => {
  const all = await planned({ ...small, seeds: [...Array(20).keys()] }, { fraction: 0.3 });
  const of = (variant: string) =>
    all.filter((trial) => trial.includes(` ${variant} `))
      .map((trial) => trial.replace(` ${variant} `, " "));
  assertEquals(of("noisy"), of("plain"));
  const options = { fraction: 0.3, variants: ["noisy"] };
  const alone = await planned({ ...small, seeds: [...Array(20).keys()] }, options);
  assertEquals(alone, all.filter((trial) => trial.includes(" noisy ")));
});

Deno.test("planSuite() keeps the arms of a configuration together", async () => {
  const trials = await planned(grid, { fraction: 0.1 });
  const arms = Map.groupBy(trials, (trial) => / (\w+)-/.exec(trial)![1]!);
  const configurations = [...arms].map(([arm, own]) =>
    own.map((trial) => trial.replace(` ${arm}-`, " "))
  );
  assertEquals([...arms.keys()], ["plain", "noisy", "dropout"]);
  assertEquals(configurations[1], configurations[0]);
  assertEquals(configurations[2], configurations[0]);
  // 21.6 of 216 on average, with a standard deviation of 4.4.
  assert(Math.abs(configurations[0]!.length - 21.6) < 18, `${configurations[0]!.length}`);
  // Configurations are chosen, and not seeds of all of them.
  assert(new Set(configurations[0]!.map((trial) => trial.replace(/ \d+$/, ""))).size > 10);
});
