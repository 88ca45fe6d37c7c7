/**
 * The table of cubics by which Gaussians are made. For numbers u from 0 to 2^31, the quantile of
 * (u + 1/2) / 2^32 is (u - 2^31 + 1/2) G(u), where G is smooth and goes to neither 0 nor infinity; each
 * octave of u is divided into 64 segments, and each segment has a cubic for G.
 */

import { setVector, VECTOR } from "./memory";
import { centralQuantile, tailMagnitude } from "./normal_quantile";

/** Bytes of a row of the table: the coefficients of a cubic in float64, by rising power. */
export const ROW: usize = 32;

/** A segment is an exponent and as many bits of a mantissa; there are 31 exponents. */
export const SEGMENT_BITS: i32 = 6;
const SEGMENTS: i32 = 31 << SEGMENT_BITS;

/** Where the median lies among numbers u: 2^31 - 1/2. */
export const MIDDLE: f64 = 2147483647.5;

/** G at a number u that need not be whole. */
function ratio(u: f64): f64 {
  const probability = (u + 0.5) * (1.0 / 4294967296);
  const quantile = probability < 0.075
    ? f64x2.neg(tailMagnitude(f64x2.splat(probability)))
    : centralQuantile(f64x2.splat(probability - 0.5));
  return f64x2.extract_lane(quantile, 0) / (u - MIDDLE);
}

/** Sets a row to the cubic that meets G at four numbers. */
function setRow(row: usize, a: f64, b: f64, c: f64, d: f64): void {
  // Newton's form: g + (u - a) (ab + (u - b) (abc + (u - c) abcd)), by divided differences.
  const g = ratio(a), gb = ratio(b), gc = ratio(c), gd = ratio(d);
  const ab = (gb - g) / (b - a), bc = (gc - gb) / (c - b), cd = (gd - gc) / (d - c);
  const abc = (bc - ab) / (c - a), bcd = (cd - bc) / (d - b);
  const abcd = (bcd - abc) / (d - a);
  // Multiplied out from within.
  const c0 = abc - c * abcd;
  const b0 = ab - b * c0, b1 = c0 - b * abcd;
  const a0 = g - a * b0, a1 = b0 - a * b1, a2 = b1 - a * abcd;
  setVector(row, f64x2.replace_lane(f64x2.splat(a0), 1, a1));
  setVector(row + VECTOR, f64x2.replace_lane(f64x2.splat(a2), 1, abcd));
}

/** The number at which a segment begins: as a float32, the segment is the top of its bits. */
function segmentStart(segment: i32): f64 {
  return reinterpret<f32>(0x3f800000 + (segment << (23 - SEGMENT_BITS)));
}

/**
 * Sets a row to the cubic through Chebyshev's nodes in a segment. It misses G by at most
 * 2 (width / 4)^4 / 4! times the fourth derivative: by 2^-34.9 of G in the octave below 2^31, by less in
 * each octave before, by 2^-38 in the far tail.
 */
function setSegment(row: usize, segment: i32): void {
  const start = segmentStart(segment), half = (segmentStart(segment + 1) - start) / 2;
  // cos(pi / 8) and cos(3 pi / 8).
  const centre = start + half, far = half * 0.9238795325112867, near = half * 0.3826834323650898;
  setRow(row, centre - far, centre - near, centre + near, centre + far);
}

/**
 * Makes the table that `fillGaussian` reads.
 *
 * @param table float64 `[1985, 4]`: a row for each segment, and one for what a float32 rounds up to 2^31.
 */
export function fillGaussianTable(table: usize): void {
  // Of the first segment there are only 1 and, by `setByTable`, 0.
  setRow(table, 0, 1, 2, 3);
  for (let segment = 1; segment < SEGMENTS; segment++) {
    setSegment(table + <usize> segment * ROW, segment);
  }
  setSegment(table + <usize> SEGMENTS * ROW, SEGMENTS - 1);
}
