import { clipByGlobalNorm, clipPerGroup } from "../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

testOnBackends("clipByGlobalNorm() scales all gradients by limit / norm", () => {
  // Norm of (3, 0, 4) is 5; to 2.5: half of each.
  const { updates, observations } = run(clipByGlobalNorm(2.5), { a: [3, 0], b: [4] });
  assertEquals(updates, [{ a: [1.5, 0], b: [2] }]);
  assertEquals(observations, [{ gradientNorm: 5, clippedGradientNorm: 2.5, clipped: true }]);
});

testOnBackends("clipByGlobalNorm() leaves a gradient of the limit's norm alone", () => {
  for (const limit of [5, 6, 1e30]) {
    const { updates, observations } = run(clipByGlobalNorm(limit), { a: [3, 0], b: [4] });
    assertEquals(updates, [{ a: [3, 0], b: [4] }]);
    assertEquals(observations, [{ gradientNorm: 5, clippedGradientNorm: 5, clipped: false }]);
  }
});

testOnBackends("clipPerGroup() clips each group by a norm of its own", () => {
  // Group x: (3, 4), norm 5, to 1. Group y: (0.6, 0.8), norm 1: left alone.
  const groups = { a: "x", b: "x", c: "y" };
  const { updates, observations } = run(clipPerGroup(1, groups), { a: [3], b: [4], c: [0.6, 0.8] });
  assertAlmostEquals(updates[0]!.a![0]!, 0.6, 1e-7);
  assertAlmostEquals(updates[0]!.b![0]!, 0.8, 1e-7);
  assertEquals(updates[0]!.c, [0.6, 0.8].map(Math.fround));
  // Before: sqrt(25 + 1); after: sqrt(1 + 1).
  assertAlmostEquals(observations[0]!.gradientNorm!, Math.sqrt(26), 1e-7);
  assertAlmostEquals(observations[0]!.clippedGradientNorm!, Math.sqrt(2), 1e-7);
  assertEquals(observations[0]!.clipped, true);
});

Deno.test("clipPerGroup() refuses a parameter without a group", () => {
  assertThrows(() => run(clipPerGroup(1, { a: "x" }), { b: [1] }), TypeError, "group: b");
});

Deno.test("clipByGlobalNorm() and clipPerGroup() refuse a limit that is not positive", () => {
  for (const limit of [0, -1, NaN, Infinity]) {
    assertThrows(() => clipByGlobalNorm(limit), RangeError, "not positive");
    assertThrows(() => clipPerGroup(limit, {}), RangeError, "not positive");
  }
});
