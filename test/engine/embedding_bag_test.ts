import * as tf from "@tensorflow/tfjs";
import { embeddingBag, RandomStream, streamKey } from "../../engine/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { centralDifferences, largestRelativeError, testOnBackends } from "../_tensors.ts";

testOnBackends("embeddingBag() sums the rows of its words and skips the null word", () => {
  tf.tidy(() => {
    const table = tf.tensor2d([[1, 2], [10, 20], [100, 200]]);
    const ids = tf.tensor2d([[1, 3, 0], [2, 2, 0], [0, 0, 0]], undefined, "int32");
    // Word 1 is row 0: [1, 2] + [100, 200]; [10, 20] twice; nothing.
    assertEquals(embeddingBag<tf.Tensor2D>(table, ids).arraySync(), [[101, 202], [20, 40], [0, 0]]);
  });
});

testOnBackends("embeddingBag() weighs words by position", () => {
  tf.tidy(() => {
    const table = tf.tensor2d([[1, 2], [10, 20]]);
    const ids = tf.tensor2d([[1, 2], [2, 0]], undefined, "int32");
    const one = tf.tensor3d([[[1, 2], [3, 4]]]);
    // [1*1 + 3*10, 2*2 + 4*20]; [1*10, 2*20]
    assertEquals(embeddingBag<tf.Tensor2D>(table, ids, one).arraySync(), [[31, 84], [10, 40]]);
    const byLength = tf.tensor3d([[[5, 5], [0, 0]], [[1, 2], [3, 4]]]);
    // The second bag has one word and so uses the first set: [5*10, 5*20].
    assertEquals(embeddingBag<tf.Tensor2D>(table, ids, byLength).arraySync(), [[31, 84], [
      50,
      100,
    ]]);
  });
});

testOnBackends("embeddingBag() has the gradient of a float64 reference", () => {
  const stream = new RandomStream(streamKey(5, "data"));
  const [rows, d, words, bags] = [5, 3, 4, 6];
  const normal = (n: number) => Float64Array.from({ length: n }, () => stream.uniform() * 2 - 1);
  const table = normal(rows * d), weights = normal(words * words * d), upstream = normal(bags * d);
  const ids = Int32Array.from({ length: bags * words }, (_, at) =>
    // Bags of 1 to 4 words with nulls at their end, and a null inside the last.
    at % words > Math.floor(at / words) % words || at === bags * words - 3
      ? 0
      : 1 + stream.integer(rows));
  // sum over b, k of upstream[b, k] sum over j of weights[n - 1, j, k] table[id - 1, k]
  const reference = (x: Float64Array) => {
    let sum = 0;
    for (let b = 0; b < bags; b++) {
      let length = words;
      while (length > 1 && ids[b * words + length - 1] === 0) length--;
      for (let j = 0; j < length; j++) {
        const id = ids[b * words + j]!;
        for (let k = 0; k < d && id > 0; k++) {
          const weight = weights[((length - 1) * words + j) * d + k]!;
          sum += upstream[b * d + k]! * weight * x[(id - 1) * d + k]!;
        }
      }
    }
    return sum;
  };
  tf.tidy(() => {
    const f = (x: tf.Tensor) =>
      tf.sum(tf.mul(
        embeddingBag<tf.Tensor2D>(
          x as tf.Tensor2D,
          tf.tensor2d(ids, [bags, words], "int32"),
          tf.tensor3d(Float32Array.from(weights), [words, words, d]),
        ),
        tf.tensor2d(Float32Array.from(upstream), [bags, d]),
      ));
    const gradient = tf.grad(f)(tf.tensor2d(Float32Array.from(table), [rows, d]));
    const error = largestRelativeError(gradient.dataSync(), centralDifferences(reference, table));
    assert(error <= 1e-4, String(error));
  });
});

testOnBackends("embeddingBag() refuses ids and shapes that do not fit", () => {
  tf.tidy(() => {
    const table = tf.ones<tf.Rank.R2>([2, 3]);
    const ids = (...values: number[]) => tf.tensor2d([values], undefined, "int32");
    assertThrows(() => embeddingBag(table, ids(3)), RangeError, "Cannot look up word 3 of 2");
    assertThrows(() => embeddingBag(table, ids(-1)), RangeError, "word -1");
    assertThrows(() => embeddingBag(table, tf.ones([1, 2])), TypeError, "float32");
    assertThrows(() => embeddingBag(table, ids(1), tf.ones([1, 2, 3])), TypeError, "weigh bags");
  });
});
