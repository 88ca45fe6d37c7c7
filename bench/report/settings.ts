import { formatOptimizer, permitsAnyOrder, stageOf, stepsOf } from "../../optim/spec/mod.ts";
import type { TrialSpec } from "../trial/spec/mod.ts";

/** Steps of an optimizer that a table names one by one. */
const STAGES = ["clip", "noise", "scale", "rule", "wrapper"] as const;

/**
 * All that a trial is made with, setting by setting, as short texts: what a table of differences compares. Its
 * workload and seed are left out.
 */
export function settingsOf(
  { optimizer, budget, model, task, data, backend, numerics }: TrialSpec,
): ReadonlyMap<string, string> {
  const order = optimizer.filter((step) => !permitsAnyOrder(step)).map(stageOf);
  return new Map([
    ...STAGES.map((stage): [string, string] => {
      const steps = stepsOf(optimizer, stage);
      return [stage, steps.length === 0 ? "none" : formatOptimizer(steps)];
    }),
    ["order", order.join(" > ")],
    ...fields("", budget),
    ["model", model.name],
    ...fields("model ", model.options),
    ...fields("task ", task.options),
    ["data", text(data)],
    ["backend", backend],
    ["arithmetic", text(numerics)],
  ]);
}

/** A setting that two trials have differently; a dash where one of them does not have it. */
export interface SettingDifference {
  readonly name: string;
  readonly here: string;
  readonly there: string;
}

/** The settings in which two trials differ, in the order of the first. */
export function settingDifferences(one: TrialSpec, other: TrialSpec): SettingDifference[] {
  const [own, others] = [settingsOf(one), settingsOf(other)];
  return [...new Set([...own.keys(), ...others.keys()])].flatMap((name) => {
    const here = own.get(name) ?? "–", there = others.get(name) ?? "–";
    const isSame = name === "order" ? !isReordered(here, there) : here === there;
    return isSame ? [] : [{ name, here, there }];
  });
}

/** Whether the same steps have another order; a step more or less has a row of its own. */
function isReordered(here: string, there: string): boolean {
  const [one, other] = [here, there].map((order) => order.split(" > ").sort().join());
  return here !== there && one === other;
}

function fields(prefix: string, values: object): [string, string][] {
  return Object.entries(values).filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`${prefix}${name}`, text(value)]);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value).replace(/(?<=[,:])(?=\S)/g, " ");
}
