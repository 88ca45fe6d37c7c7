/**
 * Random words to Gaussians, by an algorithm that uses only what IEEE 754 defines to the last bit
 * (+, -, *, /, square root), so that every implementation of it, in any language, gives the same
 * float32 values: no log, sin or cos of the platform.
 */

import { philox4x32, type PhiloxKey } from "./philox.ts";
import { withinTwoDeviations } from "./truncated.ts";

const float64 = new Float64Array(1);
const bits = new Uint32Array(float64.buffer);
const LN_2 = 0.6931471805599453;

/**
 * The natural logarithm of a positive normal float64. With x = m 2^e, m in [sqrt(1/2), sqrt(2)), and
 * s = (m - 1) / (m + 1): log x = e log 2 + 2 (s + s^3/3 + s^5/5 + ...). Eleven terms leave less than
 * one unit in the last place.
 */
export function portableLog(x: number): number {
  float64[0] = x;
  let exponent = (bits[1]! >>> 20) - 1023;
  bits[1] = (bits[1]! & 0xfffff) | 0x3ff00000;
  let mantissa = float64[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return exponent * LN_2 + 2 * s * sum;
}

/** Coefficients of AS 241, by falling power: numerator and denominator in each of three regions. */
// deno-fmt-ignore
const CENTRE = {
  numerator: [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  denominator: [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
} as const;
// deno-fmt-ignore
const TAIL = {
  numerator: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  denominator: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
} as const;
// deno-fmt-ignore
const FAR_TAIL = {
  numerator: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  denominator: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
} as const;

type Coefficients = readonly [number, number, number, number, number, number, number, number];

/** A polynomial of degree seven at r, by Horner's rule. */
function polynomial(c: Coefficients, r: number): number {
  return ((((((c[0] * r + c[1]) * r + c[2]) * r + c[3]) * r + c[4]) * r + c[5]) * r + c[6]) * r +
    c[7];
}

/**
 * The standard normal quantile of a probability in (0, 1).
 *
 * Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37 (1988), routine PPND16: relative error about 1e-16.
 *
 * @example
 * ```ts
 * import { normalQuantile } from "@gradnoise/gradnoise";
 *
 * if (Math.abs(normalQuantile(0.975) - 1.959963984540054) > 1e-15) throw new Error("inexact");
 * ```
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return q * polynomial(CENTRE.numerator, r) / polynomial(CENTRE.denominator, r);
  }
  const r = Math.sqrt(-portableLog(q < 0 ? probability : 1 - probability));
  const magnitude = r <= 5
    ? polynomial(TAIL.numerator, r - 1.6) / polynomial(TAIL.denominator, r - 1.6)
    : polynomial(FAR_TAIL.numerator, r - 5) / polynomial(FAR_TAIL.denominator, r - 5);
  return q < 0 ? -magnitude : magnitude;
}

const words = new Uint32Array(4);

/**
 * Fills an array with independent Gaussians of mean 0: element i is the quantile of
 * (word + 1/2) / 2^32, times the standard deviation, rounded once to float32. The word is number
 * i mod 4 of the Philox block with counter (i div 4, index, 0, 0), so an element depends on the key,
 * the index and its own position alone.
 *
 * @param index Which draw under this key: the update, for gradient noise.
 * @param truncated Whether they stay within two standard deviations, as `withinTwoDeviations` maps the word:
 * then the standard deviation is that of the Gaussian before that.
 *
 * @example
 * ```ts
 * import { fillGaussian, streamKey } from "@gradnoise/gradnoise";
 *
 * const key = streamKey(1, "noise");
 * const [first, again, longer] = [new Float32Array(2), new Float32Array(2), new Float32Array(9)];
 * for (const out of [first, again, longer]) fillGaussian(out, 0.001, key, 0);
 * // Neither earlier draws nor the length change an element.
 * if (first[1] !== again[1] || first[1] !== longer[1]) throw new Error("not repeatable");
 * ```
 */
export function fillGaussian(
  out: Float32Array,
  standardDeviation: number,
  key: PhiloxKey,
  index = 0,
  truncated = false,
): void {
  for (let start = 0; start < out.length; start += 4) {
    philox4x32(start / 4, index, 0, 0, key, words);
    const end = Math.min(4, out.length - start);
    for (let lane = 0; lane < end; lane++) {
      const word = truncated ? withinTwoDeviations(words[lane]!) : words[lane]!;
      out[start + lane] = normalQuantile((word + 0.5) / 4294967296) * standardDeviation;
    }
  }
}
