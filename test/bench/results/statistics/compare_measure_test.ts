import { makeArmsResult, makeResultFile } from "../../_result_file.ts";
import { compareVariants, measureComparer } from "../../../../bench/results/statistics/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Plain, noisy and a third variant, of seeds 1 to 5; plain diverged at seed 5. */
function makeThree(): ResultFile {
  const rows = { plain: [20, 30, 10, 4, null], noisy: [10, 31, 9, 4, 8], third: [1, 2, 3, 4, 5] };
  const result = makeResultFile(
    Object.entries(rows).flatMap(([variant, errors]) =>
      errors.map((test, i) => ({
        ...{ variant, seed: i + 1, train: i, test, loss: (i + 1) * variant.length },
        ...test === null ? { status: "diverged" as const } : {},
      }))
    ),
  );
  return {
    ...result,
    variants: [...result.variants, { name: "third", title: "", reference: "plain" }],
    trials: result.trials.map((trial, i) => ({ ...trial, durationSeconds: i + 1 })),
  };
}

Deno.test("measureComparer() gives the numbers of compareVariants(), by every error", () => {
  for (const result of [makeThree(), makeArmsResult()]) {
    const compare = measureComparer(result);
    for (const metric of ["testError", "validationError", "trainError", "unsolved"] as const) {
      const { mean, interval, better, worse, equal, pairs, workloads } = compareVariants(
        result,
        "noisy",
        { metric },
      )!;
      const found = compare("noisy", metric)!;
      assertEquals([found.all.difference, found.all.interval], [mean, interval]);
      assertEquals([found.all.better, found.all.worse, found.all.equal], [better, worse, equal]);
      assertEquals(found.all.pairs, pairs.length);
      assertAlmostEquals(found.all.variant - found.all.reference, mean, 1e-12);
      assertEquals(
        found.workloads.map(({ workload, difference, interval }) => [
          ...[workload, difference, interval],
        ]),
        workloads.map(({ workload, mean, interval }) => [workload, mean, interval]),
      );
    }
  }
});

Deno.test("measureComparer() has no interval beyond what two shares can differ by", () => {
  const outcomes = [1, 1, 1, 1, 1, 90].flatMap((test, i) => [
    { variant: "plain", seed: i + 1, test: 90 },
    { variant: "noisy", seed: i + 1, test },
  ]);
  const { all } = measureComparer(makeResultFile(outcomes))("noisy", "unsolved")!;
  // Five of six: -0.833, deviation 0.408, t of 5 degrees 2.571: from -1.26 to -0.40.
  assertEquals(all.interval.tooFewSeeds ? [] : [all.interval.lowest], [-1]);
  assertAlmostEquals(all.interval.tooFewSeeds ? 0 : all.interval.highest, -0.4049, 1e-3);
});

Deno.test("measureComparer() compares with any variant", () => {
  const { names, all } = measureComparer(makeThree())("noisy", "testError", "third")!;
  assertEquals(names, { variant: "noisy", reference: "third" });
  // 9, 29, 6, 0 and 3 points.
  assertAlmostEquals(all.difference, 0.47 / 5, 1e-12);
  assertEquals([all.better, all.worse, all.equal], [0, 4, 1]);
});

Deno.test("measureComparer() compares losses and seconds of trials with metrics of their own", () => {
  const compare = measureComparer(makeThree());
  // Both names have five letters: the same losses; "third" against itself has no pair.
  assertEquals(compare("noisy", "trainLoss")!.all.equal, 4);
  assertEquals(compare("plain", "trainLoss", "noisy")!.all.variant, 5 * (1 + 2 + 3 + 4) / 4);
  const { all } = compare("third", "seconds")!;
  // Ten trials later in the file.
  assertEquals([all.difference, all.pairs, all.worse], [10, 4, 4]);
  assertEquals([all.reference, all.variant], [2.5, 12.5]);
  assertEquals(compare("plain", "seconds"), null);
});
