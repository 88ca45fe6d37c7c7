import { type DatasetPart, parseTaskOptions } from "../../tasks/mod.ts";
import { UsageError } from "../base/mod.ts";
import type { Chain, PublishedResult, Suite, Variant } from "./schema/schema.ts";
import type { BudgetSpec, LearningRateSpec, TrialSpec } from "../trial/spec/mod.ts";
import type { Workload } from "./workloads.ts";

type ModelOptions = TrialSpec["model"]["options"];
type TaskOptions = TrialSpec["task"]["options"];

/** What a variant makes of a workload. */
export interface Recipe {
  readonly variant: Variant;
  readonly modelOptions: ModelOptions;
  readonly budget: BudgetSpec;
  readonly optimizer: TrialSpec["optimizer"];
}

/**
 * A variant's recipe for a workload: what the variant says goes before what the suite says, and that
 * before the workload's own.
 *
 * @param epochs Epochs after the linear phase, if not as written; other intervals shrink with them.
 * @throws {UsageError} If a model option cannot be used, or a curriculum has no levels to follow.
 */
export async function makeRecipe(
  suite: Suite,
  workload: Workload,
  variant: Variant,
  epochs: number | undefined,
): Promise<Recipe> {
  const schedule = makeSchedule(suite, workload, variant, epochs);
  const modelOptions = await parseModelOptions(suite, workload, variant);
  return { variant, modelOptions, ...schedule };
}

/**
 * The budget and the optimizer of a variant's recipe for a workload; see `makeRecipe`.
 *
 * @throws {UsageError} If a curriculum has no levels to follow.
 */
export function makeSchedule(
  suite: Suite,
  workload: Workload,
  variant: Variant,
  epochs: number | undefined,
): Pick<Recipe, "budget" | "optimizer"> {
  // No change is undefined: they come out of JSON, or of tables that do not name what stays.
  const full = { ...workload.budget, ...suite.budget, ...variant.budget } as BudgetSpec;
  if (full.curriculum.kind !== "none" && !workload.task.graded) {
    throw new UsageError(`Cannot follow a curriculum of levels: ${workload.name} has no levels`);
  }
  const budget = shorten(full, epochs);
  return { budget, optimizer: fitOptimizer(chainOf(workload, variant), full, budget) };
}

/** What a suite's variant changes about a model: its workload's options, the suite's, its own. */
export function modelChanges(
  suite: Suite,
  { model, modelOptions }: Workload,
  variant: Variant,
): ModelOptions {
  return {
    ...modelOptions,
    ...suite.modelOptions[model.name],
    ...variant.modelOptions[model.name],
  } as ModelOptions;
}

async function parseModelOptions(
  suite: Suite,
  workload: Workload,
  variant: Variant,
): Promise<ModelOptions> {
  const { model } = workload;
  try {
    return await model.parseOptions(modelChanges(suite, workload, variant)) as ModelOptions;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(`modelOptions.${model.name}: ${error.message}`);
  }
}

/**
 * The options of a workload's task: what a suite says of those that it has.
 *
 * @param level The user's choice of its option `level`.
 * @throws {UsageError} If an option cannot be used, or if there are no levels to choose from.
 */
export function chooseTaskOptions(
  suite: Suite,
  { name, task }: Workload,
  level: number | undefined,
): TaskOptions {
  const known = Object.keys(task.options);
  if (level !== undefined && !known.includes("level")) {
    throw new UsageError(`Cannot use --level ${level}: ${name} has no levels`);
  }
  const given = { ...suite.taskOptions, ...level === undefined ? {} : { level } };
  try {
    const own = Object.entries(given).filter(([option]) => known.includes(option));
    return parseTaskOptions(task, Object.fromEntries(own)) as TaskOptions;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(error.message);
  }
}

