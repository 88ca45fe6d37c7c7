import { UsageError } from "../base/mod.ts";
import { LIMITS } from "../suites/limits.ts";

const MOST = LIMITS.seeds;

/** The numbers that an option names; one number alone stands for what `alone` says. */
function numbersOf(option: string, text: string, alone: (number: string) => string): number[] {
  const refuse = (reason: string) => new UsageError(`Cannot use ${option} ${text}: ${reason}`);
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text)) {
    throw refuse('expected a number as "10", a list as "3,7", or a range as "11-20"');
  }
  const numbers = new Set<number>(), tooMany = `at most ${MOST.toLocaleString("en-US")} of them`;
  for (const part of (/^\d+$/.test(text) ? alone(text) : text).split(",")) {
    const [first, last = first] = part.split("-").map(Number) as [number, number?];
    if (last < first && part !== "1-0") throw refuse("the range ends before it begins");
    if (last - first >= MOST) throw refuse(tooMany);
    if (last > Number.MAX_SAFE_INTEGER) throw refuse("a number is too large");
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  if (numbers.size > MOST) throw refuse(tooMany);
  if (numbers.size === 0) throw refuse("expected at least one");
  return [...numbers];
}

/**
 * Makes the reader of an option that names numbers: one, a list ("3,7"), a range ("11-20"), or a list
 * of ranges. It throws a UsageError for anything else, and for more than a thousand of them.
 */
export function parseNumbers(option: string): (text: string) => number[] {
  return (text) => numbersOf(option, text, (number) => number);
}

/**
 * Reads `--seeds` as `parseNumbers` does, but one number alone is how many: "10" is 1 to 10.
 *
 * @throws {UsageError} If it names no seed, or more than a thousand.
 */
export function parseSeeds(text: string): number[] {
  return numbersOf("--seeds", text, (count) => `1-${count}`);
}
