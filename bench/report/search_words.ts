import { listed } from "../base/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { answersByBudget, type BudgetAnswer } from "../results/statistics/mod.ts";
import { hasEnded } from "./has_ended.ts";
import { compared, side, sides } from "./words.ts";

/** Seeds in words: "seeds 1 to 10", "seeds 3, 7 and 9". */
export function spanWords(seeds: readonly number[]): string {
  const sorted = seeds.toSorted((one, other) => one - other);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  if (sorted.length === 1) return `seed ${first}`;
  return last - first === sorted.length - 1 && sorted.length > 2
    ? `seeds ${first} to ${last}`
    : `seeds ${listed(sorted.map(String))}`;
}

/** What the search of a result promised of each variant, and what was delivered; nothing without one. */
export function promisesInWords(result: ResultFile): string[] {
  const byVariant = Map.groupBy(answersByBudget(result), ({ variant }) => variant);
  return [...byVariant.values()].map((own) => promiseWords(result, own.at(-1)!));
}

/** What a search promised, and what was delivered, in sentences. */
function promiseWords(result: ResultFile, answer: BudgetAnswer): string {
  const { reference, promised, delivered, again } = answer;
  const promise = promisedWords(result, answer);
  if (delivered === null) {
    return hasEnded(result)
      ? `${promise} On fresh seeds no pair of trials ended with numbers.`
      : `${promise} No pair of trials on fresh seeds has ended with numbers yet.`;
  }
  const fresh = again === null ? "" : `it was ${signed(again.mean)}, and `;
  const kept = again === null || answer.most === 1 ? "" : apart(promised, again);
  return `${promise} On fresh seeds ${fresh}the test error was ${
    compared(delivered.mean, reference)
  }${interval(delivered.interval)}.${kept}`;
}

function promisedWords({ search }: ResultFile, answer: BudgetAnswer): string {
  const { variant, reference, chosen, promised } = answer;
  const lost = ([[variant, chosen.variant], [reference, chosen.reference]] as const)
    .filter(([name, number]) => {
      const arm = search!.arms.find((one) => one.variant === name)!;
      // A search keeps such a configuration only where all others diverged as well.
      return arm.configurations[number - 1]!.wrong.every((one) => one === null);
    }).map(([name]) => name);
  if (lost.length === 2) {
    return `Every trial of the search diverged, with ${variant} and with ${reference}: it promised nothing.`;
  }
  const promise = `On the seeds of the search, the validation error with ${variant} was ${
    compared(promised.mean, reference)
  }${interval(promised.interval)}: that is what the search promised.`;
  return lost.length === 0
    ? promise
    : `${promise} Every trial of the search with ${
      lost[0]
    } diverged, which counts as all answers wrong.`;
}

/** How much of a promise was not kept; nothing where the seeds of both sets of trials explain it. */
function apart(promised: Measured, again: Measured): string {
  const lost = again.mean - promised.mean, reach = reachOf(promised, again);
  if (reach === null || Math.abs(lost) <= reach || Math.abs(lost) < 0.0005) return "";
  const size = (100 * Math.abs(lost)).toFixed(1);
  return lost > 0
    ? ` The promise was ${size} points too good.`
    : ` The promise was ${size} points too modest.`;
}

type Measured = BudgetAnswer["promised"];

/** How far the interval of the difference of two means reaches to the side of 0; null without one. */
function reachOf(one: Measured, other: Measured): number | null {
  const [low, high] = [one, other].toSorted((a, b) => a.mean - b.mean) as [Measured, Measured];
  if (low.interval.tooFewSeeds || high.interval.tooFewSeeds) return null;
  return Math.hypot(low.interval.highest - low.mean, high.mean - high.interval.lowest);
}

function signed(difference: number): string {
  const text = side(difference);
  return text === "0.0" ? "the same" : text.replace(" ", " points ");
}

function interval(one: BudgetAnswer["promised"]["interval"]): string {
  return one.tooFewSeeds ? "" : ` (95\u00a0% interval: ${sides(one)})`;
}
