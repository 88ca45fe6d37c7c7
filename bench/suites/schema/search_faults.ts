import { counted, nearest } from "../../base/mod.ts";
import {
  drawConfigurations,
  findPlaceholders,
  MOST_PLACEHOLDERS,
  placeholdersOf,
  searchSchema,
} from "../search/mod.ts";
import { LIMITS } from "../limits.ts";
import type { Fault } from "./faults.ts";

type Loose = Readonly<Record<string, unknown>>;

/**
 * What is wrong between the search of a suite and its variants: placeholders without values, values without a
 * placeholder, seeds of both. The suite may break its schema: what is not understood is not looked at.
 */
export function searchFaults(suite: Loose): Fault[] {
  const variants = (Array.isArray(suite.variants) ? suite.variants : []).slice(0, LIMITS.variants);
  const { search } = suite;
  if (!isObject(search)) return variants.flatMap((one, i) => unexpected(one, i));
  const values = isObject(search.values) ? search.values : {}, known = Object.keys(values);
  const ranges = known.flatMap((name) => rangeFaults(values[name], ["search", "values", name]));
  const count = ranges.length === 0 && known.length <= MOST_PLACEHOLDERS
    ? counter(search, suite.data)
    : null;
  const used = new Set(variants.flatMap((one) => isObject(one) ? placeholdersOf(one) : []));
  return [
    ...variants.flatMap((one, i) => variantFaults(one, ["variants", i], known, count)),
    ...known.filter((name) => !used.has(name)).map((name) => ({
      path: ["search", "values"],
      key: name,
      message: `no variant has the placeholder {${name}}`,
    })),
    ...ranges,
    ...known.length <= MOST_PLACEHOLDERS ? [] : [{
      path: ["search", "values"],
      message: `expected at most ${MOST_PLACEHOLDERS} placeholders, not ${known.length}`,
    }],
    ...seedFaults(suite.seeds, search.seeds),
  ];
}

/** Placeholders of a suite that has no search. */
function unexpected(variant: unknown, index: number): Fault[] {
  if (!isObject(variant)) return [];
  return findPlaceholders(variant).map(({ name, path }) => ({
    path: ["variants", index, ...path],
    message: `the placeholder {${name}} has no values: the suite has no search`,
  }));
}

function variantFaults(
  variant: unknown,
  path: Fault["path"],
  known: readonly string[],
  count: Counter | null,
): Fault[] {
  if (typeof variant !== "string" && !isObject(variant)) return [];
  const own = typeof variant === "string" ? { name: variant } : variant;
  const unknown = findPlaceholders(own).filter(({ name }) => !known.includes(name))
    .map(({ name, path: fields }): Fault => ({
      path: [...path, ...fields],
      message: `the placeholder {${name}} has no values in search.values${meant(name, known)}`,
    }));
  if (unknown.length > 0) return unknown;
  const faults: Fault[] = [];
  const report = (fields: Fault["path"], message: string) =>
    faults.push({ path: [...path, ...fields], message });
  const placeholders = placeholdersOf(own);
  if (placeholders.length === 0) {
    report([], `${JSON.stringify(own.name)} has no placeholder: there is nothing to search for`);
  } else if (count !== null) {
    const { found, asked } = count(placeholders);
    if (found < asked) {
      report(
        [],
        `${JSON.stringify(own.name)} has only ${counted(found, "configuration")}, and the search ` +
          `tries ${asked} of every variant`,
      );
    }
  }
  if (typeof own.name === "string" && /\.\d+$/.test(own.name)) {
    report(["name"], `${JSON.stringify(own.name)} is what a configuration of a search is called`);
  }
  if (own.arm !== undefined) report(["arm"], "a variant that is searched is an arm itself");
  return faults;
}

/** How many configurations a search asks for, and how many there are of these placeholders. */
type Counter = (names: readonly string[]) => { readonly found: number; readonly asked: number };

/** Null of a search that is not understood. */
function counter(search: Loose, data: unknown): Counter | null {
  const { data: parsed } = searchSchema.safeParse(search);
  if (parsed === undefined) return null;
  const seed = isObject(data) && typeof data.seed === "number" ? data.seed : 0;
  // Variants mostly have the same placeholders.
  const known = new Map<string, number>();
  return (names) => {
    const key = names.toSorted().join();
    const found = known.get(key) ?? drawConfigurations(parsed, names, seed).length;
    known.set(key, found);
    return { found, asked: parsed.configurations };
  };
}

function rangeFaults(range: unknown, path: Fault["path"]): Fault[] {
  if (!isObject(range)) return [];
  const { from, to, log } = range;
  if (typeof from !== "number" || typeof to !== "number") return [];
  if (from > to) {
    return [{ path, message: `expected from to be at most to, not ${from} and ${to}` }];
  }
  if (log === true && from <= 0) {
    return [{ path, message: `expected a logarithmic range to begin over 0, not at ${from}` }];
  }
  if (!Number.isFinite(log === true ? to / from : to - from)) {
    return [{ path, message: `expected a range that is not as wide as ${from} to ${to}` }];
  }
  return [];
}

/** Seeds that choose do not judge. */
function seedFaults(seeds: unknown, own: unknown): Fault[] {
  if (!Array.isArray(seeds) || !Array.isArray(own)) return [];
  return own.slice(0, LIMITS.seeds).flatMap((seed, i) =>
    seeds.includes(seed)
      ? [{
        path: ["search", "seeds", i],
        message:
          `${seed} is a seed of the answer, too: what is chosen on a seed is not judged on it`,
      }]
      : []
  );
}

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === null ? "" : `; did you mean {${near}}?`;
}

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
