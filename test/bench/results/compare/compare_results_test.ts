import { compareResults } from "../../../../bench/results/compare/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";
import { trialId } from "../../../../bench/trial/spec/mod.ts";
import { makeResultFile } from "../../_result_file.ts";

/** Wrong answers of 100 of plain, by seed. */
function plain(wrong: Readonly<Record<number, number | null>>) {
  return makeResultFile(
    Object.entries(wrong).map(([seed, test]) => ({ variant: "plain", seed: Number(seed), test })),
  );
}

Deno.test("compareResults() finds a run equal to itself, bit for bit", () => {
  const result = plain({ 1: 10, 2: 20 });
  const { trials, specified, same, onlyHere, onlyThere, facts } = compareResults(result, result);
  assertEquals([trials, specified, same], [2, 2, 2]);
  assertEquals([onlyHere, onlyThere], [[], []]);
  assertEquals(facts.filter(({ here, there }) => here !== there), []);
});

Deno.test("compareResults() pairs trials by seed, and tells those of one run alone", () => {
  const here = plain({ 1: 10, 2: 20, 3: 30 }), other = plain({ 2: 24, 3: 28, 4: 90 });
  const there = {
    ...other,
    trials: other.trials.map((trial) => trial.seed === 2 ? { ...trial, digest: "moved" } : trial),
  };
  const { cells, onlyHere, onlyThere, trials, same } = compareResults(here, there);
  assertEquals([trials, same], [2, 1]);
  const place = { workload: "memn2n/babi-qa1", variant: "plain" };
  assertEquals(onlyHere, [{ ...place, seeds: [1] }]);
  assertEquals(onlyThere, [{ ...place, seeds: [4] }]);
  const [{ errors, time, ...cell }] = cells as [typeof cells[0]];
  assertEquals(cell, { ...place, trials: 2, same: 1 });
  assertEquals(time, { here: 4, there: 4 });
  // 20 and 30 of 100 wrong here, 24 and 28 there: -4 and +2 are -1 on average, of two pairs.
  assertAlmostEquals(errors!.here, 0.25, 1e-12);
  assertAlmostEquals(errors!.there, 0.26, 1e-12);
  assertAlmostEquals(errors!.difference.mean, -0.01, 1e-12);
  assertEquals(errors!.difference.tooFewSeeds, true);
});

Deno.test("compareResults() has an interval of one answer where all differences are equal, and none of the same bits", () => {
  const here = plain({ 1: 4, 2: 5, 3: 6, 4: 7, 5: 8 }),
    other = plain({ 1: 3, 2: 4, 3: 5, 4: 6, 5: 7 });
  const there = { ...other, trials: other.trials.map((trial) => ({ ...trial, digest: "moved" })) };
  const ends = (one: typeof here, two: typeof here) => {
    const { difference } = compareResults(one, two).cells[0]!.errors!;
    return difference.tooFewSeeds ? [] : [difference.lowest, difference.highest];
  };
  // 1 of 100 more in each pair, and one answer to either side.
  assertEquals(ends(here, there), [0, 0.02]);
  assertEquals(ends(here, here), [0, 0]);
});

Deno.test("compareResults() has no errors of trials that failed, and takes no two of them for the same", () => {
  const here = plain({ 1: null });
  const failed = { ...here, trials: here.trials.map((trial) => ({ ...trial, digest: "" })) };
  const { same, cells } = compareResults(failed, failed);
  assertEquals([same, cells[0]!.errors], [0, null]);
});

Deno.test("compareResults() says what the runs were made with", () => {
  const here = plain({ 1: 10 });
  const there = {
    ...here,
    suite: { ...here.suite, version: 2 },
    machines: [{ cpu: "Apple M4", os: "darwin", arch: "aarch64", cores: 8, trials: 1 }],
    trials: here.trials.map((trial) => ({ ...trial, fingerprint: "g" })),
  };
  const differing = compareResults(here, there).facts.filter(({ here, there }) => here !== there);
  assertEquals(differing, [
    { name: "Suite", here: "tiny, version 1", there: "tiny, version 2" },
    { name: "Code", here: "f", there: "g" },
    {
      name: "Machines",
      here: "AMD EPYC 9554, linux, x86_64, 2 cores",
      there: "Apple M4, darwin, aarch64, 8 cores",
    },
  ]);
});

Deno.test("compareResults() refuses runs with nothing in common", () => {
  assertThrows(
    () => compareResults(plain({ 1: 10 }), plain({ 2: 10 })),
    UsageError,
    "Cannot compare a run of tiny with one of tiny: they have no trial of the same workload",
  );
});

Deno.test("compareResults() says which settings of the same trials differ, and in how many", () => {
  const here = plain({ 1: 10, 2: 20, 3: 30 });
  const trials = here.trials.map((trial) => {
    if (trial.seed === 3) return trial;
    const { budget, data, optimizer } = trial.spec;
    const spec = {
      ...trial.spec,
      budget: { ...budget, epochs: 60 },
      data: trial.seed === 1 ? { source: "files" as const, digest: "d" } : data,
      optimizer: optimizer.filter(({ kind }) => kind !== "clipPerGroup"),
    };
    return { ...trial, spec, id: trialId(spec) };
  });
  const there = { ...here, trials, seeds: [1, 2, 3, 7], plannedTrials: 4 };
  const { settings, facts, specified } = compareResults(here, there);
  assertEquals(specified, 1);
  const none = { there: "none", trials: 1 };
  assertEquals(settings.toSorted((one, other) => one.name < other.name ? -1 : 1), [
    { name: "budget.epochs", here: "2", there: "60", trials: 2 },
    { name: "data.digest", here: "none", there: "d", trials: 1 },
    { name: "data.seed", here: "1", ...none },
    { name: "data.source", here: "generated", there: "files", trials: 1 },
    { name: "data.test", here: "20", ...none },
    { name: "data.train", here: "60", ...none },
    { name: "data.version", here: "1", ...none },
    { name: "optimizer", here: "clipPerGroup(40) > sgd(0.01)", there: "sgd(0.01)", trials: 2 },
  ]);
  const differing = facts.filter(({ here, there }) => here !== there);
  assertEquals(differing, [
    { name: "Trials", here: "3", there: "3 of 4" },
    { name: "Seeds", here: "1 to 3", there: "1 to 3 and 7" },
  ]);
  assertEquals(compareResults(here, here).settings, []);
});
