/**
 * The modules on distributions over the integers modulo M, `[B, M]`. Equation (2) is
 *
 *     P(m(A, B) = c) = sum over a and b of P(A = a) P(B = b) [m(a, b) = c]
 *
 * and each function below is that sum for its m.
 */

import * as tf from "@tensorflow/tfjs";
import type { ModuleName } from "../modules.ts";
import { certain } from "./certain.ts";
import { atMostOne, renormalise } from "./identities.ts";

/** The modules that leave the memory alone. */
export type ArithmeticModule = Exclude<ModuleName, "read" | "write">;

type Distributions = tf.Tensor2D;

/** What modules are applied to. */
export interface ModuleInputs {
  /** B */
  readonly size: number;
  /** M */
  readonly cells: number;
  /** As many as the module looks at. */
  readonly inputs: readonly Distributions[];
  /** Whether sums, differences, the lesser and the greater are scaled to the sum 1; see `renormalise`. */
  readonly isScaled: boolean;
}

/** What a module makes of its inputs. */
export function applyModule(
  name: ArithmeticModule,
  { size: B, cells: M, inputs, isScaled }: ModuleInputs,
): Distributions {
  const [a, b] = inputs as [Distributions, Distributions];
  const constant = (value: number) => certain(new Int32Array(B).fill(value % M), M);
  const scaled = (p: Distributions) => isScaled ? renormalise(p) : p;
  switch (name) {
    case "zero":
      return constant(0);
    case "one":
      return constant(1);
    case "two":
      return constant(2);
    case "inc":
      return shift(a, M - 1);
    case "dec":
      return shift(a, 1);
    case "add":
      return scaled(difference(b, negative(a)));
    case "sub":
      return scaled(difference(a, b));
    case "lessThan":
      return truth(total(tf.mul(a, above(b))), M);
    case "lessOrEqual":
      return truth(total(tf.mul(a, atLeast(b))), M);
    case "equal":
      return truth(total(tf.mul(a, b)), M);
    case "min":
      return scaled(tf.add(tf.mul(a, atLeast(b)), tf.mul(b, above(a))));
    case "max":
      return scaled(tf.add(tf.mul(a, atMost(b)), tf.mul(b, below(a))));
  }
}

/** P(c) becomes that of c + by, modulo M. */
function shift(p: Distributions, by: number): Distributions {
  return tf.concat([tf.slice(p, [0, by], [-1, -1]), tf.slice(p, [0, 0], [-1, by])], 1);
}

/** Of -A modulo M. */
function negative(a: Distributions): Distributions {
  return shift(tf.reverse(a, 1), a.shape[1] - 1);
}

/** Of A - B modulo M, a circular convolution: P(c) = the sum over b of P(B = b) P(A = c + b). */
function difference(a: Distributions, b: Distributions): Distributions {
  const [B, M] = a.shape;
  // A written M + 1 times one after another, and cut into rows of M + 1: row b begins at A = b.
  const repeated = tf.mul(tf.expandDims(a, 1), tf.ones([1, M + 1, 1]));
  const rows = tf.slice(tf.reshape<tf.Rank.R3>(repeated, [B, M, M + 1]), [0, 0, 0], [-1, -1, M]);
  return tf.squeeze(tf.matMul(tf.expandDims<tf.Tensor3D>(b, 1), rows), [1]);
}

/** `[B, 1]` */
function total(p: Distributions): Distributions {
  return tf.sum(p, 1, true);
}

/** By c, the probability of more than c, of c or more, of less, and of c or less. */
const above = (p: Distributions): Distributions => tf.cumsum(p, 1, true, true);
const atLeast = (p: Distributions): Distributions => tf.cumsum(p, 1, false, true);
const below = (p: Distributions): Distributions => tf.cumsum(p, 1, true, false);
const atMost = (p: Distributions): Distributions => tf.cumsum(p, 1, false, false);

/** P(1) = p, `[B, 1]`, which rounding can bring above 1, and P(0) = 1 - p. */
function truth(p: Distributions, cells: number): Distributions {
  const outcome = atMostOne(p);
  const both: Distributions = tf.concat([tf.sub<Distributions>(1, outcome), outcome], 1);
  return tf.pad(both, [[0, 0], [0, cells - 2]]);
}
