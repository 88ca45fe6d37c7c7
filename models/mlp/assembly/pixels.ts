/**
 * A layer whose inputs are pixels, most of which are 0, the background. With x = scale p + offset,
 * x w = scale (p w) + offset (the sums of the columns of w), so that only pixels that are not 0 need be
 * looked at.
 */

import {
  getByte,
  getFloat,
  getInt,
  getSplat,
  getVector,
  LANES,
  setFloat,
  setInt,
  setVector,
  VECTOR,
  WORD,
} from "../../../engine/kernels/assembly/memory";
import { addScaled, clearRow, copyRow, multiplyAdd } from "../../../engine/kernels/assembly/vector";

/** A pixel that is not 0: its position, int32, and scale p, float32. */
const ENTRY: usize = 2 * WORD;

/**
 * Lists the pixels that are not 0, image by image.
 *
 * @param entries Room for an entry of each pixel.
 * @param ends int32 `[images]`: where the entries of each image end, counted in entries.
 * @param pixels Bytes `[images, pixels of an image]`.
 */
export function listPixels(
  entries: usize,
  ends: usize,
  pixels: usize,
  images: i32,
  length: i32,
  scale: f32,
): void {
  let to = entries;
  for (let image = 0; image < images; image++) {
    let i = 0;
    for (; i <= length - 16; i += 16) {
      // A bit for each pixel of sixteen that is not 0, lowest first.
      let mask = i8x16.bitmask(i8x16.ne(getVector(pixels + i), i8x16.splat(0)));
      while (mask != 0) {
        const at = i + ctz(mask);
        setInt(to, at);
        setFloat(to + WORD, <f32> getByte(pixels + at) * scale);
        to += ENTRY;
        mask &= mask - 1;
      }
    }
    for (; i < length; i++) {
      const value = getByte(pixels + i);
      if (value == 0) continue;
      setInt(to, i);
      setFloat(to + WORD, <f32> value * scale);
      to += ENTRY;
    }
    pixels += length;
    setInt(ends, <i32> (to - entries) / <i32> ENTRY);
    ends += WORD;
  }
}

/**
 * out = x w + bias for each image, rectified where that is asked for.
 *
 * @param out `[images, units]`
 * @param base float32 `[units]`, to work in: bias + offset (the sums of the columns of w).
 * @param weights `[inputs, units]`
 * @param bias `[units]`, or 0 for none.
 */
export function pixelLayer(
  out: usize,
  base: usize,
  entries: usize,
  ends: usize,
  weights: usize,
  bias: usize,
  images: i32,
  inputs: i32,
  units: i32,
  offset: f32,
  rectified: bool,
): void {
  const width = <usize> units * WORD;
  if (bias == 0) clearRow(base, units);
  else copyRow(base, bias, units);
  if (offset != 0) {
    for (let i = 0; i < inputs; i++) addScaled(base, offset, weights + <usize> i * width, units);
  }
  let entry = entries;
  for (let image = 0; image < images; image++) {
    const end = entries + <usize> getInt(ends) * ENTRY;
    let column = 0;
    for (; column <= units - 4 * LANES; column += 4 * LANES) {
      const at = <usize> column * WORD, start = base + at, to = out + at, table = weights + at;
      let a = getVector(start), b = getVector(start + VECTOR);
      let c = getVector(start + 2 * VECTOR), d = getVector(start + 3 * VECTOR);
      for (let pixel = entry; pixel < end; pixel += ENTRY) {
        const row = table + <usize> getInt(pixel) * width, value = getSplat(pixel + WORD);
        a = multiplyAdd(a, value, getVector(row));
        b = multiplyAdd(b, value, getVector(row + VECTOR));
        c = multiplyAdd(c, value, getVector(row + 2 * VECTOR));
        d = multiplyAdd(d, value, getVector(row + 3 * VECTOR));
      }
      setVector(to, a);
      setVector(to + VECTOR, b);
      setVector(to + 2 * VECTOR, c);
      setVector(to + 3 * VECTOR, d);
    }
    while (column < units) {
      const at = <usize> column * WORD;
      if (units >= LANES) {
        // The last vector lies over the one before.
        const back = min(at, width - VECTOR);
        let a = getVector(base + back);
        for (let pixel = entry; pixel < end; pixel += ENTRY) {
          const row = weights + back + <usize> getInt(pixel) * width;
          a = multiplyAdd(a, getSplat(pixel + WORD), getVector(row));
        }
        setVector(out + back, a);
        column += LANES;
      } else {
        let a = getFloat(base + at);
        for (let pixel = entry; pixel < end; pixel += ENTRY) {
          a += getFloat(pixel + WORD) * getFloat(weights + at + <usize> getInt(pixel) * width);
        }
        setFloat(out + at, a);
        column++;
      }
    }
    if (rectified) rectify(out, units);
    entry = end;
    ends += WORD;
    out += width;
  }
}

