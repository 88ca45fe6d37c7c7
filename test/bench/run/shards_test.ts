import { UsageError } from "../../../bench/base/mod.ts";
import { distribute } from "../../../bench/run/shards.ts";
import { chooseTrials, type Pair, type PlannedTrial, planSuite } from "../../../bench/run/mod.ts";
import { type Suite, suites } from "../../../bench/suites/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../../std.ts";
import { fc } from "../../_properties.ts";
import { makeSpec } from "../_trials.ts";

type Trial = Pick<PlannedTrial, "spec" | "seconds">;

/** "b" is compared with "a", "c" with "b"; "x" with nothing. */
const VARIANTS = ["a", "b", "c", "x"];
const rootOf = (variant: string) => variant === "x" ? "x" : "a";
const pairOf = ({ spec }: Trial) => `${spec.seed} ${rootOf(spec.variant)}`;
const nameOf = ({ spec }: Pick<Trial, "spec">) => `${spec.workload} ${spec.variant} ${spec.seed}`;

/** Trials of some seeds and variants, with times that their sums round. */
const plans = fc.array(
  fc.record({
    variants: fc.subarray(VARIANTS, { minLength: 1 }),
    seconds: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e5, noNaN: true })),
  }),
  { minLength: 1, maxLength: 40 },
).map((seeds) =>
  VARIANTS.flatMap((variant) =>
    seeds.flatMap(({ variants, seconds }, seed): Trial[] =>
      variants.includes(variant)
        ? [{ spec: { ...makeSpec(seed), variant }, seconds: seconds / 3 }]
        : []
    )
  )
);

/** A plan, and a number of shards that it has pairs for. */
const divided = plans.chain((trials) =>
  fc.record({
    trials: fc.constant(trials),
    of: fc.integer({ min: 1, max: new Set(trials.map(pairOf)).size }),
  })
);

function allShards(trials: readonly Trial[], of: number) {
  return Array.from(
    { length: of },
    (_, i) => chooseTrials(trials, { shard: { number: i + 1, of } }, rootOf),
  );
}

/** How long pairs take, as they are weighed: what is not known as the mean of the rest. */
function weights(trials: readonly Trial[]): Map<string, number> {
  const milliseconds = trials.map(({ seconds }) => Math.round(1000 * seconds));
  const known = milliseconds.filter((each) => each > 0);
  const usual = known.length === 0 ? 1000 : known.reduce((a, b) => a + b) / known.length;
  const sums = new Map<string, number>();
  for (const [i, trial] of trials.entries()) {
    const pair = pairOf(trial),
      own = milliseconds[i] === 0 ? Math.max(1, Math.round(usual)) : milliseconds[i]!;
    sums.set(pair, (sums.get(pair) ?? 0) + own);
  }
  return sums;
}

Deno.test("every trial is in exactly one shard, in the order of the plan, and no shard is empty", () => {
  fc.assert(fc.property(divided, ({ trials, of }) => {
    const shards = allShards(trials, of);
    assertEquals(
      shards.flatMap((shard) => shard.trials).map(nameOf).toSorted(),
      trials.map(nameOf).toSorted(),
    );
    for (const { trials: own, shard } of shards) {
      assert(own.length > 0);
      assertEquals(own, trials.filter((trial) => own.includes(trial)));
      assertEquals(shard!.plannedTrials, trials.length);
    }
  }));
});

Deno.test("no shard has a part of a pair", () => {
  fc.assert(fc.property(divided, ({ trials, of }) => {
    const pairs = allShards(trials, of).map(({ trials }) => new Set(trials.map(pairOf)));
    assertEquals(
      pairs.reduce((sum, { size }) => sum + size, 0),
      new Set(trials.map(pairOf)).size,
    );
  }));
});

Deno.test("a shard has the same trials, however the plan is ordered", () => {
  const shuffled = divided.chain(({ trials, of }) =>
    fc.record({
      trials: fc.constant(trials),
      of: fc.constant(of),
      other: fc.shuffledSubarray(trials, { minLength: trials.length, maxLength: trials.length }),
    })
  );
  fc.assert(fc.property(shuffled, ({ trials, other, of }) => {
    const idsOf = (plan: readonly Trial[]) =>
      allShards(plan, of).map(({ trials }) => trials.map(nameOf).toSorted());
    assertEquals(idsOf(other), idsOf(trials));
  }));
});

Deno.test("every shard knows what is in each", () => {
  fc.assert(fc.property(divided, ({ trials, of }) => {
    const shards = allShards(trials, of);
    const sizes = shards.map(({ trials }) => trials.length);
    const pairs = Map.groupBy(trials, pairOf).values()
      .map((own) => own.reduce((sum, { seconds }) => sum + seconds, 0));
    const longest = Math.max(...pairs);
    for (const { shard } of shards) {
      assert(Math.abs(shard!.longestPair - longest) <= 1e-9 * longest);
      assertEquals(shard!.sizes.map(({ trials }) => trials), sizes);
    }
    for (const [i, { trials, shard }] of shards.entries()) {
      const seconds = trials.reduce((sum, { seconds }) => sum + seconds, 0);
      assert(Math.abs(shard!.sizes[i]!.seconds - seconds) <= 1e-9 * seconds);
    }
  }));
});

Deno.test("no shard waits for another to have more than a pair less", () => {
  fc.assert(fc.property(divided, ({ trials, of }) => {
    const weight = weights(trials);
    const loads = allShards(trials, of).map(({ trials }) => {
      const pairs = [...new Set(trials.map(pairOf))].map((pair) => weight.get(pair)!);
      return { sum: pairs.reduce((a, b) => a + b, 0), least: Math.min(...pairs) };
    });
    const least = Math.min(...loads.map(({ sum }) => sum));
    // Without its last pair, the shortest of it, each had least to do.
    for (const load of loads) assert(load.sum - load.least <= least, JSON.stringify(loads));
  }));
});

