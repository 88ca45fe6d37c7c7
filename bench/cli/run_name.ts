import { sha256 } from "../../engine/base/mod.ts";
import type { Plan, Shard } from "../run/mod.ts";
import { selectNames } from "../base/mod.ts";
import { isReserved, LONGEST_NAME } from "./folder_names.ts";
import { type Suite, suites, workloads as workloadTable } from "../suites/mod.ts";

/** Options that select or change a suite's trials. */
export interface RunFilter {
  readonly workload?: readonly string[] | undefined;
  readonly variant?: readonly string[] | undefined;
  readonly seeds?: readonly number[] | undefined;
  readonly level?: number | undefined;
  readonly epochs?: number | undefined;
  readonly fraction?: number | undefined;
  readonly shard?: Shard | undefined;
  readonly data?: ReadonlyMap<string, string> | undefined;
  readonly backend?: string | undefined;
  readonly confirm?: true | undefined;
}

/** Of one part of a name. */
const LONGEST = 60;

/**
 * The name of a run's folder: the suite's name, then each option that selects or changes trials after an
 * @, so that runs do not overwrite each other: `quick`, `quick@seeds-2@variant-noisy`. Characters that
 * some system forbids in file names are replaced, and a hash is added.
 *
 * @param plan What the options made of the suite.
 */
export function runName(suite: Suite, plan: Plan, filter: RunFilter): string {
  const parts = [
    ["file", isForeign(suite) ? "" : undefined],
    ["workload", workloadsOf(suite, filter)],
    ["variant", variantsOf(suite, plan)],
    ["seeds", plan.search?.stage === "search" ? undefined : seedsOf(suite, plan)],
    ["confirm", filter.confirm ? "" : undefined],
    ["level", filter.level],
    ["epochs", filter.epochs],
    ["fraction", filter.fraction === 1 ? undefined : filter.fraction],
    ["data", dataOf(plan, filter)],
    ["backend", plan.backend === suite.backend ? undefined : plan.backend],
    ["search", plan.search?.stage === "search" ? "" : undefined],
    ["shard", plan.shard === null ? undefined : `${plan.shard.number}-${plan.shard.of}`],
  ] as const;
  const suffixes = parts.flatMap(([option, value]) =>
    value === undefined ? [] : value === "" ? [`@${option}`] : [`@${option}-${value}`]
  );
  return shorten([safe(suite.name), ...suffixes].join(""), LONGEST_NAME);
}

/** The name of the folder for a comparison of runs. */
export function comparisonName(...runs: readonly string[]): string {
  return shorten(runs.map(safeParts).join("@vs@"), LONGEST_NAME);
}

/** The name of the folder for the report of a result from elsewhere. */
export function reportName(title: string): string {
  return `${safeParts(title)}@report`;
}

/** Runs have an @ in their names. */
function safeParts(name: string): string {
  return name.split("@").map(safe).join("@");
}

/** Whether a user's suite has the name of a built-in one. */
function isForeign(suite: Suite): boolean {
  return Object.hasOwn(suites, suite.name) && suites[suite.name] !== suite;
}

function workloadsOf(suite: Suite, { workload }: RunFilter): string | undefined {
  const all = Object.keys(workloadTable), own = selectNames("workload", suite.workloads, all);
  return chosen(selectNames("workload", workload ?? own, own, all), own);
}

function variantsOf(suite: Suite, plan: Plan): string | undefined {
  const own = suite.variants.map((variant) => typeof variant === "string" ? variant : variant.name);
  return chosen(armNames(plan), own);
}

/** What a plan compares: of a suite with a search its arms, whatever the configurations. */
function armNames({ variants, search }: Plan): string[] {
  switch (search?.stage) {
    case undefined:
      return variants.map(({ name }) => name);
    case "search":
      return [...new Set(variants.map(({ name, arm }) => arm ?? name))];
    case "answer":
      return search.arms.map(({ variant }) => variant);
  }
}

/** Names with commas between them, which are in no name; undefined for all. */
function chosen(names: readonly string[], all: readonly string[]): string | undefined {
  const same = names.length === all.length && names.every((name) => all.includes(name));
  if (same) return undefined;
  return shorten(names.map((name) => safe(name.replaceAll("/", "-"))).join(","), LONGEST);
}

/** As a user would type them: "3", "3,7" or "11-20". */
function seedsOf(suite: Suite, plan: Plan): string | undefined {
  const seeds = plan.seeds.toSorted((one, other) => one - other), own = new Set(suite.seeds);
  if (seeds.length === own.size && seeds.every((seed) => own.has(seed))) return undefined;
  const ranges: [number, number][] = [];
  for (const seed of seeds) {
    const last = ranges.at(-1);
    if (last !== undefined && seed === last[1] + 1) last[1] = seed;
    else ranges.push([seed, seed]);
  }
  const [[first, last], ...others] = ranges as [[number, number], ...[number, number][]];
  if (others.length === 0) return first === 1 ? `${last}` : `${first}-${last}`;
  return shorten(
    ranges.map(([from, to]) => from === to ? `${from}` : `${from}-${to}`).join(","),
    LONGEST,
  );
}

/**
 * The collections that are read from files, and what they are; never where they lie. What files are missing
 * changes a run, too.
 */
function dataOf({ trials, leftOut }: Plan, { data }: RunFilter): string | undefined {
  const digests = new Set(
    trials.flatMap(({ spec }) => spec.data.source === "files" ? [spec.data.digest] : []),
  );
  if (data === undefined) return undefined;
  const contents = [...[...digests].sort(), ...leftOut].join();
  return `${[...data.keys()].sort().join(",")}-${sha256(contents).slice(0, 8)}`;
}

/** A name as a part of a file's name on every system, also where upper and lower case are the same. */
function safe(name: string): string {
  const plain = name.replace(/[^\w.+-]/g, "_").replace(/^[.-]|^$/, "_").replace(/\.$/, "_");
  const own = isReserved(plain) ? `_${plain}` : plain;
  return own === name && !/[A-Z]/.test(name) ? shorten(own, LONGEST) : withHash(own, name, LONGEST);
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : withHash(text, text, longest);
}

function withHash(text: string, whole: string, longest: number): string {
  return `${text.slice(0, longest - 9)}-${sha256(whole).slice(0, 8)}`;
}
