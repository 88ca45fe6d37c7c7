/** Which units go on in a training with dropout. */

import { getInt, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";
import { fillWords } from "./philox";

/**
 * out[i] = 0 where word i of a random stream is below a threshold, else the factor.
 *
 * @param out float32 `[length]`
 * @param words int32, to work in: skipped + length, rounded up to a multiple of 32.
 * @param block The Philox block, with counter (block, 0, 0, 0), in which the words begin.
 * @param skipped Words of it that come before, 0 to 3.
 * @param threshold Unsigned.
 */
export function dropoutFactors(
  out: usize,
  words: usize,
  length: i32,
  key0: i32,
  key1: i32,
  block: i32,
  skipped: i32,
  threshold: i32,
  factor: f32,
): void {
  fillWords(words, length + skipped, key0, key1, 0, block);
  words += <usize> skipped * WORD;
  const limit = i32x4.splat(threshold), kept = f32x4.splat(factor);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(out, v128.andnot(kept, i32x4.lt_u(getVector(words), limit)));
    out += VECTOR;
    words += VECTOR;
  }
  for (; left > 0; left--) {
    setFloat(out, <u32> getInt(words) < <u32> threshold ? 0 : factor);
    out += WORD;
    words += WORD;
  }
}
