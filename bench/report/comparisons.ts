import { addedNoise, stepsOf } from "../../optim/spec/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";
import { compareVariants, type Comparison, TrialIndex } from "../results/statistics/mod.ts";
import { type Difference, differencesBetween } from "./changes.ts";

/** What a variant does with the noise that its reference does not do. */
export type NoiseChange = "added" | "removed" | "other";

/** A variant, or an arm, and what it is compared with. */
export interface Contrast {
  readonly variant: string;
  /** Whatever differs between their trials of the same workload and seed; null if there are none. */
  readonly differences: readonly Difference[] | null;
  /** Null if something else differs too, or the noise does not. */
  readonly noise: NoiseChange | null;
  /** Whether all of its trials clip their gradients. */
  readonly clips: boolean;
  /** Null if no pair has ended with numbers. */
  readonly comparison: Comparison | null;
}

/** Several sections need them, and a result does not change. */
const known = new WeakMap<ResultFile, readonly Contrast[]>();

/** Every variant, or arm, that has a reference, compared with it; once for a result. */
export function contrastsOf(result: ResultFile): readonly Contrast[] {
  const before = known.get(result);
  if (before !== undefined) return before;
  const index = new TrialIndex(result);
  const compared = result.variants.filter(({ reference }) => reference !== null);
  const names = new Set(compared.map(({ name, arm }) => arm ?? name));
  const made = [...names].map((variant) => contrast(result, index, variant));
  known.set(result, made);
  return made;
}

/** The comparisons that have numbers. */
export function comparisonsOf(result: ResultFile): Comparison[] {
  return contrastsOf(result).flatMap(({ comparison }) => comparison ?? []);
}

function contrast(result: ResultFile, index: TrialIndex, variant: string): Contrast {
  const pairs = pairsOf(result, index, variant);
  const all = pairs.flatMap(([one, other]) => differencesBetween(one, other));
  const differences = [...new Map(all.map((one) => [one.words, one])).values()];
  const clips = pairs.every(([one]) => stepsOf(one.spec.optimizer, "clip").length > 0);
  const comparison = compareVariants(result, variant);
  return {
    variant,
    differences: pairs.length === 0 ? null : differences,
    noise: noiseChange(pairs, differences),
    clips,
    comparison,
  };
}

type Pair = readonly [variant: TrialResult, reference: TrialResult];

/** Trials of the same workload and seed, whatever became of them. */
function pairsOf(
  { workloads, variants }: ResultFile,
  index: TrialIndex,
  variant: string,
): Pair[] {
  const own = variants.filter(({ name, arm }) => (arm ?? name) === variant);
  return workloads.flatMap(({ name: workload }) =>
    own.flatMap(({ name, reference }) => {
      const others = reference === null ? [] : index.of(workload, reference);
      const bySeed = new Map(others.map((trial) => [trial.seed, trial]));
      return index.of(workload, name).flatMap((trial): Pair[] => {
        const other = bySeed.get(trial.seed);
        return other === undefined ? [] : [[trial, other]];
      });
    })
  );
}

function noiseChange(
  pairs: readonly Pair[],
  differences: readonly Difference[],
): NoiseChange | null {
  if (differences.length === 0 || differences.some(({ change }) => change !== "noise")) return null;
  const isNone = ({ spec }: TrialResult) => addedNoise(spec.optimizer).length === 0;
  if (pairs.every(([one, other]) => !isNone(one) && isNone(other))) return "added";
  return pairs.every(([one, other]) => isNone(one) && !isNone(other)) ? "removed" : "other";
}
