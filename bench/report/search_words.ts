import { listed } from "../base/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { answersByBudget, type BudgetAnswer } from "../results/statistics/mod.ts";
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
  return [...byVariant.values()].map((own) => promiseWords(own.at(-1)!));
}

/** What a search promised, and what was delivered, in sentences. */
export function promiseWords(answer: BudgetAnswer): string {
  const { variant, reference, promised, delivered, again } = answer;
  const promise = `On the seeds of the search, the validation error with ${variant} was ${
    compared(promised.mean, reference)
  }${interval(promised.interval)}: that is what the search promised.`;
  if (delivered === null) return `${promise} No pair of trials on fresh seeds has ended yet.`;
  const fresh = again === null ? "" : `it was ${signed(again.mean)}, and `;
  return `${promise} On fresh seeds ${fresh}the test error was ${
    compared(delivered.mean, reference)
  }${interval(delivered.interval)}.${apart(promised.mean, delivered.mean)}`;
}

/** How much of a promise was not kept. */
function apart(promised: number, delivered: number): string {
  const lost = delivered - promised;
  if (Math.abs(lost) < 0.0005) return "";
  const size = (100 * Math.abs(lost)).toFixed(1);
  return lost > 0
    ? ` The promise was ${size} points too good.`
    : ` The promise was ${size} points too modest.`;
}

function signed(difference: number): string {
  const text = side(difference);
  return text === "0.0" ? "the same" : text.replace(" ", " points ");
}

function interval(one: BudgetAnswer["promised"]["interval"]): string {
  return one.tooFewSeeds ? "" : ` (95\u00a0% interval: ${sides(one)})`;
}