/** Pairs of one trial each. */
function pairsOfSeconds(seconds: readonly number[]): Pair<Trial>[] {
  return seconds.map((each, seed) => ({
    place: seed / seconds.length,
    trials: [{ spec: makeSpec(seed), seconds: each }],
  }));
}

const loadOf = (pairs: readonly Pair<Trial>[]) =>
  pairs.reduce((sum, { trials: [trial] }) => sum + trial!.seconds, 0);

Deno.test("the longest shard takes at most 4/3 of what is possible", () => {
  const tasks = fc.record({
    seconds: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 8 }),
    of: fc.integer({ min: 2, max: 3 }),
  });
  fc.assert(fc.property(tasks, ({ seconds, of }) => {
    const longest = Math.max(...distribute(pairsOfSeconds(seconds), of).map(loadOf));
    let best = Infinity;
    for (let code = 0; code < of ** seconds.length; code++) {
      const loads = Array.from({ length: of }, () => 0);
      seconds.forEach((each, i) => loads[Math.floor(code / of ** i) % of]! += each);
      best = Math.min(best, Math.max(...loads));
    }
    assert(longest <= (4 / 3 - 1 / (3 * of)) * best + 1e-9, `${longest} of ${best}`);
  }));
});

Deno.test("distribute() gives the longest pair to the first of the shards with least to do", () => {
  const shards = (seconds: readonly number[], of: number) =>
    distribute(pairsOfSeconds(seconds), of).map((pairs) =>
      pairs.map(({ trials: [trial] }) => trial!.seconds)
    );
  assertEquals(shards([1, 2, 3, 4, 5], 2), [[5, 2, 1], [4, 3]]);
  assertEquals(shards([7, 7, 6, 6, 5, 5, 4], 3), [[7, 5, 4], [7, 5], [6, 6]]);
  // Those whose time is not known count as the mean of the others.
  assertEquals(shards([4, 0, 0, 8], 2), [[8, 4], [0, 0]]);
  assertEquals(shards([0, 0, 0, 0], 2).map(({ length }) => length), [2, 2]);
});

Deno.test("more shards than pairs, and shards that there are not, are refused", () => {
  const trials = [0, 1, 2].flatMap((seed): Trial[] =>
    ["a", "b"].map((variant) => ({ spec: { ...makeSpec(seed), variant }, seconds: 1 }))
  );
  const refusal = (number: number, of: number) =>
    assertThrows(() => chooseTrials(trials, { shard: { number, of } }, rootOf), UsageError).message;
  assertEquals(refusal(1, 4), "Cannot divide 3 pairs of trials into 4 shards: at most 3");
  for (const [number, of] of [[0, 3], [4, 3], [1.5, 3], [1, 1001]] as const) {
    assertEquals(
      refusal(number, of),
      `Cannot plan shard ${number} of ${of}: expected one of at most 1,000`,
    );
  }
});

Deno.test("planSuite() keeps chains of references and arms together", async () => {
  const data = { seed: 1, train: 60, test: 5 };
  const workloads = ["memn2n/babi-qa1", "memn2n/babi-qa2"];
  const ladder: Suite = { ...suites.ladder!, workloads, seeds: [1, 2], data };
  const grid: Suite = { ...suites["paper-neural-programmer-grid"]!, data };
  // All variants of the ladder are steps from one root.
  const step = ({ workload, seed }: TrialSpec) => `${workload} ${seed}`;
  const arm = ({ variant, seed }: TrialSpec) => `${variant.replace(/^\w+-/, "")} ${seed}`;
  const cases = [
    { suite: ladder, variants: undefined, pairOf: step, pairs: 4 },
    { suite: ladder, variants: ["plain", "1-hop"], pairOf: step, pairs: 4 },
    { suite: grid, variants: undefined, pairOf: arm, pairs: 216 },
    { suite: grid, variants: ["noisy-*", "dropout-*"], pairOf: arm, pairs: 216 },
  ];
  for (const { suite, variants, pairOf, pairs } of cases) {
    const options = { variants, numerics: { tfjs: "x", kernels: "typescript" } as const };
    const whole = await planSuite(suite, options);
    const shards = await Promise.all(
      [1, 2, 3].map((number) => planSuite(suite, { ...options, shard: { number, of: 3 } })),
    );
    assertEquals(
      shards.flatMap(({ trials }) => trials.map(({ id }) => id)).toSorted(),
      whole.trials.map(({ id }) => id).toSorted(),
    );
    const own = shards.flatMap((
      { trials },
    ) => [...new Set(trials.map(({ spec }) => pairOf(spec)))]);
    assertEquals([own.length, new Set(own).size], [pairs, pairs]);
    assertEquals([whole.shard, shards[1]!.shard!.plannedTrials], [null, whole.trials.length]);
  }
  await assertRejects(
    () => planSuite(ladder, { shard: { number: 1, of: 5 } }),
    UsageError,
    "Cannot divide 4 pairs of trials into 5 shards: at most 4",
  );
});

Deno.test("the shards of a fraction are shards of its trials", async () => {
  const suite: Suite = {
    ...suites.quick!,
    workloads: ["memn2n/babi-qa1"],
    seeds: [...Array(20).keys()],
    data: { seed: 1, train: 60, test: 5 },
  };
  const ids = async (options: Parameters<typeof planSuite>[1]) =>
    (await planSuite(suite, { fraction: 0.4, ...options })).trials.map(({ id }) => id);
  const shards = await Promise.all([1, 2].map((number) => ids({ shard: { number, of: 2 } })));
  assertEquals(shards.flat().toSorted(), (await ids({})).toSorted());
});
