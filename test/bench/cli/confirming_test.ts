import { confirming, withSeeds } from "../../../bench/cli/confirming.ts";
import { seedsToConfirm } from "../../../bench/results/mod.ts";
import { compareVariants } from "../../../bench/results/statistics/mod.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile } from "../_result_file.ts";

/** Differences of five pairs, in wrong answers of 100; seeds from one on. */
function resultOf(differences: readonly number[], first: number, command: readonly string[] = []) {
  const result = makeResultFile(differences.flatMap((difference, i) => [
    { variant: "plain", seed: first + i, test: 50 },
    { variant: "noisy", seed: first + i, test: 50 + difference },
  ]));
  return {
    ...result,
    suite: { ...result.suite, name: "quick" },
    seeds: differences.map((_, i) => first + i),
    command: [...result.command, ...command],
  };
}

const open = [-6, 4, -5, 3, -4];

async function seedsOf(
  results: Readonly<Record<string, object>>,
  options: Omit<Parameters<typeof confirming>[1], "out" | "confirm"> = {},
) {
  return await withFolder(async (folder) => {
    for (const [name, result] of Object.entries(results)) {
      await writeFiles(folder, { [`${name}/result.json`]: JSON.stringify(result) });
    }
    return (await confirming("quick", { ...options, out: folder, confirm: true })).seeds;
  });
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

Deno.test("a confirmation has as many fresh seeds as the power calculation says", async () => {
  const first = resultOf(open, 1), needed = compareVariants(first, "noisy")!.pairsNeeded!;
  // Mean -1.6, squares 89.2 about it: deviation 4.72, so (2.80 x 4.72 / 1.6)^2 = 68.4 pairs, and two more for t.
  assertEquals([needed, seedsToConfirm(first)], [71, { seeds: 71, hopeless: [] }]);
  // Seeds 1 to 5 and 21 to 25 were used; the suite has its own, too.
  const other = { ...resultOf(open, 21), createdAt: "2025-01-01T00:00:00.000Z" };
  assertEquals(await seedsOf({ quick: first, other }), range(26, 96));
  assertEquals(await seedsOf({ quick: first, other }, { seeds: [1, 2, 3] }), [26, 27, 28]);
  assertEquals(await seedsOf({ quick: first }, { seeds: range(40, 44) }), range(40, 44));
  // Seed 1 alone was used, and the suite's own are 1 to 3.
  assertEquals(await seedsOf({ quick: resultOf([-6], 1) }, { seeds: [1] }), [4]);
  // Of another suite nothing counts.
  const foreign = { ...other, suite: { ...other.suite, name: "mnist" } };
  assertEquals((await seedsOf({ quick: first, foreign }))![0], 6);
  // Of two workloads half as many: the same spread, 8 degrees of freedom, 71 pairs or one less.
  const [one] = first.workloads,
    twice = {
      ...first,
      workloads: [one!, { ...one!, name: "other" }],
      trials: [...first.trials, ...first.trials.map((trial) => ({ ...trial, workload: "other" }))],
    };
  assertEquals(seedsToConfirm(twice).seeds, 36);
  // A result of few seeds needs no fewer than an interval does.
  assertEquals(seedsToConfirm(resultOf([-20, -21, -19, -20, -20], 1)).seeds, 5);
});

Deno.test("a confirmation refuses seeds that were used, a second one, and to guess how many", async () => {
  const first = resultOf(open, 1);
  const refused = (reason: string, ...args: Parameters<typeof seedsOf>) =>
    assertRejects(() => seedsOf(...args), UsageError, reason);
  await refused("with seed 4: an earlier result", { quick: first }, { seeds: [4, 9] });
  await refused("there is no result of it", {});
  await refused("no difference that 1,000 seeds", { quick: resultOf([0, 0, 0, 0, 0], 1) });
  await refused("with --shard alone", { quick: first }, { shard: { number: 1, of: 2 } });
  const done = { ...resultOf(open, 6, ["--confirm"]), plannedTrials: 10 };
  await refused("again: confirmed in", { quick: first, confirmed: done });
  assertEquals(await seedsOf({ quick: first, confirmed: done }, { seeds: [1, 2] }), [11, 12]);
  // The command of the run itself goes on with it, and so does --confirm alone if it was stopped.
  assertEquals(await seedsOf({ confirmed: done }, { seeds: range(6, 10) }), range(6, 10));
  const stopped = { ...done, plannedTrials: 12 };
  assertEquals(await seedsOf({ quick: first, confirmed: stopped }), range(6, 10));
});

Deno.test("the recorded command of a confirmation names its seeds", () => {
  const args = ["run", "quick", "--confirm", "--quiet"];
  assertEquals(withSeeds(args, { confirm: true, seeds: [6, 7, 8] }), [...args, "--seeds", "6-8"]);
  const counted = ["run", "quick", "--seeds", "3", "--confirm"];
  assertEquals(withSeeds(counted, { confirm: true, seeds: [6, 7, 8] }), [
    ...["run", "quick", "--confirm", "--seeds", "6-8"],
  ]);
  assertEquals(withSeeds(["run", "--seeds=3"], { confirm: true, seeds: [6] }), [
    ...["run", "--seeds", "6-6"],
  ]);
  assertEquals(withSeeds(["run", "--seeds", "6,9"], { confirm: true, seeds: [6, 9] }), [
    ...["run", "--seeds", "6,9"],
  ]);
  assertEquals(withSeeds(args, { seeds: [1] }), args);
});
