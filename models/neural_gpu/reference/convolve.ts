import * as tf from "@tensorflow/tfjs";

/**
 * out[x, y] = sum over a, b of K[a, b] in[x + a - 1, y + b - 1], with zeros around the image, as TensorFlow's
 * convolutions of padding SAME. That of tfjs has no gradient on wasm.
 *
 * @param image `[n, w, B, m]`
 * @param kernel `[3, 3, m, k]`
 * @returns `[n, w, B, k]`
 */
export function convolve(image: tf.Tensor4D, kernel: tf.Tensor4D): tf.Tensor4D {
  const operation = tf.customGrad((...inputs) => {
    const [image, kernel, save] = inputs as unknown as [tf.Tensor4D, tf.Tensor4D, tf.GradSaveFunc];
    save([image, kernel]);
    return { value: sumOfProducts(image, kernel), gradFunc };
  });
  return operation(image, kernel) as tf.Tensor4D;
}

/** The gradients in image and kernel. The nine shifted images are made again: keeping them takes too much. */
function gradFunc(upstream: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [image, kernel] = saved as [tf.Tensor4D, tf.Tensor4D], [, , m, k] = kernel.shape;
  const gradient = upstream as tf.Tensor4D;
  return tf.tidy(() => [
    // A cell's neighbour has the cell on its other side: the kernel is turned by half a circle.
    sumOfProducts(gradient, tf.transpose(tf.reverse(kernel, [0, 1]), [0, 1, 3, 2])),
    tf.reshape(
      tf.stack(
        shifted(image).map((cells) =>
          tf.matMul(tf.transpose(cells), tf.reshape<tf.Rank.R2>(gradient, [-1, k]))
        ),
      ),
      [3, 3, m, k],
    ),
  ]);
}

function sumOfProducts(image: tf.Tensor4D, kernel: tf.Tensor4D): tf.Tensor4D {
  const [n, w, B] = image.shape, [, , m, k] = kernel.shape;
  const weights = tf.unstack(tf.reshape(kernel, [9, m, k])) as tf.Tensor2D[];
  const product = shifted(image).map((cells, i) => tf.matMul(cells, weights[i]!))
    .reduce((sum, product) => tf.add(sum, product));
  return tf.reshape(product, [n, w, B, k]);
}

/** in[x + a - 1, y + b - 1] by a and b, `[n w B, m]` each. */
function shifted(image: tf.Tensor4D): tf.Tensor2D[] {
  const [n, w, B, m] = image.shape, padded = tf.pad(image, [[1, 1], [1, 1], [0, 0], [0, 0]]);
  // Of three axes, tfjs copies as much at a time as lies together.
  const wide = tf.reshape<tf.Rank.R3>(padded, [n + 2, w + 2, B * m]);
  return [0, 1, 2].flatMap((a) =>
    [0, 1, 2].map((b) =>
      tf.reshape<tf.Rank.R2>(tf.slice(wide, [a, b, 0], [n, w, B * m]), [n * w * B, m])
    )
  );
}
