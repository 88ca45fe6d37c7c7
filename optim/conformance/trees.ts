import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../transformation.ts";

/** Numbers by the names of parameters. */
export type Values = Readonly<Record<string, ArrayLike<number>>>;

/** The shape of each parameter by its name. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, one) => product * one, 1);
}

/** Parameters to update, each element of the same value. */
export function parametersOf(shapes: Shapes, value = 1): Record<string, tf.Variable> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      tf.tidy(() => tf.variable(tf.fill([...shape], value))),
    ]),
  );
}

/**
 * The gradients of an update: of norms around 60 and more, so that clips of common thresholds clip some.
 *
 * @param bad What stands in place of one of the numbers.
 */
export function gradientsOf(
  shapes: Shapes,
  update: number,
  bad?: number,
): Readonly<Record<string, Float32Array>> {
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const offset = [...name].reduce((sum, character) => sum + character.charCodeAt(0), 0);
    const values = Float32Array.from(
      { length: sizeOf(shape) },
      (_, i) => 20 * (update + 1) * Math.sin(offset + 3 * i + update),
    );
    return [name, values] as const;
  });
  const [, last] = entries.at(-1)!;
  if (bad !== undefined) last[last.length - 1] = bad;
  return Object.fromEntries(entries);
}

/** Gradients of zeros, or of another number. */
export function uniform(shapes: Shapes, value = 0): Readonly<Record<string, Float32Array>> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      new Float32Array(sizeOf(shape)).fill(value),
    ]),
  );
}

/** Values as tensors. */
export function tensorsOf(values: Values, shapes: Shapes): Record<string, tf.Tensor> {
  return Object.fromEntries(
    Object.entries(values).map(([name, own]) => [
      name,
      // A copy: tensors may keep the array.
      tf.tensor(new Float32Array(own), [...shapes[name]!]),
    ]),
  );
}

/** The values of a tree by name, copied. */
export function valuesOf(tree: Tree): Readonly<Record<string, tf.TypedArray>> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, tensor.dataSync().slice()]),
  );
}

/** The sum over all elements of the products of two trees of values. */
export function product(one: Values, other: Values): number {
  return Object.entries(one).reduce((sum, [name, values]) => {
    for (let i = 0; i < values.length; i++) sum += values[i]! * other[name]![i]!;
    return sum;
  }, 0);
}

/** The Euclidean norm of all elements taken together. */
export function normOf(values: Values): number {
  return Math.sqrt(product(values, values));
}

/** Values from those of a tree, one parameter at a time. */
export function mapValues<From extends ArrayLike<number>, To>(
  values: Readonly<Record<string, From>>,
  to: (values: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, own]) => [name, to(own)]));
}

/** Values from those of two trees, in float64. */
export function combine(
  one: Values,
  other: Values,
  to: (a: number, b: number) => number,
): Readonly<Record<string, Float64Array>> {
  return Object.fromEntries(
    Object.entries(one).map(([name, values]) => [
      name,
      combineOne(values, other[name]!, to),
    ]),
  );
}

function combineOne(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  to: (a: number, b: number) => number,
): Float64Array {
  const all = new Float64Array(one.length);
  // A loop: `from` with a function takes ten times as long.
  for (let i = 0; i < all.length; i++) all[i] = to(one[i]!, other[i]!);
  return all;
}
