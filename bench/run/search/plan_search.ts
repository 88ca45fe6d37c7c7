import { selectNames, UsageError } from "../../base/mod.ts";
import {
  answerSuite,
  armsOf,
  configurationName,
  type SearchedSuite,
  searchSuite,
} from "../../suites/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { type Plan, type PlanOptions, planSuite } from "../plan.ts";
import { chosenOf } from "./choose.ts";
import type { Found } from "./search_record.ts";

/**
 * The trials of a suite's search: every configuration of every chosen variant, over the seeds of the search.
 *
 * @throws {UsageError} As `planSuite`; or if seeds for the answer are those of the search.
 *
 * @example
 * ```ts
 * import { hasSearch, planSearch, suites } from "@gradnoise/gradnoise";
 *
 * const { tuned } = suites;
 * if (!hasSearch(tuned!)) throw new Error("no search");
 * const plan = await planSearch(tuned, { workloads: ["memn2n/babi-qa1"] });
 * // 16 configurations of 2 variants on 10 seeds.
 * if (plan.trials.length !== 320) throw new Error(`${plan.trials.length} trials`);
 * ```
 */
export async function planSearch(suite: SearchedSuite, options: PlanOptions = {}): Promise<Plan> {
  const { search } = suite;
  const both = options.seeds?.find((seed) => search.seeds.includes(seed));
  if (both !== undefined) {
    const first = Math.max(...search.seeds) + 1, last = first + options.seeds!.length - 1;
    throw new UsageError(
      `Cannot use --seeds ${
        seedsText(options.seeds!)
      }: the search of ${suite.name} chooses on ${both}, and ` +
        "what is chosen on a seed is not judged on it; use others, such as " +
        `--seeds ${first}-${last}`,
    );
  }
  const chosen = chosenArms(suite, options.variants);
  const plan = await planSuite(searchSuite(suite), {
    ...options,
    seeds: undefined,
    variants: chosen.flatMap(({ name, configurations }) =>
      configurations.map((_, i) => configurationName(name, i + 1))
    ),
  });
  return { ...plan, search: { stage: "search" } };
}

/** Seeds as they are asked for; one number alone is how many. */
function seedsText(seeds: readonly number[]): string {
  const count = seeds.length, isRange = seeds.every((seed, i) => seed === seeds[0]! + i);
  if (!isRange) return seeds.join();
  if (seeds[0] !== 1) return `${seeds[0]}-${seeds.at(-1)}`;
  return count === 1 ? "1" : `${count}, which is 1 to ${count}`;
}

function chosenArms(suite: SearchedSuite, patterns: PlanOptions["variants"]) {
  const arms = armsOf(suite), names = arms.map(({ name }) => name);
  const chosen = selectNames("variant", patterns ?? names, names);
  return arms.filter(({ name }) => chosen.includes(name));
}

/** What of a trial a search goes by. */
export type SearchedTrial = Pick<TrialResult, "id" | "status" | "metrics">;

/**
 * What a search found.
 *
 * @param plan Of the search, by `planSearch`.
 * @param results Of its trials: all of them, in any order.
 * @throws {UsageError} If one is missing or failed.
 *
 * @example
 * ```ts
 * import { foundBy, hasSearch, planSearch, suites } from "@gradnoise/gradnoise";
 *
 * const { tuned } = suites;
 * if (!hasSearch(tuned!)) throw new Error("no search");
 * const one = { ...tuned, search: { ...tuned.search, configurations: 2, seeds: [1] } };
 * const plan = await planSearch(one, { workloads: ["memn2n/babi-qa1"] });
 * // As if all had diverged.
 * const trials = plan.trials.map(({ id }) => ({ id, status: "diverged", metrics: null } as const));
 * const { arms } = foundBy(one, plan, trials);
 * if (arms[0]!.configurations[1]!.wrong[0] !== null) throw new Error("an error of a lost trial");
 * ```
 */
export function foundBy(
  suite: SearchedSuite,
  plan: Plan,
  results: readonly SearchedTrial[],
): Found {
  const byId = new Map(results.map((result) => [result.id, result]));
  const trials = plan.trials.map(({ id, spec }) => {
    const result = byId.get(id);
    if (result !== undefined && result.status !== "failed") return { spec, result };
    throw new UsageError(
      `Cannot choose by the search of ${suite.name}: ${spec.workload} ${spec.variant} seed ` +
        `${spec.seed} ${result === undefined ? "is missing" : "failed"}`,
    );
  });
  const byVariant = Map.groupBy(trials, ({ spec }) => spec.variant);
  const questions = new Map(
    trials.flatMap(({ spec, result: { metrics } }) =>
      metrics === null ? [] : [[spec.workload, metrics.validationError.total] as const]
    ),
  );
  const planned = new Map(plan.workloads.map((one) => [one.name, one.unknownAnswers.validation]));
  const [first] = byVariant.values();
  return {
    seeds: plan.seeds,
    values: suite.search.values,
    trials: first!.map(({ spec: { workload, seed } }) => ({
      workload,
      seed,
      // Where all diverged none was asked.
      questions: questions.get(workload) ?? planned.get(workload)!.total,
    })),
    arms: armsOf(suite).filter(({ name }) => byVariant.has(configurationName(name, 1)))
      .map(({ name, configurations }) => ({
        variant: name,
        configurations: configurations.map((values, i) => ({
          values,
          wrong: byVariant.get(configurationName(name, i + 1))!.map(({ result: { metrics } }) =>
            metrics === null ? null : metrics.validationError.wrong
          ),
        })),
      })),
  };
}

/**
 * The trials of the answer: every arm with the values that the search chose, over the suite's seeds; and the choices
 * of smaller budgets.
 *
 * @param found By `foundBy`, of the trials of `planSearch`.
 * @throws {UsageError} As `planSuite`.
 *
 * @example
 * ```ts
 * import { type Found, hasSearch, planAnswer, suites } from "@gradnoise/gradnoise";
 *
 * const { tuned } = suites;
 * if (!hasSearch(tuned!)) throw new Error("no search");
 * // Wrong answers of ten validation questions: of plain the second configuration is better.
 * const configurations = [[5], [3]].map((wrong) => ({ values: {}, wrong }));
 * const found: Found = {
 *   seeds: [1],
 *   values: tuned.search.values,
 *   trials: [{ workload: "memn2n/babi-qa1", seed: 1, questions: 10 }],
 *   arms: [{ variant: "plain", configurations }],
 * };
 * const { variants } = await planAnswer(tuned, found, { workloads: ["memn2n/babi-qa1"] });
 * // The choice, and that of a budget of one.
 * if (variants.map(({ name }) => name).join() !== "plain,plain.1") throw new Error("other variants");
 * ```
 */
export async function planAnswer(
  suite: SearchedSuite,
  found: Found,
  options: PlanOptions = {},
): Promise<Plan> {
  const chosen = chosenOf(found);
  const plan = await planSuite(answerSuite(suite, chosen), {
    ...options,
    variants: chosen.flatMap(({ arm, others }) => [
      arm,
      ...others.map((number) => configurationName(arm, number)),
    ]),
  });
  return { ...plan, search: { stage: "answer", ...found } };
}
