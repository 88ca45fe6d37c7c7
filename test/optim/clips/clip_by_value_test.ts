import * as tf from "@tensorflow/tfjs";
import { clipByValue } from "../../../optim/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { run, valuesOf } from "../_trees.ts";

testOnBackends("clipByValue() clips every element, from above and from below", () => {
  const gradients = { a: [3, -0.5, -4, 2], b: [-2, -0, 0] };
  const { updates, observations } = run(clipByValue(2), gradients);
  assertEquals(updates, [{ a: [2, -0.5, -2, 2], b: [-2, -0, 0] }]);
  assert(Object.is(updates[0]!.b![1], -0));
  // Two of seven; those at the limit are not changed.
  assertEquals(observations, [{
    gradientNorm: Math.sqrt(9 + 0.25 + 16 + 4 + 4),
    clippedGradientNorm: Math.sqrt(4 + 0.25 + 4 + 4 + 4),
    clipped: true,
    clippedShare: 2 / 7,
  }]);
});

testOnBackends("clipByValue() rounds the limit to float32, and changes nothing under it", () => {
  const limit = Math.fround(0.1);
  const { updates, observations } = run(clipByValue(0.1), { a: [limit, 0.2, -limit] });
  assertEquals(updates, [{ a: [limit, limit, -limit] }]);
  assertEquals(observations[0]!.clippedShare, 1 / 3);
  const under = run(clipByValue(0.1), { a: [0.05] }).observations[0]!;
  assertEquals([under.clipped, under.clippedShare], [false, 0]);
  assertEquals(under.clippedGradientNorm, under.gradientNorm);
});

testOnBackends(
  "clipByValue() sums squares in the order of names, as the norm before it is summed",
  () => {
    // 1e16 + 1 is 1e16 in float64, twice; 1 + 1 first would be 1e16 + 2, of another root.
    const { observations } = run(clipByValue(1e9), { c: [1], b: [1], a: [1e8] });
    assertEquals([observations[0]!.gradientNorm, observations[0]!.clippedGradientNorm], [1e8, 1e8]);
  },
);

testOnBackends("clipByValue() does not make a finite gradient of one that is not", () => {
  for (const bad of [Infinity, -Infinity, NaN]) {
    const { updates, observations } = run(clipByValue(2), { a: [bad, 3], b: [5] });
    assertEquals(updates, [{ a: [bad, 3], b: [5] }]);
    assert(!Number.isFinite(observations[0]!.gradientNorm));
  }
});

testOnBackends("clipByValue() converts int32", () => {
  const gradients = { a: tf.tensor2d([[7, -7], [1, 0]], [2, 2], "int32") };
  const { updates } = clipByValue(2.5).update(gradients, null, {}, { epoch: 0 });
  assertEquals(updates.a!.dtype, "float32");
  assertEquals(valuesOf(updates), { a: [2.5, -2.5, 1, 0] });
  tf.dispose([gradients, updates as tf.NamedTensorMap]);
});

Deno.test("clipByValue() refuses a limit that is not positive, and keeps its step", () => {
  for (const limit of [0, -1, NaN, Infinity]) {
    assertThrows(() => clipByValue(limit), RangeError, `not positive and finite: ${limit}`);
  }
  assertEquals(clipByValue(2).spec, { step: { kind: "clipByValue", limit: 2 }, context: {} });
});
