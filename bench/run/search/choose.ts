import type { ChosenConfigurations } from "../../suites/mod.ts";
import type { Found } from "./search_record.ts";

/** What of a search decides. */
type Scored = Pick<Found, "trials"> & { readonly arms: readonly ScoredArm[] };

interface ScoredArm {
  readonly variant: string;
  readonly configurations: readonly { readonly wrong: readonly (number | null)[] }[];
}

/** A number as a quotient of whole numbers: equal errors are equal, in whatever order they are added. */
interface Quotient {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * The mean validation error of a configuration over the workloads and seeds of the search. One that diverged has
 * every answer wrong.
 */
export function searchError(
  { trials }: Pick<Scored, "trials">,
  configuration: { readonly wrong: readonly (number | null)[] },
): number {
  const { over, under } = meanError(trials, configuration.wrong);
  return Number(over) / Number(under);
}

function meanError(trials: Scored["trials"], wrong: readonly (number | null)[]): Quotient {
  const common = trials.reduce((sum, { questions }) => leastMultiple(sum, BigInt(questions)), 1n);
  const over = trials.reduce((sum, { questions }, i) => {
    const answers = BigInt(wrong[i] ?? questions);
    return sum + answers * (common / BigInt(questions));
  }, 0n);
  return { over, under: common * BigInt(trials.length) };
}

/**
 * What searches of every budget choose: for each m, counted from 1, the number of the configuration with the lowest
 * validation error among the first m. Of equal ones the first.
 */
export function choicesByBudget({ trials }: Scored, { configurations }: ScoredArm): number[] {
  const errors = configurations.map(({ wrong }) => meanError(trials, wrong).over);
  const choices: number[] = [];
  let best = 0;
  for (const [i, error] of errors.entries()) {
    if (error < errors[best]!) best = i;
    choices.push(best + 1);
  }
  return choices;
}

/** What the answer trains of each arm: the choice of the whole budget, then those of smaller ones. */
export function chosenOf(found: Scored): ChosenConfigurations[] {
  return found.arms.map((arm) => {
    const choices = choicesByBudget(found, arm), chosen = choices.at(-1)!;
    const others = [...new Set(choices)].filter((number) => number !== chosen);
    return { arm: arm.variant, chosen, others };
  });
}

function leastMultiple(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return one / a * other;
}
