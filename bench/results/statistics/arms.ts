import type { ResultFile } from "../result_file.ts";
import { mean } from "./averages.ts";
import { type PairedDifference, range } from "./summary.ts";

/** The arm that each variant belongs to: itself, if none is named. */
function armsOf({ variants }: ResultFile): ReadonlyMap<string, string> {
  return new Map(variants.map(({ name, arm }) => [name, arm ?? name]));
}

/** Whether variants are the configurations of a few arms. */
export function hasArms({ variants }: ResultFile): boolean {
  return variants.some(({ arm }) => arm !== undefined);
}

/**
 * A result with each arm in the place of its variants, so that their trials are counted together; the
 * same result if no variant belongs to an arm. A seed may be there several times then: pairs have to be
 * made before.
 */
export function byArm(result: ResultFile): ResultFile {
  if (!hasArms(result)) return result;
  const arms = armsOf(result);
  const groups = Map.groupBy(result.variants, ({ name }) => arms.get(name)!);
  return {
    ...result,
    workloads: result.workloads.map((workload) => ({
      ...workload,
      published: workload.published.map((one) => ({
        ...one,
        variants: [...new Set(one.variants.map((name) => arms.get(name) ?? name))],
      })),
    })),
    variants: [...groups].map(([name, own]) => {
      const references = new Set(own.flatMap(({ reference }) => arms.get(reference ?? "") ?? []));
      return {
        name,
        title: own.length === 1 ? own[0]!.title : `${own.length} configurations`,
        reference: references.size === 1 ? [...references][0]! : null,
      };
    }),
    trials: result.trials.map((trial) => ({ ...trial, variant: arms.get(trial.variant)! })),
  };
}

/** Differences between variants as those between their arms, all pairs together. */
export function differencesByArm<D extends PairedDifference>(
  result: ResultFile,
  differences: readonly D[],
): D[] {
  if (!hasArms(result)) return [...differences];
  const arms = armsOf(result);
  const named = differences.map((one) => ({
    ...one,
    variant: arms.get(one.variant)!,
    reference: arms.get(one.reference)!,
  }));
  const groups = Map.groupBy(named, ({ pairs: _, spread: __, ...key }) => JSON.stringify(key));
  return [...groups.values()].map((own) => {
    const pairs = own.flatMap(({ pairs }) => pairs);
    const values = pairs.map(({ difference }) => difference);
    return { ...own[0]!, pairs, spread: { mean: mean(values), ...range(values) } };
  });
}
