import {
  clipByBlockRms,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipPerGroup,
  clipPerParameter,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { run } from "../_trees.ts";

testOnBackends("clipByGlobalNorm() scales all gradients by limit / norm", () => {
  // Norm of (3, 0, 4) is 5; to 2.5: half of each.
  const { updates, observations } = run(clipByGlobalNorm(2.5), { a: [3, 0], b: [4] });
  assertEquals(updates, [{ a: [1.5, 0], b: [2] }]);
  assertEquals(observations, [
    { gradientNorm: 5, clippedGradientNorm: 2.5, clipped: true, clippedShare: 1 },
  ]);
});

testOnBackends("clipByGlobalNorm() leaves a gradient of the limit's norm alone", () => {
  for (const limit of [5, 6, 1e30]) {
    const { updates, observations } = run(clipByGlobalNorm(limit), { a: [3, 0], b: [4] });
    assertEquals(updates, [{ a: [3, 0], b: [4] }]);
    assertEquals(observations, [
      { gradientNorm: 5, clippedGradientNorm: 5, clipped: false, clippedShare: 0 },
    ]);
  }
});

testOnBackends("clipPerGroup() clips each group by a norm of its own", () => {
  // Group x: (3, 4), norm 5, to 1. Group y: (0.3, 0.4), norm 0.5: left alone.
  const groups = { a: "x", b: "x", c: "y" };
  const { updates, observations } = run(clipPerGroup(1, groups), { a: [3], b: [4], c: [0.3, 0.4] });
  assertAlmostEquals(updates[0]!.a![0]!, 0.6, 1e-7);
  assertAlmostEquals(updates[0]!.b![0]!, 0.8, 1e-7);
  assertEquals(updates[0]!.c, [0.3, 0.4].map(Math.fround));
  // Before: sqrt(25 + 0.25); after: sqrt(1 + 0.25).
  assertAlmostEquals(observations[0]!.gradientNorm!, Math.sqrt(25.25), 1e-7);
  assertAlmostEquals(observations[0]!.clippedGradientNorm!, Math.sqrt(1.25), 1e-7);
  assertEquals(observations[0]!.clipped, true);
  // One of two groups, of three parameters.
  assertEquals(observations[0]!.clippedShare, 0.5);
});

testOnBackends("clipPerParameter() clips each parameter by its own norm", () => {
  // (6, 8), norm 10, to 5; (3, 4), norm 5, and (1) stay. Together they have norm sqrt(126).
  const gradients = { a: [6, 8], b: [3, 4], c: [1] };
  const { updates, observations } = run(clipPerParameter(5), gradients);
  assertEquals(updates, [{ a: [3, 4], b: [3, 4], c: [1] }]);
  assertEquals(observations, [{
    gradientNorm: Math.sqrt(126),
    clippedGradientNorm: Math.sqrt(51),
    clipped: true,
    clippedShare: 1 / 3,
  }]);
});

testOnBackends("clipByBlockRms() clips each parameter by its root mean square", () => {
  // Root mean squares 3, 2 and 1, of norms 6, sqrt(8) and 1: to 2.
  const gradients = { a: [3, -3, 3, 3], b: [2, -2], c: [1] };
  const { updates, observations } = run(clipByBlockRms(2), gradients);
  assertEquals(updates, [{ a: [2, -2, 2, 2], b: [2, -2], c: [1] }]);
  assertEquals(observations, [{
    gradientNorm: Math.sqrt(45),
    clippedGradientNorm: Math.sqrt(25),
    clipped: true,
    clippedShare: 1 / 3,
  }]);
});

Deno.test("clipPerGroup() refuses a parameter without a group, also one named as what objects have", () => {
  assertThrows(() => run(clipPerGroup(1, { a: "x" }), { b: [1] }), TypeError, "group: b");
  const [name] = ["constructor"];
  assertThrows(() => run(clipPerGroup(1, { a: "x" }), { [name!]: [1] }), TypeError, "constructor");
});

Deno.test("clips to a norm refuse a limit that is not positive, and keep their steps", () => {
  const make = {
    clip: clipByGlobalNorm,
    clipPerGroup: (limit: number) => clipPerGroup(limit, {}),
    clipPerParameter,
    clipBySpectralNorm,
    clipByBlockRms,
  };
  for (const [kind, clip] of Object.entries(make)) {
    for (const limit of [0, -1, NaN, Infinity]) {
      assertThrows(() => clip(limit), RangeError, `not positive and finite: ${limit}`);
    }
    const option = kind === "clipByBlockRms" ? "threshold" : "norm";
    assertEquals(clip(40).spec!.step, { kind, [option]: 40 });
  }
});
