import { canonicalJson } from "../../engine/base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { compareVariants, type Comparison } from "../statistics/mod.ts";

/** A result's comparisons: every variant, or arm, that has pairs with what it is held against. */
export interface Comparisons {
  readonly all: readonly Comparison[];
  /** Those whose variant differs from its reference in the noise alone. */
  readonly noise: readonly Comparison[];
}

/** Several sections need them, and a result does not change. */
const known = new WeakMap<ResultFile, Comparisons>();

/** Compares every variant, or arm, with its reference; once for a result. */
export function comparisonsOf(result: ResultFile): Comparisons {
  const before = known.get(result);
  if (before !== undefined) return before;
  const { variants } = result;
  const names = (some: ResultFile["variants"]) => new Set(some.map(({ name, arm }) => arm ?? name));
  const noisy = names(variants.filter((variant) => differsInNoiseAlone(result, variant)));
  const all = [...names(variants)].flatMap((name) => compareVariants(result, name) ?? []);
  const made = { all, noise: all.filter(({ variant }) => noisy.has(variant)) };
  known.set(result, made);
  return made;
}

/** Whether a variant does all that its reference does, but for the noise. */
function differsInNoiseAlone(
  { trials }: ResultFile,
  { name, reference }: ResultFile["variants"][0],
): boolean {
  const specOf = (variant: string) => trials.find((trial) => trial.variant === variant)?.spec;
  const own = specOf(name), other = reference === null ? undefined : specOf(reference);
  if (own === undefined || other === undefined) return false;
  const recipe = ({ optimizer: { clip, rule }, budget, model }: typeof own) =>
    canonicalJson({ clip, rule, budget, model });
  return recipe(own) === recipe(other);
}
