import { formatOptimizer } from "../../../optim/spec/mod.ts";
import { commandText, dateAndTime, listed } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { machinesText } from "../tables/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";

/** What runs were made with, by the name of the fact. */
export const runFacts: readonly (readonly [name: string, of: (run: ResultFile) => string])[] = [
  ["Suite", ({ suite }) => `${suite.name}, version ${suite.version}`],
  [
    "Trials",
    ({ trials, plannedTrials }) =>
      trials.length === plannedTrials ? `${trials.length}` : `${trials.length} of ${plannedTrials}`,
  ],
  ["Seeds", ({ seeds }) => listed(ranges(seeds))],
  ["Data", ({ workloads }) => [...new Set(workloads.map(({ source }) => source))].join(", ")],
  ["gradnoise", ({ versions }) => versions.gradnoise],
  ["Deno", ({ versions }) => versions.deno],
  ["TensorFlow.js", ({ versions }) => versions.tfjs],
  ["Backend", ({ backend }) => backend],
  ["Kernels", ({ trials }) => each(trials.map(({ spec }) => spec.numerics.kernels))],
  ["Code", ({ trials }) => each(trials.map(({ fingerprint }) => fingerprint))],
  ["Machines", machinesText],
  ["Made", ({ createdAt }) => dateAndTime(createdAt)],
  ["Command", ({ command }) => commandText(command)],
];

/** A setting that is not the same in all of some trials of one workload, variant and seed. */
export interface DifferentSetting {
  /** Its place in the specification: "budget.epochs". */
  readonly name: string;
  /** Run by run; "none" where a trial has no such setting. */
  readonly values: readonly string[];
  /** In how many trials it is so. */
  readonly trials: number;
}

/** What is not the same in the specifications of such trials, each kind of difference once. */
export function differentSettings(trials: readonly (readonly TrialResult[])[]): DifferentSetting[] {
  const found = new Map<string, DifferentSetting>();
  for (const group of trials) {
    if (group.every(({ id }) => id === group[0]!.id)) continue;
    const leaves = group.map(({ spec: { optimizer, ...spec } }) =>
      leavesOf({ ...spec, optimizer: formatOptimizer(optimizer) })
    );
    for (const name of new Set(leaves.flatMap((own) => [...own.keys()]))) {
      const values = leaves.map((own) => own.get(name) ?? "none");
      if (values.every((value) => value === values[0])) continue;
      const key = JSON.stringify([name, values]), before = found.get(key)?.trials ?? 0;
      found.set(key, { name, values, trials: before + 1 });
    }
  }
  return [...found.values()];
}

/** The values in an object and in those inside it, by the names on the way there. */
function leavesOf(value: unknown, name = ""): Map<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return new Map([[name, typeof value === "string" ? value : JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...leavesOf(inner, name === "" ? key : `${name}.${key}`),
    ]),
  );
}

/** Numbers in a row as "1 to 5", others by themselves. */
export function ranges(numbers: readonly number[]): string[] {
  const parts: [number, number][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = parts.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => first === last ? `${first}` : `${first} to ${last}`);
}

/** Hashes, each once, as much of them as tells them apart. */
function each(hashes: readonly string[]): string {
  return [...new Set(hashes)].map((hash) => hash.slice(0, 16)).join(", ");
}
