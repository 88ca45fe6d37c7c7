/** Weighted sums of table rows, and the way back. V rows, d their width, L ids to a bag, S weight sets. */

import { getInt, WORD } from "./memory";
import { addProduct, addScaled } from "./vector";

/** Ids of a bag, nulls at its end not counted, but one at least. */
@inline
export function bagLength(ids: usize, length: i32): i32 {
  while (length > 1 && getInt(ids + <usize> (length - 1) * WORD) == 0) length--;
  return length;
}

/**
 * Forward, out[b] = sum over j of weights[s, j] table[ids[b, j] - 1], entry by entry; backward, the
 * gradient of bag b, weighted, is added to that of each of its rows. Id 0 is skipped. With S = L, a bag
 * of n ids uses set n - 1.
 *
 * @param table float32 `[V, d]`: read forward, added to backward.
 * @param ids int32 `[bags, L]`
 * @param weights float32 `[S, L, d]`
 * @param bagRows float32 `[bags, d]`: added to forward, read backward.
 * @returns Where the first id that is no row lies, as an index; -1 if all are.
 */
export function embeddingBag(
  table: usize,
  ids: usize,
  weights: usize,
  bagRows: usize,
  bags: i32,
  length: i32,
  width: i32,
  rows: i32,
  sets: i32,
  backward: i32,
): i32 {
  const row = <usize> width * WORD;
  for (let bag = 0; bag < bags; bag++) {
    const first = ids + <usize> (bag * length) * WORD;
    const count = bagLength(first, length);
    const set = sets == 1 ? 0 : count - 1;
    for (let j = 0; j < count; j++) {
      const id = getInt(first + <usize> j * WORD);
      if (id == 0) continue;
      if (<u32> id > <u32> rows) return bag * length + j;
      const weight = weights + <usize> (set * length + j) * row;
      const entry = table + <usize> (id - 1) * row, sum = bagRows + <usize> bag * row;
      if (backward) addProduct(entry, weight, sum, width);
      else addProduct(sum, weight, entry, width);
    }
  }
  return -1;
}

/**
 * out[s] += x[i] for every row i with segments[i] = s; rows of a negative segment are left out.
 *
 * @param out float32 `[segmentCount, width]`
 * @param x float32 `[rows, width]`
 * @param segments int32 `[rows]`
 * @returns Where the first segment that is too high lies, as an index; -1 if all fit.
 */
export function segmentSum(
  out: usize,
  x: usize,
  segments: usize,
  rows: i32,
  width: i32,
  segmentCount: i32,
): i32 {
  const row = <usize> width * WORD;
  for (let i = 0; i < rows; i++) {
    const segment = getInt(segments + <usize> i * WORD);
    if (segment < 0) continue;
    if (segment >= segmentCount) return i;
    addScaled(out + <usize> segment * row, 1, x + <usize> i * row, width);
  }
  return -1;
}
