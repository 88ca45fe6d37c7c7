/** Rows of float32: what all the networks' loops are made of. A length is a number of float32. */

import { getFloat, getVector, LANES, setFloat, setVector, VECTOR, WORD } from "./memory";

/** The sum of the four lanes, as (a + c) + (b + d). */

export function sumLanes(v: v128): f32 {
  const pairs = f32x4.add(
    v,
    i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The largest of the four lanes. */

export function maxLane(v: v128): f32 {
  const pairs = f32x4.max(
    v,
    i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** Inner product of two rows of any length. */

export function dot(a: usize, b: usize, length: i32): f32 {
  let sum = f32x4.splat(0);
  const end = a + (<usize> (length & ~(LANES - 1))) * WORD;
  while (a < end) {
    sum = f32x4.add(sum, f32x4.mul(getVector(a), getVector(b)));
    a += VECTOR;
    b += VECTOR;
  }
  let total = sumLanes(sum);
  for (let rest = length & (LANES - 1); rest > 0; rest--) {
    total += getFloat(a) * getFloat(b);
    a += WORD;
    b += WORD;
  }
  return total;
}

/** to += scale * from, for rows of any length. */

export function addScaled(to: usize, scale: f32, from: usize, length: i32): void {
  const factor = f32x4.splat(scale);
  const end = from + (<usize> (length & ~(LANES - 1))) * WORD;
  while (from < end) {
    setVector(to, f32x4.add(getVector(to), f32x4.mul(factor, getVector(from))));
    from += VECTOR;
    to += VECTOR;
  }
  for (let rest = length & (LANES - 1); rest > 0; rest--) {
    setFloat(to, getFloat(to) + scale * getFloat(from));
    from += WORD;
    to += WORD;
  }
}

/** to += factors * from, entry by entry, for rows of any length. */

export function addProduct(to: usize, factors: usize, from: usize, length: i32): void {
  const end = from + (<usize> (length & ~(LANES - 1))) * WORD;
  while (from < end) {
    setVector(to, f32x4.add(getVector(to), f32x4.mul(getVector(factors), getVector(from))));
    from += VECTOR;
    to += VECTOR;
    factors += VECTOR;
  }
  for (let rest = length & (LANES - 1); rest > 0; rest--) {
    setFloat(to, getFloat(to) + getFloat(factors) * getFloat(from));
    from += WORD;
    to += WORD;
    factors += WORD;
  }
}
