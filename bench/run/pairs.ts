import { canonicalJson, sha256 } from "../../engine/base/mod.ts";
import type { TrialSpec } from "../trial/spec/mod.ts";

/** Trials that are compared with each other: of one workload and seed, of every variant with the same root. */
export interface Pair<T> {
  /** Pseudo-random, in [0, 1): a hash of what its trials share. */
  readonly place: number;
  /** In the order of the plan. */
  readonly trials: readonly T[];
}

/** A trial as far as pairs depend on it. */
export interface PairedTrial {
  readonly spec: Pick<TrialSpec, "workload" | "variant" | "seed" | "task" | "data">;
}

/**
 * The pairs of a plan, in the order of their first trials. All trials of a workload have the same task and
 * data.
 *
 * @param rootOf The variant in which the chain of references that starts at a variant ends.
 */
export function pairsOf<T extends PairedTrial>(
  trials: readonly T[],
  rootOf: (variant: string) => string,
): Pair<T>[] {
  const groups = Map.groupBy(
    trials,
    ({ spec: { workload, variant, seed } }) => JSON.stringify([workload, rootOf(variant), seed]),
  );
  // A workload's task and data are long, and the same in each of its thousands of pairs.
  const texts = new Map<string, { readonly task: string; readonly data: string }>();
  return Array.from(groups.values(), (own): Pair<T> => {
    const { workload, variant, seed, task, data } = own[0]!.spec;
    let text = texts.get(workload);
    if (text === undefined) {
      text = { task: canonicalJson(task), data: canonicalJson(data) };
      texts.set(workload, text);
    }
    const [root, name] = [rootOf(variant), workload].map((value) => JSON.stringify(value));
    // The canonical form of { workload, seed, task, data, root }.
    const json =
      `{"data":${text.data},"root":${root},"seed":${seed},"task":${text.task},"workload":${name}}`;
    return { place: placeOf(json), trials: own };
  });
}

function placeOf(json: string): number {
  // 13 hexadecimal digits: 52 bits, which a number holds.
  return parseInt(sha256(json).slice(0, 13), 16) / 2 ** 52;
}
