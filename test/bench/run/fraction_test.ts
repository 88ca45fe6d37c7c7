import { chooseFraction } from "../../../bench/run/fraction.ts";
import { planSuite } from "../../../bench/run/mod.ts";
import { type Suite, suites } from "../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { makeSpec } from "../_trials.ts";

const grid: Suite = {
  ...suites["paper-neural-programmer-grid"]!,
  data: { seed: 1, train: 60, test: 5 },
};
const small: Suite = { ...suites.quick!, data: { seed: 1, train: 60, test: 20 } };

/** Variant and seed of a plan's trials. */
async function planned(...args: Parameters<typeof planSuite>): Promise<string[]> {
  const { trials } = await planSuite(...args);
  return trials.map(({ spec: { workload, variant, seed } }) => `${workload} ${variant} ${seed}`);
}

Deno.test("chooseFraction() keeps about the share, and the order", () => {
  const trials = Array.from({ length: 2000 }, (_, seed) => ({ spec: makeSpec(seed) }));
  const chosen = chooseFraction(trials, 0.1, () => "plain");
  // 200 on average, with a standard deviation of 13.4: within four of them.
  assert(Math.abs(chosen.length - 200) < 54, `${chosen.length}`);
  const seeds = chosen.map(({ spec: { seed } }) => seed);
  assertEquals(seeds, seeds.toSorted((a, b) => a - b));
  assertEquals(chooseFraction(trials.toReversed(), 0.1, () => "plain"), chosen.toReversed());
  assertEquals(chooseFraction(trials, 1, () => "plain"), trials);
});

Deno.test("chooseFraction() keeps more when more is asked for", () => {
  const trials = Array.from({ length: 100 }, (_, seed) => ({ spec: makeSpec(seed) }));
  const few = new Set(chooseFraction(trials, 0.2, () => "plain"));
  assert(few.isSubsetOf(new Set(chooseFraction(trials, 0.5, () => "plain"))));
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
