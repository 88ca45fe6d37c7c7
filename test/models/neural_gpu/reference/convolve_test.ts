import * as tf from "@tensorflow/tfjs";
import { convolve } from "../../../../models/neural_gpu/reference/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import { largestError, stream } from "../_cases.ts";

const [n, w, B, m, k] = [4, 3, 2, 2, 3];

function randomNumbers(name: string, length: number): Float32Array {
  const random = stream(name);
  return Float32Array.from({ length }, () => 2 * random.uniform() - 1);
}

const image = randomNumbers("image", n * w * B * m), kernel = randomNumbers("kernel", 9 * m * k);
const upstream = randomNumbers("upstream", n * w * B * k);

/** Calls `use` with the places of image, kernel and output of every product that there is. */
function forProducts(use: (image: number, kernel: number, output: number) => void): void {
  for (let x = 0; x < n; x++) {
    for (let y = 0; y < w; y++) {
      for (let a = -1; a <= 1; a++) {
        for (let b = -1; b <= 1; b++) {
          if (x + a < 0 || x + a >= n || y + b < 0 || y + b >= w) continue;
          for (let s = 0; s < B; s++) {
            for (let i = 0; i < m; i++) {
              for (let j = 0; j < k; j++) {
                use(
                  (((x + a) * w + y + b) * B + s) * m + i,
                  (((a + 1) * 3 + b + 1) * m + i) * k + j,
                  ((x * w + y) * B + s) * k + j,
                );
              }
            }
          }
        }
      }
    }
  }
}

testOnBackends("a convolution and its gradients are sums over the products that there are", () => {
  const out = new Float64Array(upstream.length);
  const imageGradient = new Float64Array(image.length);
  const kernelGradient = new Float64Array(kernel.length);
  forProducts((from, at, to) => {
    out[to]! += image[from]! * kernel[at]!;
    imageGradient[from]! += upstream[to]! * kernel[at]!;
    kernelGradient[at]! += upstream[to]! * image[from]!;
  });
  tf.tidy(() => {
    const own = tf.tensor4d(image, [n, w, B, m]), weights = tf.tensor4d(kernel, [3, 3, m, k]);
    assert(largestError(convolve(own, weights).dataSync(), out) < 1e-6);
    const [toImage, toKernel] = tf.grads((one, other) =>
      convolve(one as tf.Tensor4D, other as tf.Tensor4D)
    )([own, weights], tf.tensor4d(upstream, [n, w, B, k]));
    assertEquals([toImage!.shape, toKernel!.shape], [own.shape, weights.shape]);
    assert(largestError(toImage!.dataSync(), imageGradient) < 1e-6);
    assert(largestError(toKernel!.dataSync(), kernelGradient) < 1e-6);
  });
});

testOnBackends("it is TensorFlow's of padding SAME", () => {
  tf.tidy(() => {
    const own = tf.tensor4d(image, [n, w, B, m]), weights = tf.tensor4d(kernel, [3, 3, m, k]);
    const theirs = tf.conv2d(tf.transpose(own, [2, 0, 1, 3]), weights, 1, "same");
    const expected = tf.transpose(theirs, [1, 2, 0, 3]).dataSync();
    assert(largestError(convolve(own, weights).dataSync(), expected) < 1e-6);
  });
});