function shorten(budget: BudgetSpec, epochs: number | undefined): BudgetSpec {
  if (epochs === undefined) return budget;
  const linearEpochs = Math.round(budget.linearEpochs * epochs / budget.epochs);
  const curriculum = shortenCurriculum(budget.curriculum, epochs / budget.epochs);
  return { ...budget, linearEpochs, epochs, curriculum };
}

function shortenCurriculum(
  curriculum: BudgetSpec["curriculum"],
  share: number,
): BudgetSpec["curriculum"] {
  switch (curriculum.kind) {
    case "none":
    case "byError":
      return curriculum;
    case "levels":
      return { ...curriculum, epochs: Math.max(1, Math.round(curriculum.epochs * share)) };
  }
}

/** A workload's chain with what a variant makes of it. */
function chainOf({ chain }: Workload, { clip, noise, rule }: Variant): Chain {
  return {
    clip: clip ?? chain.clip,
    noise: noise.kind === "published" ? chain.noise : noise,
    rule: rule ?? chain.rule,
  };
}

/** A chain in a budget, which may be shorter than the full one. */
function fitOptimizer(
  { clip, noise, rule }: Chain,
  full: BudgetSpec,
  budget: BudgetSpec,
): TrialSpec["optimizer"] {
  const learningRate = fitLearningRate(rule.learningRate, full, budget);
  return { clip, noise, rule: { ...rule, learningRate } };
}

function fitLearningRate(
  rate: Chain["rule"]["learningRate"],
  full: BudgetSpec,
  budget: BudgetSpec,
): LearningRateSpec {
  switch (rate.kind) {
    case "constant":
      return rate;
    case "halveEvery": {
      const { kind, rate: first, epochs, of = full.epochs } = rate;
      return {
        kind,
        rate: first,
        epochs: Math.max(1, Math.round(epochs * budget.epochs / of)),
        from: budget.linearEpochs,
      };
    }
  }
}

/**
 * Whether a rule learns as the workload's own does, which is the published one. Sukhbaatar et al. 2015 begin
 * with twice the rate where there is no linear start.
 */
function isUsualRule(
  { optimizer: { rule }, budget: { linearEpochs } }: Recipe,
  { chain, budget: usual }: Workload,
): boolean {
  const { kind, learningRate: { kind: schedule, rate } } = chain.rule;
  const first = linearEpochs === 0 && usual.linearEpochs > 0 ? 2 * rate : rate;
  return rule.kind === kind && rule.learningRate.kind === schedule &&
    rule.learningRate.rate === first;
}

/** The published results that recipes can be compared with, and which recipes those are. */
export async function comparable(
  workload: Workload,
  parts: readonly DatasetPart[],
  recipes: readonly Recipe[],
): Promise<PublishedResult[]> {
  const { model, task, budget: usual } = workload;
  const trained: { name: string; epochs: number; setting: string }[] = [];
  for (const recipe of recipes) {
    const { variant: { name }, modelOptions, budget, optimizer } = recipe;
    if (budget.batchSize !== usual.batchSize || !isUsualRule(recipe, workload)) continue;
    const { epochs, linearEpochs } = budget;
    const noise = optimizer.noise.kind !== "none";
    const setting = await model.settingOf(modelOptions, { linearStart: linearEpochs > 0, noise });
    trained.push({ name, epochs, setting });
  }
  return task.published.flatMap(({ setting, epochs, ...result }) => {
    // Of one of the parts, or of all together.
    const own = result.task === task.name && parts.every(({ task }) => task !== result.task)
      ? parts
      : parts.filter(({ task }) => task === result.task);
    const questions = own.reduce((sum, { trainingQuestions }) => sum + trainingQuestions, 0);
    if (questions !== result.trainingQuestions) return [];
    const variants = trained
      .filter((other) => (epochs ?? usual.epochs) === other.epochs && other.setting === setting)
      .map(({ name }) => name);
    return variants.length === 0 ? [] : [{ ...result, variants }];
  });
}
