import { matchesPattern, selectNames, unknownName, UsageError } from "../../base/mod.ts";
import { chooseTaskOptions, makeRecipe } from "../recipe.ts";
import { variants as variantTable } from "../variants.ts";
import { workloads as workloadTable } from "../workloads.ts";
import type { Fault } from "./faults.ts";
import { LIMITS } from "../limits.ts";
import type { Suite, Variant } from "./schema.ts";
import { hasSearch, searchSuite } from "../search/mod.ts";
import { searchFaults } from "./search_faults.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Plug-ins add to the tables: names are asked for when they are needed. */
function workloadNames(): string[] {
  return Object.keys(workloadTable);
}

function modelNames(): string[] {
  return [...new Set(Object.values(workloadTable).map(({ model }) => model.name))];
}

function listOf(value: unknown): readonly unknown[] {
  // What is more is refused for its number.
  return Array.isArray(value) ? value.slice(0, LIMITS.variants) : [];
}

function objectOf(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Loose : {};
}

/** What an action has against its arguments, without a capital, as a sentence goes on. */
function faultOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return goingOn(error.message);
  }
}

function goingOn(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/**
 * Every name in a suite that does not exist, and every one that is there twice. The suite may break its
 * schema: what is no name is not looked at.
 */
export function nameFaults(json: unknown): Fault[] {
  const suite = objectOf(json), faults: Fault[] = [];
  const report = (path: Fault["path"], message: string | null, key?: string) => {
    if (message !== null) faults.push({ path, message, ...key === undefined ? {} : { key } });
  };
  for (const [i, pattern] of listOf(suite.workloads).entries()) {
    if (typeof pattern !== "string") continue;
    report(["workloads", i], faultOf(() => selectNames("workload", [pattern], workloadNames())));
  }
  const own: string[] = [], places = new Set<string>();
  for (const [i, variant] of listOf(suite.variants).entries()) {
    const name = typeof variant === "string" ? variant : objectOf(variant).name;
    const path = ["variants", i];
    if (typeof name !== "string") continue;
    if (typeof variant === "string" && !Object.hasOwn(variantTable, variant)) {
      const error = unknownName("variant", variant, Object.keys(variantTable));
      report(path, goingOn(error.message));
    } else if (own.includes(name)) {
      report(path, `two variants have the name ${JSON.stringify(name)}`);
    } else own.push(name);
    const { row, column } = objectOf(objectOf(variant).grid);
    const place = JSON.stringify([row, column]);
    if (row !== undefined && places.has(place)) {
      report([...path, "grid"], `two variants stand in the row ${row} and the column ${column}`);
    }
    places.add(place);
    reportModels(objectOf(variant).modelOptions, [...path, "modelOptions"], report);
    reportPhases(objectOf(variant).budget, [...path, "budget"], report);
  }
  faults.push(...searchFaults(suite));
  reportModels(suite.modelOptions, ["modelOptions"], report);
  reportPhases(suite.budget, ["budget"], report);
  const named: (readonly [path: Fault["path"], name: unknown])[] = [
    [["reference"], suite.reference],
    ...listOf(suite.variants).map((variant, i) =>
      [["variants", i, "against"], objectOf(variant).against] as const
    ),
    ...listOf(suite.published).flatMap((mean, i) =>
      listOf(objectOf(mean).variants).map((name, j) =>
        [["published", i, "variants", j], name] as const
      )
    ),
  ];
  for (const [path, name] of named) {
    if (typeof name !== "string" || own.includes(name)) continue;
    report(path, goingOn(unknownName("variant", name, own).message));
  }
  const chosen = listOf(suite.workloads).filter((pattern) => typeof pattern === "string")
    .flatMap((pattern) => workloadNames().filter((name) => matchesPattern(pattern, name)));
  reportTaskOptions(suite.taskOptions, chosen, ["taskOptions"], report);
  const overrideFault = (pattern: string) =>
    workloadNames().includes(pattern) && !chosen.includes(pattern)
      ? `the suite has no workload ${JSON.stringify(pattern)}`
      : faultOf(() => selectNames("workload", [pattern], chosen));
  for (const [i, variant] of listOf(suite.variants).entries()) {
    for (const pattern of Object.keys(objectOf(objectOf(variant).overrides))) {
      report(["variants", i, "overrides"], overrideFault(pattern), pattern);
    }
  }
  for (
    const [pattern, given] of Object.entries(objectOf(suite.overrides)).slice(0, LIMITS.entries)
  ) {
    const changes = objectOf(given), path = ["overrides", pattern];
    const fault = overrideFault(pattern);
    // Of workloads that are none, nothing more can be said.
    if (fault !== null) report(["overrides"], fault, pattern);
    else {
      const names = chosen.filter((name) => matchesPattern(pattern, name));
      reportTaskOptions(changes.taskOptions, names, [...path, "taskOptions"], report);
    }
    reportModels(changes.modelOptions, [...path, "modelOptions"], report);
    reportPhases(changes.budget, [...path, "budget"], report);
  }
  return faults;
}

/** An option that no task of these workloads has. */
function reportTaskOptions(
  given: unknown,
  workloads: readonly string[],
  path: Fault["path"],
  report: (path: Fault["path"], message: string, key: string) => void,
): void {
  const names = workloads.flatMap((name) => Object.keys(workloadTable[name]!.task.options));
  const known = [...new Set(names)];
  for (const option of Object.keys(objectOf(given)).slice(0, LIMITS.entries)) {
    if (known.includes(option)) continue;
    report(path, goingOn(unknownName("task option", option, known).message), option);
  }
}

function reportModels(
  models: unknown,
  path: Fault["path"],
  report: (path: Fault["path"], message: string, key: string) => void,
): void {
  for (const name of Object.keys(objectOf(models)).slice(0, LIMITS.entries)) {
    if (modelNames().includes(name)) continue;
    report(path, goingOn(unknownName("model", name, modelNames()).message), name);
  }
}

/** A phase that some models lack is trained in their last one; a phase that none has is a mistake. */
function reportPhases(
  budget: unknown,
  path: Fault["path"],
  report: (path: Fault["path"], message: string, key: string) => void,
): void {
  const known = new Set(
    Object.values(workloadTable)
      .flatMap(({ model }) => model.phases.slice(0, -1).map(({ name }) => name)),
  );
  for (const name of Object.keys(objectOf(objectOf(budget).phases)).slice(0, LIMITS.entries)) {
    if (known.has(name)) continue;
    report([...path, "phases"], goingOn(unknownName("phase", name, [...known]).message), name);
  }
}

/** Every option of a task or a model that cannot be used, of a suite whose names all exist. */
export async function optionFaults(suite: Suite): Promise<Fault[]> {
  const names = selectNames("workload", suite.workloads, workloadNames());
  const workloads = names.map((name) => workloadTable[name]!);
  const faults = new Map<string, Fault>();
  const attempt = async (path: Fault["path"], action: () => unknown) => {
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const message = goingOn(error.message.replace(/^modelOptions\.[\w-]+: /, ""));
      // Of many workloads, once.
      if (!faults.has(message)) faults.set(message, { path, message });
      return false;
    }
  };
  const trained = trainedVariants(suite);
  const common: Suite = { ...suite, overrides: {} };
  const without: Variant = { ...variantTable.plain, name: "without" };
  for (const workload of workloads) {
    const { name } = workload.model;
    const path = Object.hasOwn(suite.modelOptions, name) ? ["modelOptions", name] : ["budget"];
    const isAsked = await attempt(
      ["taskOptions"],
      () => chooseTaskOptions(common, workload, undefined),
    );
    if (!await attempt(path, () => makeRecipe(common, workload, without, undefined))) continue;
    // What is right for all is wrong in an override.
    if (
      isAsked && !await attempt(["overrides"], () => {
        chooseTaskOptions(suite, workload, undefined);
        makeRecipe(suite, workload, without, undefined);
      })
    ) continue;
    for (const [i, item] of suite.variants.entries()) {
      const options = typeof item !== "string" && Object.hasOwn(item.modelOptions, name);
      const place = ["variants", i, ...options ? ["modelOptions", name] : []];
      for (const variant of trained[i]!) {
        // The others of a search are wrong in the same way.
        if (!await attempt(place, () => makeRecipe(suite, workload, variant, undefined))) break;
      }
    }
  }
  return [...faults.values()];
}

/** Of each variant what is trained: itself, or all configurations of a search. */
function trainedVariants(suite: Suite): Variant[][] {
  const table: Readonly<Record<string, Variant>> = variantTable;
  const concrete = (items: Suite["variants"]) =>
    items.map((item) => typeof item === "string" ? table[item]! : item);
  if (!hasSearch(suite)) return concrete(suite.variants).map((variant) => [variant]);
  const all = Map.groupBy(concrete(searchSuite(suite).variants), ({ arm }) => arm);
  return suite.variants.map((item) => all.get(typeof item === "string" ? item : item.name)!);
}
