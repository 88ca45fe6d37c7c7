import { matchesPattern } from "../base/mod.ts";
import type { Suite, Variant } from "./schema/schema.ts";

type Models = Suite["modelOptions"];

/**
 * A suite as it is for one workload: an override that matches goes before those above it, and before the
 * suite's own.
 */
export function suiteFor(suite: Suite, workload: string): Suite {
  return Object.entries(suite.overrides ?? {})
    .filter(([pattern]) => matchesPattern(pattern, workload))
    .reduce<Suite>((whole, [, { budget, modelOptions, taskOptions }]) => ({
      ...whole,
      budget: mergeBudgets(whole.budget, budget),
      modelOptions: mergeModels(whole.modelOptions, modelOptions),
      taskOptions: { ...whole.taskOptions, ...taskOptions },
    }), suite);
}

/** A variant as it is for one workload: an override that matches goes before those above it. */
export function variantFor(variant: Variant, workload: string): Variant {
  return Object.entries(variant.overrides ?? {})
    .filter(([pattern]) => matchesPattern(pattern, workload))
    .reduce((whole, [, { budget, ...change }]) => ({
      ...whole,
      ...change,
      budget: mergeBudgets(whole.budget, budget),
    }), variant);
}

function mergeBudgets(own: Suite["budget"], change: Suite["budget"] = {}): Suite["budget"] {
  const merged = { ...own, ...change };
  return change.phases === undefined
    ? merged
    : { ...merged, phases: { ...own.phases, ...change.phases } };
}

function mergeModels(own: Models, change: Models = {}): Models {
  const merged = Object.entries(change)
    .map(([model, options]) => [model, { ...own[model], ...options }] as const);
  return { ...own, ...Object.fromEntries(merged) };
}
