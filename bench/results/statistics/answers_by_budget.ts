import { choicesByBudget, searchError } from "../../run/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { ResultSearch } from "../search/mod.ts";
import { comparePairs, type PairsCompared } from "./_compare_pairs.ts";
import { type ComparedTrial, pairBySeed } from "./_paired_trials.ts";
import { type PairedInterval, pairedInterval } from "./paired_interval.ts";
import { divergedFiller } from "./with_diverged.ts";

/** What searches of some budgets choose, what they promise, and what fresh seeds say of it. */
export interface BudgetAnswer {
  /** Budgets that choose the same, in configurations of every arm. */
  readonly least: number;
  readonly most: number;
  readonly variant: string;
  readonly reference: string;
  /** The numbers of the configurations, counted from 1. */
  readonly chosen: { readonly variant: number; readonly reference: number };
  /** The difference of the validation errors by which both were chosen, on the seeds of the search. */
  readonly promised: { readonly mean: number; readonly interval: PairedInterval };
  /** The same difference on the seeds of the answer: what it is without the luck of the chosen ones. */
  readonly again: PairsCompared | null;
  /** The answer: the difference of the test errors on its own seeds. */
  readonly delivered: PairsCompared | null;
}

type Arm = ResultSearch["arms"][number];

/**
 * The answer of every budget: the first m configurations of each arm are a search of m, and what that chooses was
 * trained on the seeds of the answer. Budgets that choose the same are one entry, in ascending order for each
 * variant that has a reference.
 *
 * @returns None of a result without a search.
 */
export function answersByBudget(result: ResultFile): BudgetAnswer[] {
  const { search, variants } = result;
  if (search === undefined) return [];
  const armOf = (name: string | null) => search.arms.find(({ variant }) => variant === name);
  return variants.flatMap(({ name, reference }) => {
    const own = armOf(name), other = armOf(reference);
    return own === undefined || other === undefined ? [] : answersOf(result, search, own, other);
  });
}

function answersOf(
  result: ResultFile,
  search: ResultSearch,
  own: Arm,
  other: Arm,
): BudgetAnswer[] {
  const answers: BudgetAnswer[] = [];
  const choices = [own, other].map((arm) => choicesByBudget(search, arm));
  const fill = divergedFiller(result);
  for (const [i, variant] of choices[0]!.entries()) {
    const reference = choices[1]![i] ?? choices[1]!.at(-1)!, last = answers.at(-1);
    if (last?.chosen.variant === variant && last.chosen.reference === reference) {
      answers[answers.length - 1] = { ...last, most: i + 1 };
      continue;
    }
    const trials = [trialsOf(result, own, variant), trialsOf(result, other, reference)]
      .map((all) => all.map((trial) => fill(trial))) as [ComparedTrial[], ComparedTrial[]];
    const strata = result.workloads.map(({ name }) => {
      const of = (all: readonly ComparedTrial[]) => all.filter(({ workload }) => workload === name);
      return pairBySeed(of(trials[0]), of(trials[1]));
    });
    answers.push({
      ...{ least: i + 1, most: i + 1, variant: own.variant, reference: other.variant },
      chosen: { variant, reference },
      promised: promisedBy(
        search,
        own.configurations[variant - 1]!,
        other.configurations[reference - 1]!,
      ),
      again: comparePairs(strata, "validationError"),
      delivered: comparePairs(strata, "testError"),
    });
  }
  return answers;
}

/** The trials of a configuration on the seeds of the answer. */
function trialsOf(
  { trials, search }: ResultFile,
  arm: Arm,
  number: number,
): readonly ComparedTrial[] {
  const { variant } = arm;
  const other = search!.others.find((one) =>
    one.variant === variant && one.configuration === number
  );
  return other?.trials ?? trials.filter((trial) => trial.variant === variant);
}

/** Trials that diverged have every answer wrong, as in the choice. */
function promisedBy(
  search: ResultSearch,
  own: Arm["configurations"][number],
  other: Arm["configurations"][number],
): BudgetAnswer["promised"] {
  const count = search.trials.length;
  const pairs = search.trials.map(({ workload, questions }, i) => ({
    workload,
    questions,
    difference: ((own.wrong[i] ?? questions) - (other.wrong[i] ?? questions)) / questions,
  }));
  const strata = [...Map.groupBy(pairs, ({ workload }) => workload).values()];
  // One validation question, of several workloads the root of the sum of squares.
  const squares = strata.map((all) =>
    all.reduce((sum, { questions }) => sum + 1 / questions / count, 0) ** 2
  );
  const resolution = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
  const differences = strata.map((all) => all.map(({ difference }) => difference));
  return {
    mean: searchError(search, own) - searchError(search, other),
    interval: pairedInterval(differences, { resolution }),
  };
}
