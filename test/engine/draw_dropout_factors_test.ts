import * as tf from "@tensorflow/tfjs";
import { drawDropoutFactors, kernelsOf, RandomStream, streamKey } from "../../engine/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../std.ts";
import { startKernels } from "../_tensors.ts";

const stream = () => new RandomStream(streamKey(1, "dropout"));

Deno.test("the kernel draws the factors of the loop, and leaves the stream where it does", async () => {
  await startKernels();
  const kernels = kernelsOf(tf.backend()) as Parameters<typeof drawDropoutFactors>[3];
  for (const probability of [0.1, 0.5, 0.9, 1 / 3]) {
    const [fast, slow] = [stream(), stream()];
    // From every lane of a block, of lengths on both sides of whole vectors and blocks.
    for (const length of [1, 2, 3, 4, 5, 31, 32, 33, 64, 1001]) {
      const what = `${probability}, ${length}`;
      const factors = drawDropoutFactors(length, probability, fast, kernels);
      assertEquals(factors, drawDropoutFactors(length, probability, slow, null), what);
      assertEquals(fast.position, slow.position, what);
    }
    assertEquals(fast.word(), slow.word());
  }
});

Deno.test("a unit is silenced with its probability, and the others make up for it", async () => {
  await startKernels();
  const kernels = kernelsOf(tf.backend()) as Parameters<typeof drawDropoutFactors>[3];
  const factors = drawDropoutFactors(100_000, 0.2, stream(), kernels);
  const silent = factors.filter((factor) => factor === 0).length;
  // Five standard deviations of a binomial: 5 sqrt(0.2 x 0.8 / 100,000) = 0.0063.
  assertAlmostEquals(silent / factors.length, 0.2, 0.0063);
  assert(factors.every((factor) => factor === 0 || factor === 1.25));
});
