import {
  byArm,
  differencesByArm,
  hasArms,
  pairedDifferences,
  summarizeCells,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeArmsResult, makeResultFile } from "../../_result_file.ts";

Deno.test("byArm() counts the trials of an arm's variants together", () => {
  const result = makeArmsResult();
  assertEquals(hasArms(result), true);
  const arms = byArm(result);
  assertEquals(arms.variants, [
    { name: "plain", title: "2 configurations", reference: null },
    { name: "noisy", title: "2 configurations", reference: "plain" },
  ]);
  const cells = summarizeCells(arms);
  assertEquals(cells.map(({ variant, trials, solved }) => [variant, trials, solved.count]), [
    ["plain", 4, 1],
    ["noisy", 4, 2],
  ]);
  // plain: 4, 20, 30 and 40 of 100 wrong.
  assertAlmostEquals(cells[0]!.testError!.mean, 0.235, 1e-12);
  // What was published of both variants is published of the arm.
  assertEquals(arms.workloads[0]!.published[0]!.variants, ["plain"]);
});

Deno.test("byArm() names no reference of an arm whose configurations have several", () => {
  const result = makeArmsResult();
  const referenceOf = (references: readonly (string | null)[]) => {
    const [a, b] = references;
    const variants = result.variants.map((variant) => ({
      ...variant,
      reference: variant.name === "noisy-a" ? a! : variant.name === "noisy-b" ? b! : null,
    }));
    return byArm({
      ...result,
      variants: [...variants, { name: "other", title: "", reference: null }],
    })
      .variants.find(({ name }) => name === "noisy")!.reference;
  };
  assertEquals(referenceOf(["plain-a", "plain-b"]), "plain");
  assertEquals(referenceOf(["plain-a", "other"]), null);
  assertEquals(referenceOf([null, null]), null);
});

Deno.test("differencesByArm() keeps the pairs of each configuration", () => {
  const result = makeArmsResult();
  const [only, ...others] = differencesByArm(result, pairedDifferences(result));
  assertEquals(others, []);
  assertEquals([only!.variant, only!.reference], ["noisy", "plain"]);
  // Against the same configuration and seed: 4, 20, 30, 40 and 10, 5, 30, 0.
  assertEquals(
    only!.pairs.map(({ seed, reference, variant }) => [seed, reference, variant]),
    [[1, 0.04, 0.1], [2, 0.2, 0.05], [1, 0.3, 0.3], [2, 0.4, 0]],
  );
  // (6 - 15 + 0 - 40) / 4 points.
  assertAlmostEquals(only!.spread.mean, -0.1225, 1e-12);
  assertAlmostEquals(only!.spread.lowest, -0.4, 1e-12);
});

Deno.test("byArm() and differencesByArm() leave a result without arms as it is", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, test: 3 },
    { variant: "noisy", seed: 1, test: 2 },
  ]);
  assertEquals(hasArms(result), false);
  assertEquals(byArm(result), result);
  assertEquals(differencesByArm(result, pairedDifferences(result)), pairedDifferences(result));
});
