/** Random words: Philox4x32-10 by the definition in engine/base/philox.ts, eight blocks at a time. */

import { setVector, VECTOR, WORD } from "./memory";
import { firstHalves, held, interleaveHigh, interleaveLow, secondHalves } from "./vector";

/** The high words of four unsigned products of 32 bits. */
@inline
export function multiplyHigh(a: v128, b: v128): v128 {
  const low = i64x2.extmul_low_i32x4_u(a, b), high = i64x2.extmul_high_i32x4_u(a, b);
  return i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

/** Stores the words of four blocks, one after the other, of which lane b of c_j is word j of block b. */
@inline
function setBlocks(out: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  const low01 = interleaveLow(c0, c1), high01 = interleaveHigh(c0, c1);
  const low23 = interleaveLow(c2, c3), high23 = interleaveHigh(c2, c3);
  setVector(out, firstHalves(low01, low23));
  setVector(out + VECTOR, secondHalves(low01, low23));
  setVector(out + 2 * VECTOR, firstHalves(high01, high23));
  setVector(out + 3 * VECTOR, secondHalves(high01, high23));
}

/**
 * The words of the blocks with counters (block, index, 0, 0), (block + 1, index, 0, 0) and so on. Two
 * fours of blocks side by side, so that one computes while the other waits for its products.
 *
 * @param out int32 `[length]`, its length rounded up to a multiple of 32.
 */
export function fillWords(
  out: usize,
  length: i32,
  key0: i32,
  key1: i32,
  index: i32,
  block: i32,
): void {
  const zero = i32x4.splat(length >> 31), indices = i32x4.splat(index);
  const multiplier0 = held(i32x4.splat(0xd2511f53), zero);
  const multiplier1 = held(i32x4.splat(0xcd9e8d57), zero);
  const step0 = held(i32x4.splat(0x9e3779b9), zero), step1 = held(i32x4.splat(0xbb67ae85), zero);
  const firstKey0 = i32x4.splat(key0), firstKey1 = i32x4.splat(key1);
  let blocks = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  const end = out + <usize> length * WORD;
  while (out < end) {
    let a0 = blocks, a1 = indices, a2 = zero, a3 = zero;
    blocks = i32x4.add(blocks, i32x4.splat(4));
    let b0 = blocks, b1 = indices, b2 = zero, b3 = zero;
    blocks = i32x4.add(blocks, i32x4.splat(4));
    let k0 = firstKey0, k1 = firstKey1;
    for (let round = 0; round < 10; round++) {
      const highA0 = multiplyHigh(a0, multiplier0), lowA0 = i32x4.mul(a0, multiplier0);
      const highA1 = multiplyHigh(a2, multiplier1), lowA1 = i32x4.mul(a2, multiplier1);
      const highB0 = multiplyHigh(b0, multiplier0), lowB0 = i32x4.mul(b0, multiplier0);
      const highB1 = multiplyHigh(b2, multiplier1), lowB1 = i32x4.mul(b2, multiplier1);
      a0 = v128.xor(highA1, v128.xor(a1, k0));
      a1 = lowA1;
      a2 = v128.xor(highA0, v128.xor(a3, k1));
      a3 = lowA0;
      b0 = v128.xor(highB1, v128.xor(b1, k0));
      b1 = lowB1;
      b2 = v128.xor(highB0, v128.xor(b3, k1));
      b3 = lowB0;
      k0 = i32x4.add(k0, step0);
      k1 = i32x4.add(k1, step1);
    }
    setBlocks(out, a0, a1, a2, a3);
    setBlocks(out + 4 * VECTOR, b0, b1, b2, b3);
    out += 8 * VECTOR;
  }
}
