import type { RandomStream } from "../../engine/base/mod.ts";

/** Elements of an array or a list, each uniformly from 1 to the largest: none of them looks like NULL. */
export function drawElements(count: number, largest: number, random: RandomStream): number[] {
  return Array.from({ length: count }, () => 1 + random.integer(largest));
}

/** Different integers from 0 to `bound - 1` in random order: every choice and order is as likely as any other. */
export function drawDistinct(count: number, bound: number, random: RandomStream): number[] {
  const all = Array.from({ length: bound }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const other = i + random.integer(bound - i);
    [all[i], all[other]] = [all[other]!, all[i]!];
  }
  return all.slice(0, count);
}
