import { nearest } from "../../base/mod.ts";
import {
  countConfigurations,
  findPlaceholders,
  MOST_PLACEHOLDERS,
  placeholdersOf,
  type Search,
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
  const used = new Set(variants.flatMap((one) => isObject(one) ? placeholdersOf(one) : []));
  return [
    ...variants.flatMap((one, i) => variantFaults(one, ["variants", i], search as Loose, known)),
    ...known.filter((name) => !used.has(name)).map((name) => ({
      path: ["search", "values"],
      key: name,
      message: `no variant has the placeholder {${name}}`,
    })),
    ...known.flatMap((name) => rangeFaults(values[name], ["search", "values", name])),
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
  search: Loose,
  known: readonly string[],
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
  } else if (typeof search.configurations === "number") {
    const count = countOf(search.values, placeholders);
    if (count < search.configurations) {
      report(
        [],
        `${JSON.stringify(own.name)} has ${count} configurations, and the search tries ` +
          `${search.configurations} of every variant`,
      );
    }
  }
  if (typeof own.name === "string" && /\.\d+$/.test(own.name)) {
    report(["name"], `${JSON.stringify(own.name)} is what a configuration of a search is called`);
  }
  if (own.arm !== undefined) report(["arm"], "a variant that is searched is an arm itself");
  return faults;
}

/** How many configurations there are; any number where the values are not understood. */
function countOf(values: unknown, names: readonly string[]): number {
  try {
    return countConfigurations(values as Search["values"], names);
  } catch {
    return Infinity;
  }
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
