import { selectNames } from "../base/mod.ts";
import { makeSchedule } from "./recipe.ts";
import { type BudgetSpec, mostEpochs } from "../trial/spec/mod.ts";
import { variants as variantTable } from "./variants.ts";
import { workloads as workloadTable } from "./workloads.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { secondsPerEpoch } from "./seconds.ts";

/** What decides how long a trial takes. */
export interface TrialSize {
  readonly workload: string;
  readonly budget: BudgetSpec;
  /** Training questions of each of its tasks; of a stream, the budget says how many examples there are. */
  readonly questions: number;
}

/**
 * About how many seconds a trial takes on one core, if no rule stops it before. Other machines, model options
 * and longer stories make it several times more or less.
 */
export function trialSeconds({ workload, budget, questions }: TrialSize): number {
  const { sampling } = budget, epochs = mostEpochs(budget);
  const examples = typeof sampling === "object" ? sampling.fresh : questions;
  return epochs * (secondsPerEpoch[workload] ?? 0) * examples / 1000;
}

/** How much there is to train. */
export interface SuiteSize {
  readonly trials: number;
  /** Of one core. */
  readonly seconds: number;
  /** Whether a rule may stop some of them before. */
  readonly isMost: boolean;
}

/** How many trials a suite has, and about how many seconds of one core they take. */
export function suiteSize(suite: Suite): SuiteSize {
  const names = selectNames("workload", suite.workloads, Object.keys(workloadTable));
  const table: Readonly<Record<string, Variant>> = variantTable;
  const seeds = new Set(suite.seeds).size;
  let trials = 0, seconds = 0, isMost = false;
  for (const workload of names) {
    for (const item of suite.variants) {
      const variant = typeof item === "string" ? table[item]! : item;
      const { budget } = makeSchedule(suite, workloadTable[workload]!, variant, undefined);
      trials += seeds;
      isMost ||= budget.stop !== undefined;
      seconds += seeds * trialSeconds({ workload, budget, questions: suite.data.train });
    }
  }
  return { trials, seconds, isMost };
}

/**
 * Seconds as somebody says them who does not know exactly: "about 40 s", "about 3 h".
 *
 * @param isMost Whether it may well be less: "at most 40 s".
 */
export function about(seconds: number, isMost = false): string {
  const units = [["days", 86_400], ["h", 3600], ["min", 60]] as const;
  const [unit, size] = units.find(([, size]) => seconds >= 2 * size) ?? ["s", 1] as const;
  const amount = seconds / size;
  const rounded = amount < 10 ? Math.max(1, Math.round(amount)) : Number(amount.toPrecision(2));
  return `${isMost ? "at most" : "about"} ${rounded.toLocaleString("en-US")} ${unit}`;
}
