/** The high 32 bits of an unsigned 32 x 32 bit product, from products of halves, as in long hand. */
function multiplyHigh(left: number, rightHigh: number, rightLow: number): number {
  const leftHigh = left >>> 16, leftLow = left & 0xffff;
  // Each sum is below 2^32; `>>> 0` undoes the sign that integer products give it.
  const low = Math.imul(leftLow, rightLow) >>> 16;
  const middle = (Math.imul(leftHigh, rightLow) >>> 0) + low;
  const other = Math.imul(leftLow, rightHigh) + (middle & 0xffff) >>> 0;
  return (Math.imul(leftHigh, rightHigh) + Math.floor(middle / 0x10000) + (other >>> 16)) >>> 0;
}

/** A generator key: two unsigned 32-bit words. */
export type PhiloxKey = readonly [number, number];

/**
 * Philox4x32-10, a counter-based generator: four random words as a pure function of a counter of four
 * words and a key of two. All words are unsigned 32-bit integers.
 *
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 *
 * @param out Where the four words go, beginning at `offset`.
 *
 * @example
 * ```ts
 * import { philox4x32 } from "@gradnoise/gradnoise";
 *
 * // The first known answer of the authors' library, Random123.
 * const out = new Uint32Array(4);
 * philox4x32(0, 0, 0, 0, [0, 0], out);
 * if (out[0] !== 0x6627e8d5) throw new Error("not Philox4x32-10");
 * ```
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key: PhiloxKey,
  out: Uint32Array,
  offset = 0,
): void {
  let c0 = counter0 >>> 0, c1 = counter1 >>> 0, c2 = counter2 >>> 0, c3 = counter3 >>> 0;
  let k0 = key[0] >>> 0, k1 = key[1] >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(c0, 0xd251, 0x1f53), low0 = Math.imul(c0, 0xd2511f53) >>> 0;
    const high1 = multiplyHigh(c2, 0xcd9e, 0x8d57), low1 = Math.imul(c2, 0xcd9e8d57) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[offset] = c0;
  out[offset + 1] = c1;
  out[offset + 2] = c2;
  out[offset + 3] = c3;
}

const utf8 = new TextEncoder();
// Shared by all calls, which are many: every fresh example has a stream, and so a key.
const block = new Uint8Array(12), words = new DataView(block.buffer), out = new Uint32Array(4);

/**
 * A new key from a key and a name, so that every named use of randomness has a generator of its own.
 * The name's UTF-8 bytes, in blocks of twelve with their length before them, are the counters of a
 * chain of Philox calls; the first two words of each call are the next key.
 *
 * @example
 * ```ts
 * import { deriveKey, streamKey } from "@gradnoise/gradnoise";
 *
 * const noise = streamKey(1, "noise");
 * const [weights, bias] = ["weights", "bias"].map((name) => deriveKey(noise, name));
 * if (String(weights) === String(bias)) throw new Error("two parameters share their noise");
 * ```
 */
export function deriveKey(key: PhiloxKey, name: string | number): PhiloxKey {
  const bytes = utf8.encode(typeof name === "number" ? `#${name}` : name);
  let derived = key;
  for (let start = 0; start === 0 || start < bytes.length; start += block.length) {
    for (let i = 0; i < block.length; i++) block[i] = bytes[start + i] ?? 0;
    const w0 = words.getUint32(0, true), w1 = words.getUint32(4, true);
    philox4x32(bytes.length - start, w0, w1, words.getUint32(8, true), derived, out);
    derived = [out[0]!, out[1]!];
  }
  return derived;
}
