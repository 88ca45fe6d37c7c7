import * as tf from "@tensorflow/tfjs";
import { clipBySpectralNorm, spectralNorm } from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { valuesOf } from "../_trees.ts";

/** The norm of a matrix, written as its rows. */
function normOf(rows: readonly (readonly number[])[]): number {
  return tf.tidy(() => spectralNorm(tf.tensor2d(rows.map((row) => [...row]))));
}

testOnBackends("spectralNorm() is the largest singular value", () => {
  assertAlmostEquals(normOf([[3, 0], [0, 4]]), 4, 1e-12);
  // Of equal ones, and of nearly equal ones.
  assertAlmostEquals(normOf([[2, 0], [0, -2]]), 2, 1e-12);
  assertAlmostEquals(normOf([[1, 0], [0, 0.9999]]), 1, 1e-12);
  // [[1, 1], [0, 1]]: the golden ratio.
  assertAlmostEquals(normOf([[1, 1], [0, 1]]), (1 + Math.sqrt(5)) / 2, 1e-12);
  // u v^T with u = (1, 2, 2) and v = (3, 4): |u| |v| = 3 x 5, whichever way it lies.
  assertAlmostEquals(normOf([[3, 4], [6, 8], [6, 8]]), 15, 1e-12);
  assertAlmostEquals(normOf([[3, 6, 6], [4, 8, 8]]), 15, 1e-12);
  // numpy.linalg.norm(arange(1, 13).reshape(4, 3), 2)
  const rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]];
  assertAlmostEquals(normOf(rows), 25.46240743603639, 1e-12);
  assertEquals(normOf([[0, 0], [0, 0]]), 0);
});

testOnBackends("spectralNorm() of a wide matrix is that of its transpose", () => {
  // A row of 3 and one of 4, 2,000 long and orthogonal: the norm of the longer, 4 root(2,000).
  const sign = (i: number) => i < 1000 ? 1 : -1;
  const rows = [3, 4].map((value, row) =>
    Array.from({ length: 2000 }, (_, i) => row === 0 ? value : value * sign(i))
  );
  assertAlmostEquals(normOf(rows), 4 * Math.sqrt(2000), 1e-10);
  assertEquals(normOf([Array(2000).fill(0)]), 0);
});

testOnBackends(
  "spectralNorm() of a vector is its length, and of what is not finite not finite",
  () => {
    tf.tidy(() => {
      assertAlmostEquals(spectralNorm(tf.tensor1d([3, 4])), 5, 1e-12);
      assertAlmostEquals(spectralNorm(tf.scalar(-7)), 7, 1e-12);
    });
    assert(!Number.isFinite(normOf([[NaN, 1]])));
    assert(!Number.isFinite(normOf([[Infinity, 1], [1, 1]])));
  },
);

testOnBackends("clipBySpectralNorm() scales each matrix by its own largest singular value", () => {
  const gradients = {
    // Euclidean norm 5, largest singular value 4: to 2, so half of it.
    a: tf.tensor2d([[3, 0], [0, 4]]),
    // Euclidean norm 2.5, over the limit; the largest singular value, 2, is not.
    b: tf.tensor2d([[1.5, 0], [0, 2]]),
    c: tf.tensor2d([[0.5, 0], [0, 0.5]]),
  };
  let seen = {};
  const { updates } = clipBySpectralNorm(2).update(gradients, null, {}, {
    epoch: 0,
    observe: (observation) => seen = observation,
  });
  assertEquals(valuesOf(updates), {
    a: [1.5, 0, 0, 2],
    b: [1.5, 0, 0, 2],
    c: [0.5, 0, 0, 0.5],
  });
  // Before: sqrt(25 + 6.25 + 0.5); after: sqrt(6.25 + 6.25 + 0.5).
  assertEquals(seen, {
    gradientNorm: Math.sqrt(31.75),
    clippedGradientNorm: Math.sqrt(13),
    clipped: true,
    clippedShare: 1 / 3,
  });
  tf.dispose([gradients, updates as tf.NamedTensorMap]);
});

Deno.test("clipBySpectralNorm() refuses a limit that is not positive, and keeps its step", () => {
  assertThrows(() => clipBySpectralNorm(0), RangeError, "not positive");
  const step = { kind: "clipBySpectralNorm", norm: 40 };
  assertEquals(clipBySpectralNorm(40).spec, { step, context: {} });
});
