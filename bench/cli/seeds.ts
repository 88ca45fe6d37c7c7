import { UsageError } from "../errors.ts";

const MOST = 1000;

/**
 * Reads `--seeds`, or another option like it: a number of seeds ("10" is 1 to 10), a list ("3,7"), a range ("11-20"), or a list
 * of ranges.
 *
 * @throws {UsageError} If it is none of these, or names no seed or more than a thousand.
 */
export function parseSeeds(text: string, option = "--seeds"): number[] {
  const refuse = (reason: string) => new UsageError(`Cannot use ${option} ${text}: ${reason}`);
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text)) {
    throw refuse('expected a number as "10", a list as "3,7", or a range as "11-20"');
  }
  const count = Number(text);
  const ranges = Number.isNaN(count)
    ? text.split(",").map((part) => part.split("-").map(Number))
    : [[1, count]];
  const seeds = new Set<number>();
  for (const [first, last = first] of ranges as [number, number?][]) {
    if (last - first >= MOST) throw refuse(`at most ${MOST} seeds`);
    if (last > Number.MAX_SAFE_INTEGER) throw refuse("a seed is too large");
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  if (seeds.size === 0) throw refuse("expected at least one seed");
  return [...seeds];
}
