/** Softmax of a row of scores, and its cross-entropy with the right class. */

import { exp, log } from "./exponential";
import { getFloat, getInt, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { maxLane, sumLanes } from "./vector";

/** A vector of which only the first lanes, fewer than four, come from memory. */
@inline
function getUpTo(address: usize, left: i32, others: f32): v128 {
  let v = f32x4.splat(others);
  v = f32x4.replace_lane(v, 0, getFloat(address));
  if (left > 1) v = f32x4.replace_lane(v, 1, getFloat(address + WORD));
  if (left > 2) v = f32x4.replace_lane(v, 2, getFloat(address + 2 * WORD));
  return v;
}

/** The largest of some scores, or `least` if that is larger. */
export function highestScore(scores: usize, length: i32, least: f32): f32 {
  let highest = f32x4.splat(least);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    highest = f32x4.max(highest, getVector(scores));
    scores += VECTOR;
  }
  if (left > 0) highest = f32x4.max(highest, getUpTo(scores, left, least));
  return maxLane(highest);
}

/** out[i] = exp(scores[i] - highest); returns their sum. `out` and `scores` may be the same. */
export function exponentials(out: usize, scores: usize, length: i32, highest: f32): f32 {
  const shift = f32x4.splat(highest);
  let sum = f32x4.splat(0);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    const e = exp(f32x4.sub(getVector(scores), shift));
    setVector(out, e);
    sum = f32x4.add(sum, e);
    scores += VECTOR;
    out += VECTOR;
  }
  let total = sumLanes(sum);
  if (left == 0) return total;
  const e = exp(f32x4.sub(getUpTo(scores, left, highest), shift));
  setFloat(out, f32x4.extract_lane(e, 0));
  total += f32x4.extract_lane(e, 0);
  if (left > 1) {
    setFloat(out + WORD, f32x4.extract_lane(e, 1));
    total += f32x4.extract_lane(e, 1);
  }
  if (left > 2) {
    setFloat(out + 2 * WORD, f32x4.extract_lane(e, 2));
    total += f32x4.extract_lane(e, 2);
  }
  return total;
}

/** x[i] *= factor. */
export function multiply(x: usize, length: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(x, f32x4.mul(getVector(x), factors));
    x += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(x, getFloat(x) * factor);
    x += WORD;
  }
}

/**
 * The cross-entropy in nats, summed over the rows; a row with a negative label is left out.
 *
 * @param probabilities float32 `[rows, classes]`: becomes the softmax, of use to the gradient.
 * @param logits float32 `[rows, classes]`
 * @param labels int32 `[rows]`, each below `classes`.
 */
export function softmaxCrossEntropy(
  probabilities: usize,
  logits: usize,
  labels: usize,
  rows: i32,
  classes: i32,
): f64 {
  const row = <usize> classes * WORD;
  let loss: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const label = getInt(labels);
    if (label >= 0) {
      const highest = highestScore(logits, classes, -Infinity);
      const sum = exponentials(probabilities, logits, classes, highest);
      multiply(probabilities, classes, 1 / sum);
      loss += log(sum) - <f64> (getFloat(logits + <usize> label * WORD) - highest);
    }
    labels += WORD;
    logits += row;
    probabilities += row;
  }
  return loss;
}

/**
 * out = upstream (softmax - one-hot), and 0 in rows with a negative label.
 *
 * @param out float32 `[rows, classes]`, zeros.
 */
export function softmaxCrossEntropyGradient(
  out: usize,
  logits: usize,
  labels: usize,
  rows: i32,
  classes: i32,
  upstream: f32,
): void {
  softmaxCrossEntropy(out, logits, labels, rows, classes);
  const row = <usize> classes * WORD;
  for (let i = 0; i < rows; i++) {
    const label = getInt(labels);
    if (label >= 0) {
      const right = out + <usize> label * WORD;
      setFloat(right, getFloat(right) - 1);
      if (upstream != 1) multiply(out, classes, upstream);
    }
    labels += WORD;
    out += row;
  }
}
