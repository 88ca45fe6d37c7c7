/** Modules of users that bring models, tasks and transformations into trials. */

import type { Json } from "../../../engine/base/mod.ts";
import { findModel, type ModelEntry, registerModel } from "../../../models/registry.ts";
import {
  registerSchedule,
  registerTransformation,
  type ScheduleEntry,
  type TransformationEntry,
  transformationOf,
} from "../../../optim/spec/mod.ts";
import { registerTask, type Task, tasks } from "../../../tasks/mod.ts";
import type { TrialSpec } from "./trial_spec.ts";

/** A module of a user, as workers load it. */
export interface PluginModule {
  readonly url: string;
  /** Absolute paths of the module and of every local file that it imports. */
  readonly sources: readonly string[];
  /** SHA-256 over these files. */
  readonly digest: string;
}

/** What of a plug-in takes part in a trial. */
export interface TrialParts {
  readonly models?: readonly ModelEntry[];
  readonly tasks?: readonly Task[];
  readonly transformations?: readonly TransformationEntry[];
  readonly schedules?: readonly ScheduleEntry[];
}

/** What has been loaded in this thread, by URL. */
const loaded = new Map<string, { readonly module: PluginModule; readonly parts: TrialParts }>();

/**
 * Loads plug-ins that are not loaded yet, and registers what trials need of them.
 *
 * @throws {Error} If one cannot be loaded, or has a name that is taken.
 */
export async function loadPlugins(modules: readonly PluginModule[]): Promise<void> {
  for (const module of modules) {
    if (!loaded.has(module.url)) registerParts(module, (await import(module.url)).default);
  }
}

/**
 * Adds the models, tasks and transformations of a plug-in to the tables of this thread.
 *
 * @throws {TypeError} If a name is taken.
 */
export function registerParts(module: PluginModule, parts: TrialParts): void {
  loaded.set(module.url, { module, parts });
  for (const schedule of parts.schedules ?? []) registerSchedule(schedule);
  for (const transformation of parts.transformations ?? []) registerTransformation(transformation);
  for (const task of parts.tasks ?? []) registerTask(task);
  for (const model of parts.models ?? []) registerModel(model);
}

/** The plug-ins that a trial needs: those with its model, its task or a step of its optimizer. */
export function pluginsOf({ model, task, optimizer }: TrialSpec): PluginModule[] {
  const kind = findModel(model.name)?.kind;
  const steps = kindsIn(optimizer);
  return [...loaded.values()].filter(({ parts }) =>
    parts.models?.some(({ name }) => name === model.name) ||
    parts.tasks?.some((own) => own.name === task.name && own.kind === kind) ||
    parts.transformations?.some(({ kind }) => steps.has(kind)) ||
    parts.schedules?.some(({ kind }) => steps.has(kind))
  ).map(({ module }) => module);
}

/** What a trial of a stored result was made of and is not here, as people say it: 'the model "mine"'. */
export function unknownNames({ model, task, optimizer }: TrialSpec): string[] {
  return [
    ...findModel(model.name) === undefined ? [`the model "${model.name}"`] : [],
    ...tasks.some(({ name }) => name === task.name) ? [] : [`the task "${task.name}"`],
    ...optimizer.filter(({ kind }) => transformationOf(kind) === undefined)
      .map(({ kind }) => `the transformation "${kind}"`),
  ];
}

/** Whether two trials had the same code, as far as both need it: a plug-in may be of one of them alone. */
export function isSameCode(one: string, other: string): boolean {
  const [[code, plugins], [otherCode, others]] = [one.split("+"), other.split("+")];
  return code === otherCode &&
    (plugins === undefined || others === undefined || plugins === others);
}

/** The kinds of all steps, of those too that stand in the options of others. */
function kindsIn(value: Json | TrialSpec["optimizer"], found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "kind" && typeof inner === "string") found.add(inner);
    kindsIn(inner, found);
  }
  return found;
}
