import {
  baselineSchema,
  baselineText,
  CannotDecideError,
  makeBaseline,
  movedRows,
} from "../../../../bench/results/gate/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { changeTrials, makeGateResult, worsen } from "./_results.ts";

const clean = makeGateResult();

Deno.test("baselineText() gives a line for each trial, and reads back as it was", () => {
  const baseline = makeBaseline(clean), text = baselineText(baseline);
  assertEquals(baselineSchema.parse(JSON.parse(text)), baseline);
  const lines = text.split("\n");
  for (const { digest } of baseline.trials) {
    assertEquals(lines.filter((line) => line.includes(`"digest":"${digest}"`)).length, 1);
  }
});

Deno.test("makeBaseline() keeps the median of time by calibration", () => {
  const { cells } = makeBaseline(changeTrials(clean, ({ seed }) => ({ durationSeconds: seed })));
  // Seconds 1 to 10 by 10 ms each.
  assert(cells.every(({ calibratedTime }) => Math.abs(calibratedTime! - 550) < 1e-9));
});

Deno.test("makeBaseline() refuses what nothing can be held against", () => {
  const [machine] = clean.machines as [ResultFile["machines"][0]];
  const refusals = {
    "it does not say which machines": { ...clean, machines: [] },
    "ran on different machines, x86_64 and aarch64": {
      ...clean,
      machines: [machine, machine, { ...machine, arch: "aarch64" }],
    },
    "no trials": { ...clean, trials: [] },
    "stopped after 1 of 20": { ...clean, trials: clean.trials.slice(0, 1) },
    "noisy has 9 of 10 seeds": { ...clean, trials: clean.trials.slice(0, 19), plannedTrials: 19 },
    "seed 1 failed: too hot": changeTrials(
      clean,
      ({ seed }) => seed === 1 ? { status: "failed", message: "too hot" } : {},
    ),
    "noisy seed 4 left 3 tensors": changeTrials(
      clean,
      ({ seed, variant }) =>
        seed === 4 && variant === "noisy" ? { tensors: { before: 1, after: 4 } } : {},
    ),
    "its trials are not those of its": {
      ...clean,
      trials: [clean.trials[0]!, clean.trials[0]!, ...clean.trials.slice(2)],
    },
  };
  for (const [message, result] of Object.entries(refusals)) {
    assertThrows(() => makeBaseline(result), CannotDecideError, message);
  }
});

Deno.test("a baseline whose trials are not those of its specifications is none", () => {
  const baseline = makeBaseline(clean);
  const [first, ...others] = baseline.trials;
  const faulty = [
    { ...baseline, trials: others },
    { ...baseline, trials: [{ ...first!, id: "0123456789abcdef" }, ...others] },
    { ...baseline, trials: [{ ...first!, variant: "noisy" }, ...others] },
    { ...baseline, trials: [{ ...first!, seed: 2 }, ...others] },
    { ...baseline, trials: [{ ...first!, testError: { wrong: 99, total: 1 } }, ...others] },
    {
      ...baseline,
      cells: baseline.cells.map((cell) => ({ ...cell, workload: "other" })),
    },
    { ...baseline, trials: [{ ...first!, testError: null }, ...others] },
    { ...baseline, trials: [{ ...first!, status: "diverged" }, ...others] },
    { ...baseline, trials: [{ ...first!, testError: { wrong: 5, total: 101 } }, ...others] },
    { ...baseline, trials: [{ ...first!, digest: "" }, ...others] },
    { ...baseline, trials: [{ ...first!, dataDigest: "data" }, ...others] },
    ...[null, 0, -1, "19"].map((calibratedTime) => ({
      ...baseline,
      cells: baseline.cells.map((cell) => ({ ...cell, calibratedTime })),
    })),
    { ...baseline, seeds: [1, 2] },
    { ...baseline, remark: "" },
  ];
  for (const one of faulty) assertEquals(baselineSchema.safeParse(one).success, false);
});

Deno.test("movedRows() says what moved, cell by cell, and nothing else", () => {
  const before = makeBaseline(clean);
  assertEquals(movedRows(before, before), []);
  const after = makeBaseline({
    ...worsen(clean, 3),
    versions: { ...clean.versions, gradnoise: "0.3.0" },
  });
  const ofCell = (cell: string) => [
    ["digests", cell, "10", "10 of 10 moved"],
    ["test error", cell, "5.0 %", "8.0 %"],
    // Of 4, 5 and 6 wrong answers 5 are few enough; of 7, 8 and 9 none.
    ["solved", cell, "7 of 10", "0 of 10"],
  ];
  assertEquals(movedRows(before, after), [
    ["madeWith.gradnoise", "all", "0.1.0", "0.3.0"],
    ...ofCell("memn2n/babi-qa1 plain"),
    ...ofCell("memn2n/babi-qa1 noisy"),
  ]);
});
