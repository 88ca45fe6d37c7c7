/** Names that completions know. Tables that are heavy to load are loaded when their names are asked for. */

import { suites } from "../../suites/suites.ts";

/** The names of all suites. */
export function suiteNames(): string[] {
  return Object.keys(suites);
}

/** The names of all workloads. */
export async function workloadNames(): Promise<string[]> {
  const { workloads } = await import("../../suites/mod.ts");
  return Object.keys(workloads);
}

/** The names of all variants. */
export async function variantNames(): Promise<string[]> {
  const { variants } = await import("../../suites/mod.ts");
  return Object.keys(variants);
}

/** The names of all tasks. */
export async function taskNames(): Promise<string[]> {
  const { tasks } = await import("../../../tasks/mod.ts");
  return tasks.map(({ name }) => name);
}

/** The names of the collections of tasks. */
export async function collectionNames(): Promise<string[]> {
  const data = await import("../data/mod.ts");
  return data.collectionNames();
}

/** Where claims can stand. */
export async function gradeNames(): Promise<string[]> {
  const { STANDING_NAMES } = await import("../../results/claims/mod.ts");
  return Object.values(STANDING_NAMES);
}
