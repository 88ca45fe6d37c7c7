import type { RandomStream } from "../../engine/mod.ts";

/**
 * The age of every memory slot, counted back from the question: 1 for the most recent sentence, 0 for
 * an empty slot.
 *
 * With noise ("RN"; section 4.1 of the paper, as the authors' code does it) the ages of n sentences
 * are n numbers out of 1 to n + g in ascending order, with g drawn from 0 to ceil(share n): gaps, as
 * if up to a tenth of empty memories lay between them. Ages stop at M.
 *
 * @param counts `[B]`, the sentences of each story, at most M.
 * @param random Null for no noise.
 * @param reuse An earlier result of this size, to be overwritten.
 * @returns `[B, M]`, int32.
 */
export function timeIndices(
  counts: Int32Array,
  memorySlots: number,
  share: number,
  random: RandomStream | null,
  reuse?: Int32Array,
): Int32Array {
  const size = counts.length * memorySlots;
  const ages = reuse?.length === size ? reuse.fill(0) : new Int32Array(size);
  const gaps: number[] = [];
  for (let story = 0, start = 0; story < counts.length; story++, start += memorySlots) {
    const count = counts[story]!;
    const wanted = random === null || share === 0
      ? 0
      : random.integer(Math.ceil(share * count) + 1);
    gaps.length = 0;
    while (gaps.length < wanted) {
      const age = 1 + random!.integer(count + wanted);
      if (!gaps.includes(age)) gaps.push(age);
    }
    gaps.sort((a, b) => a - b);
    // Each gap before a statement makes it one older.
    for (let slot = 0, passed = 0; slot < count; slot++) {
      while (passed < wanted && gaps[passed]! <= slot + passed + 1) passed++;
      ages[start + slot] = Math.min(slot + passed + 1, memorySlots);
    }
  }
  return ages;
}
