import { chosenOf, type Found } from "../../run/mod.ts";
import { configurationName } from "../../suites/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultSearch } from "./search_schema.ts";

/** The trials of an answer: those of the arms, and what only the search is about. */
export interface SplitAnswer {
  readonly trials: readonly TrialResult[];
  readonly search: ResultSearch;
}

/** Sets apart the trials of configurations that smaller budgets choose: they are not those of an arm. */
export function splitAnswer(found: Found, trials: readonly TrialResult[]): SplitAnswer {
  const { seeds, values, trials: searched, arms } = found;
  const byVariant = Map.groupBy(trials, ({ variant }) => variant);
  const others = chosenOf(found).flatMap(({ arm, others }) =>
    others.map((number) => ({
      variant: arm,
      configuration: number,
      trials: (byVariant.get(configurationName(arm, number)) ?? [])
        .map(({ workload, seed, status, metrics }) => ({ workload, seed, status, metrics })),
    }))
  );
  const names = new Set(arms.map(({ variant }) => variant));
  return {
    trials: trials.filter(({ variant }) => names.has(variant)),
    search: { seeds, values, trials: searched, arms, others },
  };
}
