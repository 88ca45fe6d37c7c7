import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../transformation.ts";

/** Numbers by name. */
export type Values = Readonly<Record<string, readonly number[]>>;

const shapes: Readonly<Record<string, number[]>> = { a: [2, 3], b: [9], c: [1] };

/** Parameters to update. */
export function parametersOf(): Record<string, tf.Variable> {
  return Object.fromEntries(
    Object.entries(shapes).map((
      [name, shape],
    ) => [name, tf.tidy(() => tf.variable(tf.ones(shape)))]),
  );
}

/**
 * The gradients of an update: of norms around 30, so that clips of common thresholds clip some.
 *
 * @param options.bad What stands in place of one of the numbers.
 */
export function gradientsOf(
  update: number,
  options: { readonly bad?: number; readonly reversed?: boolean } = {},
): Record<string, tf.Tensor> {
  const names = Object.keys(shapes);
  if (options.reversed) names.reverse();
  return Object.fromEntries(names.map((name) => {
    const shape = shapes[name]!, size = shape.reduce((product, one) => product * one, 1);
    const offset = name.charCodeAt(0);
    const values = Float32Array.from(
      { length: size },
      (_, i) => (20 * (update + 1)) * Math.sin(offset + 3 * i + update),
    );
    if (options.bad !== undefined && name === "b") values[4] = options.bad;
    return [name, tf.tensor(values, shape)];
  }));
}

/** The values of a tree by name. */
export function valuesOf(tree: Tree): Values {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, [...tensor.dataSync()]]),
  );
}
