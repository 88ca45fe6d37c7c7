import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import type { Search, SearchedValue, SearchedValues } from "./search_schema.ts";

/** One choice of values for the placeholders of a variant. */
export type Configuration = Readonly<Record<string, SearchedValue>>;

/** Bases of the Halton sequence, one for each placeholder of a suite: larger ones need many points. */
const BASES = [2, 3, 5, 7, 11, 13, 17, 19];

/** Placeholders that a suite may have. */
export const MOST_PLACEHOLDERS = BASES.length;

/** Digits of a value in a range: what is written in a report is what was trained with. */
const DIGITS = 3;

/** Points that are tried: a range has few values where its ends share their first digits. */
const MOST_POINTS = 50_000;

/**
 * The configurations of a variant: points of a Halton sequence, rotated by a random number for each placeholder.
 * The first m of n are those of a search of m, and variants share the values of the placeholders that they
 * share. A configuration that was there before is passed over.
 *
 * Source: Halton 1960, Numerische Mathematik 2, 84-90; the rotation of Cranley and Patterson 1976, SIAM Journal
 * on Numerical Analysis 13, 904-914.
 *
 * @param names The placeholders of the variant.
 * @param seed Of the suite's data.
 * @returns Fewer than asked for if there are no more, or none that are found.
 */
export function drawConfigurations(
  { configurations, values }: Search,
  names: readonly string[],
  seed: number,
): Configuration[] {
  const all = Object.keys(values), own = all.filter((name) => names.includes(name));
  const random = new RandomStream(streamKey(seed, "search"));
  const shifts = new Map(own.map((name) => [name, random.derive(name).uniform()]));
  const most = Math.min(configurations, countConfigurations(values, own));
  const found = new Map<string, Configuration>();
  for (let point = 1; found.size < most && point <= MOST_POINTS; point++) {
    const entries = own.map((name) => {
      const place = radicalInverse(point, BASES[all.indexOf(name)]!) + shifts.get(name)!;
      return [name, valueAt(values[name]!, place % 1)] as const;
    });
    const key = JSON.stringify(entries);
    if (!found.has(key)) found.set(key, Object.fromEntries(entries));
  }
  return [...found.values()];
}

/** How many configurations there are at most; of a range no number is known. */
function countConfigurations(values: Search["values"], names: readonly string[]): number {
  return names.reduce((product, name) => product * countValues(values[name]!), 1);
}

function countValues(values: SearchedValues): number {
  if (Array.isArray(values)) return new Set(values).size;
  return values.from === values.to ? 1 : Infinity;
}

/** The digits of a number in a base, mirrored at the point: 6, binary 110, becomes 0.011, three eighths. */
function radicalInverse(number: number, base: number): number {
  let sum = 0;
  for (let left = number, weight = 1 / base; left > 0; left = Math.floor(left / base)) {
    sum += weight * (left % base);
    weight /= base;
  }
  return sum;
}

/** @param place In [0, 1). */
function valueAt(values: SearchedValues, place: number): SearchedValue {
  if (Array.isArray(values)) return values[Math.floor(place * values.length)]!;
  const { from, to, log = false } = values;
  const value = log ? from * (to / from) ** place : from + (to - from) * place;
  // Rounded up, 0.9996 would be 1.
  return Math.min(Math.max(Number(value.toPrecision(DIGITS)), from), to);
}
