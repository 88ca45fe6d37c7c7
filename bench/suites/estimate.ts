import { type ModelOptions, parseOptions } from "../../models/registry.ts";
import { parseTaskOptions, type TaskOptions } from "../../tasks/mod.ts";
import { own, selectNames } from "../base/mod.ts";
import { chooseTaskOptions, makeRecipe } from "./recipe.ts";
import { type BudgetSpec, mostEpochs } from "../trial/spec/mod.ts";
import { variants as variantTable } from "./variants.ts";
import { type Workload, workloads as workloadTable } from "./workloads.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { answerSuite, armsOf, hasSearch, searchSuite } from "./search/mod.ts";
import { secondsPerEpoch } from "./seconds.ts";

/** What decides how long a trial takes. */
export interface TrialSize {
  readonly workload: string;
  readonly budget: BudgetSpec;
  /** Training questions of each of its tasks; of a stream, the budget says how many examples there are. */
  readonly questions: number;
  /** All of them, as in a specification; the workload's own and the task's defaults if missing. */
  readonly modelOptions?: ModelOptions;
  readonly taskOptions?: TaskOptions;
}

/**
 * About how many seconds a trial takes on one core, if no rule stops it before and its curriculum comes to the
 * hardest examples as soon as that of the trials which were measured. Other machines and longer stories make it
 * several times more or less.
 */
export function trialSeconds(size: TrialSize): number {
  const { workload, budget, questions } = size, { sampling } = budget;
  const examples = typeof sampling === "object" ? sampling.fresh : questions;
  const seconds = mostEpochs(budget) * (secondsPerEpoch[workload] ?? 0) * examples / 1000;
  return seconds * relativeCost(size);
}

/** What an example costs with these options, in what it costs with those that the workload was measured with. */
function relativeCost({ workload: name, modelOptions, taskOptions }: TrialSize): number {
  const workload = own(workloadTable, name);
  if (workload?.model.cost === undefined) return 1;
  const { model, task } = workload, { options, size, cost } = usualOf(workload);
  const asked = taskOptions === undefined ? size : task.exampleSize?.(taskOptions) ?? 1;
  return model.cost!(modelOptions ?? options, asked) / cost;
}

/** What a workload was measured with, and what an example costs then; it takes long to fill in defaults. */
interface Usual {
  readonly options: ModelOptions;
  readonly size: number;
  readonly cost: number;
}

const known = new WeakMap<Workload, Usual>();

function usualOf(workload: Workload): Usual {
  const before = known.get(workload);
  if (before !== undefined) return before;
  const { model, task, modelOptions } = workload;
  const options = parseOptions(model.options, model.name, modelOptions) as ModelOptions;
  const size = task.exampleSize?.(parseTaskOptions(task, {}) as TaskOptions) ?? 1;
  const made = { options, size, cost: model.cost!(options, size) };
  known.set(workload, made);
  return made;
}

/** How much there is to train. */
export interface SuiteSize {
  readonly trials: number;
  /** Of one core. */
  readonly seconds: number;
  /** Whether a rule may stop some of them before. */
  readonly isMost: boolean;
}

/**
 * How many trials a suite has, and about how many seconds of one core they take; of one with a search without
 * what smaller budgets would choose.
 */
export function suiteSize(suite: Suite): SuiteSize {
  if (hasSearch(suite)) {
    const first = armsOf(suite).map(({ name }) => ({ arm: name, chosen: 1, others: [] }));
    const parts = [searchSuite(suite), answerSuite(suite, first)].map(suiteSize);
    return {
      trials: parts.reduce((sum, { trials }) => sum + trials, 0),
      seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
      isMost: parts.some(({ isMost }) => isMost),
    };
  }
  const names = selectNames("workload", suite.workloads, Object.keys(workloadTable));
  const table: Readonly<Record<string, Variant>> = variantTable;
  const seeds = new Set(suite.seeds).size;
  let trials = 0, seconds = 0, isMost = false;
  for (const name of names) {
    const workload = workloadTable[name]!;
    const taskOptions = chooseTaskOptions(suite, workload, undefined);
    for (const item of suite.variants) {
      const variant = typeof item === "string" ? table[item]! : item;
      const { budget, modelOptions } = makeRecipe(suite, workload, variant, undefined);
      trials += seeds;
      isMost ||= budget.stop !== undefined;
      const size = { workload: name, budget, modelOptions, taskOptions };
      seconds += seeds * trialSeconds({ ...size, questions: suite.data.train });
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

/** A span of seconds, as `about` says one: "about 28 to 31 min", "at most 50 s to 2 min". */
export function aboutBetween(least: number, most: number, isMost = false): string {
  const [from, to] = [about(least, isMost), about(most, isMost)];
  if (from === to) return to;
  const [amount, unit] = to.split(" ").slice(-2);
  const start = from.endsWith(` ${unit}`) ? from.slice(0, -unit!.length - 1) : from;
  return `${start} to ${amount} ${unit}`;
}