/** x = 0 where x is negative. */
@inline
function rectify(x: usize, length: i32): void {
  const zero = f32x4.splat(0);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    setVector(x, f32x4.pmax(getVector(x), zero));
    x += VECTOR;
  }
  for (; left > 0; left--) {
    if (getFloat(x) < 0) setFloat(x, 0);
    x += WORD;
  }
}

/**
 * The gradient of `pixelLayer` in its weights: out = x^T g = scale (p^T g) + offset (the sum of the rows of g).
 *
 * @param out `[inputs, units]`
 * @param gradient `[images, units]`
 * @param sums `[units]`: the sum of its rows.
 * @param base float32 `[units]`, to work in.
 */
export function pixelWeightGradient(
  out: usize,
  base: usize,
  entries: usize,
  ends: usize,
  gradient: usize,
  sums: usize,
  images: i32,
  inputs: i32,
  units: i32,
  offset: f32,
): void {
  const width = <usize> units * WORD;
  clearRow(base, units);
  addScaled(base, offset, sums, units);
  for (let i = 0; i < inputs; i++) copyRow(out + <usize> i * width, base, units);
  let entry = entries;
  for (let image = 0; image < images; image++) {
    const end = entries + <usize> getInt(ends) * ENTRY;
    let column = 0;
    for (; column <= units - 4 * LANES; column += 4 * LANES) {
      const at = <usize> column * WORD, table = out + at, from = gradient + at;
      const a = getVector(from), b = getVector(from + VECTOR);
      const c = getVector(from + 2 * VECTOR), d = getVector(from + 3 * VECTOR);
      for (let pixel = entry; pixel < end; pixel += ENTRY) {
        const row = table + <usize> getInt(pixel) * width, value = getSplat(pixel + WORD);
        setVector(row, multiplyAdd(getVector(row), value, a));
        setVector(row + VECTOR, multiplyAdd(getVector(row + VECTOR), value, b));
        setVector(row + 2 * VECTOR, multiplyAdd(getVector(row + 2 * VECTOR), value, c));
        setVector(row + 3 * VECTOR, multiplyAdd(getVector(row + 3 * VECTOR), value, d));
      }
    }
    for (; column < units; column += LANES) {
      const left = units - column;
      if (units < LANES) {
        for (let pixel = entry; pixel < end; pixel += ENTRY) {
          addScaled(out + <usize> getInt(pixel) * width, getFloat(pixel + WORD), gradient, left);
        }
        continue;
      }
      // The last vector lies over the one before, and adds 0 to what they share.
      const at = min(<usize> column * WORD, width - VECTOR), table = out + at;
      const isOwn = i32x4.gt_s(i32x4(0, 1, 2, 3), i32x4.splat(LANES - 1 - left));
      const own = v128.and(getVector(gradient + at), isOwn);
      for (let pixel = entry; pixel < end; pixel += ENTRY) {
        const row = table + <usize> getInt(pixel) * width;
        setVector(row, multiplyAdd(getVector(row), getSplat(pixel + WORD), own));
      }
    }
    entry = end;
    ends += WORD;
    gradient += width;
  }
}
