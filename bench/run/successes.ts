import { matchesPattern, unknownName } from "../base/mod.ts";
import type { Suite } from "../suites/mod.ts";
import type { WorkloadDescription } from "./description.ts";

type Successes = NonNullable<Suite["successes"]>;

/**
 * The errors under which a suite counts trials, with the names of parts in place of patterns. What no planned
 * workload has is left out.
 *
 * @param isWhole Whether all workloads of the suite are planned, with data that are generated.
 * @throws {UsageError} If a pattern matches no part of a whole suite.
 */
export function chooseSuccesses(
  { successes = [] }: Pick<Suite, "successes">,
  workloads: readonly WorkloadDescription[],
  isWhole: boolean,
): Successes {
  const parts = partsOf(workloads), chosen = new Map<string | undefined, Set<number>>();
  for (const { part: pattern, under } of successes) {
    const matched = pattern === undefined
      ? [undefined]
      : parts.filter((part) => matchesPattern(pattern, part));
    if (matched.length === 0 && isWhole) throw unknownName("part", pattern!, parts);
    for (const part of matched) {
      chosen.set(part, new Set([...chosen.get(part) ?? [], ...under]));
    }
  }
  return Array.from(chosen, ([part, under]) => ({
    ...part === undefined ? {} : { part },
    under: [...under].sort((a, b) => a - b),
  }));
}

/**
 * The published means, without those of errors on parts that no planned workload has.
 *
 * @param isWhole Whether all workloads of the suite are planned, with data that are generated.
 * @throws {UsageError} If a whole suite has no such part.
 */
export function choosePublished<Mean extends Pick<Suite["published"][0], "success">>(
  published: readonly Mean[],
  workloads: readonly WorkloadDescription[],
  isWhole: boolean,
): Mean[] {
  const parts = partsOf(workloads);
  return published.filter(({ success }) => {
    if (success?.part === undefined || parts.includes(success.part)) return true;
    if (isWhole) throw unknownName("part", success.part, parts);
    return false;
  });
}

/** Each part once, beyond the training or not. */
function partsOf(workloads: readonly WorkloadDescription[]): string[] {
  const parts = workloads.flatMap(({ parts, beyond = [] }) => [...parts, ...beyond]);
  return [...new Set(parts.map(({ task }) => task))];
}
