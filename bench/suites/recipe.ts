import { parseOptions } from "../../models/registry.ts";
import { type DatasetPart, parseTaskOptions } from "../../tasks/mod.ts";
import { UsageError } from "../base/mod.ts";
import {
  addedNoise,
  follow,
  measuredBy,
  OptimizerError,
  pinSchedules,
  rateOf,
  readOptimizer,
  readStage,
  replaceStages,
  type Stage,
  stageOf,
  type Step,
  stepsOf,
  transformationOf,
} from "../../optim/spec/mod.ts";
import { suiteFor, variantFor } from "./overrides.ts";
import type { PublishedResult, Suite, Variant } from "./schema/schema.ts";
import { type BudgetSpec, earlierEpochs, lengthOf, type TrialSpec } from "../trial/spec/mod.ts";
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
 * @param epochs Epochs of the last phase, if not as written; other intervals shrink with them.
 * @throws {UsageError} If a model option cannot be used, or a curriculum has no levels to follow.
 */
export function makeRecipe(
  suite: Suite,
  workload: Workload,
  variant: Variant,
  epochs: number | undefined,
): Recipe {
  const schedule = makeSchedule(suite, workload, variant, epochs);
  const modelOptions = parseModelOptions(suite, workload, variant);
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
  asked: Variant,
  epochs: number | undefined,
): Pick<Recipe, "budget" | "optimizer"> {
  const variant = variantFor(asked, workload.name);
  // No change is undefined: they come out of JSON, or of tables that do not name what stays.
  const { budget: changes } = suiteFor(suite, workload.name);
  const full = withStop({
    ...{ ...workload.budget, ...changes, ...variant.budget },
    phases: { ...workload.budget.phases, ...changes.phases, ...variant.budget.phases },
  } as SuiteBudget);
  if (full.curriculum.kind !== "none" && !workload.task.graded) {
    throw new UsageError(`Cannot follow a curriculum of levels: ${workload.name} has no levels`);
  }
  const budget = shorten(full, epochs);
  const optimizer = optimizerOf(workload, variant), own = withPhasesOf(workload, budget);
  return {
    budget: own,
    // Where epochs went to another phase, intervals stay as they would have been.
    optimizer: own.epochs === budget.epochs ? optimizer : pinSchedules(optimizer, lengthOf(budget)),
  };
}

/** A budget as suites change it: `stop: null` takes the rule away, and with it all further attempts. */
type SuiteBudget = Omit<BudgetSpec, "stop"> & Pick<Suite["budget"], "stop">;

function withStop({ stop, attempts, ...budget }: SuiteBudget): BudgetSpec {
  if (stop === null) return budget;
  return {
    ...budget,
    ...stop === undefined ? {} : { stop },
    ...attempts === undefined ? {} : { attempts },
  };
}

/**
 * A budget with the phases of a workload's model: the epochs of one that it does not have go to its last
 * phase, so that all models of a suite train for as long as each other.
 */
function withPhasesOf({ model }: Workload, budget: BudgetSpec): BudgetSpec {
  const names = model.phases.slice(0, -1).map(({ name }) => name);
  const phases = Object.fromEntries(names.map((name) => [name, budget.phases[name] ?? 0]));
  const others = earlierEpochs(budget) - earlierEpochs({ phases });
  return { ...budget, phases, epochs: budget.epochs + others };
}

/** What a suite's variant changes about a model: its workload's options, the suite's, its own. */
export function modelChanges(
  suite: Suite,
  { name, model, modelOptions }: Workload,
  variant: Variant,
): ModelOptions {
  return {
    ...modelOptions,
    ...suiteFor(suite, name).modelOptions[model.name],
    ...variant.modelOptions[model.name],
  } as ModelOptions;
}

function parseModelOptions(
  suite: Suite,
  workload: Workload,
  variant: Variant,
): ModelOptions {
  const { model } = workload;
  try {
    const changes = modelChanges(suite, workload, variant);
    return parseOptions(model.options, model.name, changes) as ModelOptions;
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
  const { taskOptions } = suiteFor(suite, name);
  const given = { ...taskOptions, ...level === undefined ? {} : { level } };
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
  const phases = Object.fromEntries(
    Object.entries(budget.phases)
      .map(([name, own]) => [name, Math.round(own * epochs / budget.epochs)]),
  );
  const curriculum = shortenCurriculum(budget.curriculum, epochs / budget.epochs);
  return { ...budget, phases, epochs, curriculum };
}

function shortenCurriculum(
  curriculum: BudgetSpec["curriculum"],
  share: number,
): BudgetSpec["curriculum"] {
  switch (curriculum.kind) {
    case "none":
    case "byError":
    case "byTrainingError":
      return curriculum;
    case "levels":
      return { ...curriculum, epochs: Math.max(1, Math.round(curriculum.epochs * share)) };
  }
}

/**
 * The steps of a variant's optimizer: its own or the workload's, with those replaced that it names.
 *
 * @throws {UsageError} If they make no optimizer.
 */
function optimizerOf(workload: Workload, variant: Variant): Step[] {
  let steps: Step[];
  try {
    steps = stepsFor(workload, variant);
  } catch (error) {
    if (!(error instanceof OptimizerError)) throw error;
    throw new UsageError(`Cannot use the variant ${variant.name}: ${error.message}`);
  }
  const each = steps.find(({ kind }) => transformationOf(kind)?.perExample);
  if (each === undefined) return steps;
  throw new UsageError(
    `Cannot use the variant ${variant.name}: ${each.kind} needs the gradient of each example, and ` +
      "models give that of a batch",
  );
}

function stepsFor(
  workload: Workload,
  { optimizer, wrapper, clip, noise, rule, order }: Variant,
): Step[] {
  const published = readOptimizer(workload.optimizer);
  const steps = optimizer === undefined ? published : readOptimizer(optimizer);
  const rules = rule === undefined ? null : readStage(rule, ["scale", "rule"]);
  const replaced = replaceStages(steps, {
    ...wrapper === undefined ? {} : { wrapper: readStage(wrapper, ["wrapper"]) },
    ...clip === undefined ? {} : { clip: readStage(clip, ["clip"]) },
    ...noise === undefined ? {} : {
      noise: noise === "published" ? stepsOf(published, "noise") : readStage(noise, ["noise"]),
    },
    ...rules === null ? {} : { scale: stepsOf(rules, "scale"), rule: stepsOf(rules, "rule") },
  });
  return readOptimizer(order === undefined ? replaced : inOrder(replaced, order));
}

/**
 * Steps in an order of stages that may be a wrong one. Wrappers that it does not name contain all others.
 *
 * @throws {OptimizerError} If it leaves out another stage that there are steps of.
 */
function inOrder(steps: readonly Step[], order: readonly Stage[]): Step[] {
  const left = steps.map((step) => stageOf(step)!)
    .find((stage) => stage !== "wrapper" && !order.includes(stage));
  if (left !== undefined) {
    throw new OptimizerError(`expected an order of all its stages, got one without ${left}`);
  }
  const outside = order.includes("wrapper") ? [] : stepsOf(steps, "wrapper");
  return [
    { kind: "unordered" },
    ...outside,
    ...order.flatMap((stage) => stepsOf(steps, stage)),
  ];
}

/** Whether a variant adds noise in any workload, where its model has a published one. */
export function addsNoise(variant: Variant): boolean {
  const changes = Object.values(variant.overrides ?? {});
  return [variant, ...changes].some(namesNoise);
}

function namesNoise({ optimizer, noise }: Pick<Variant, "optimizer" | "noise">): boolean {
  if (noise === "published") return true;
  if (noise !== undefined) return addedNoise(readStage(noise, ["noise"])).length > 0;
  return optimizer !== undefined && addedNoise(readOptimizer(optimizer)).length > 0;
}

/**
 * Whether a rule learns as the workload's own does, or as the one that was published. Sukhbaatar et al. 2015
 * begin with twice the rate where there is no linear start, a phase that is left out.
 */
function isUsualRule(
  { optimizer, budget }: Recipe,
  { optimizer: usual, publishedRule = usual, budget: usualBudget }: Workload,
): boolean {
  const doubled = earlierEpochs(budget) === 0 && earlierEpochs(usualBudget) > 0 ? 2 : 1;
  const kinds = (steps: readonly Step[]) => {
    const rate = rateOf(steps), schedule = typeof rate === "object" ? rate?.kind : "constant";
    const rules = [...stepsOf(steps, "scale"), ...stepsOf(steps, "rule")];
    return [...rules.map(({ kind }) => kind), schedule].join();
  };
  return [usual, publishedRule].map((text) => readOptimizer(text)).some((published) =>
    kinds(optimizer) === kinds(published) &&
    firstRate(optimizer, budget) === doubled * firstRate(published, usualBudget)
  );
}

/** The learning rate of the first update; NaN if it is not known beforehand. */
function firstRate(steps: readonly Step[], budget: BudgetSpec): number {
  const rate = rateOf(steps);
  if (rate === null || measuredBy(rate) !== null) return NaN;
  return follow(rate, lengthOf(budget))({ update: 0, epoch: 0 });
}

/**
 * The published results that recipes can be compared with, and which recipes those are.
 *
 * @param usual The budget that the suite gives the workload, where a paper does not say how long it
 * trained: a run that is cut short is like none.
 */
export function comparable(
  workload: Workload,
  parts: readonly DatasetPart[],
  recipes: readonly Recipe[],
  usual: BudgetSpec = workload.budget,
): PublishedResult[] {
  const { model, task } = workload;
  const trained: { name: string; epochs: number; setting: string }[] = [];
  for (const recipe of recipes) {
    const { variant: { name }, modelOptions, budget, optimizer } = recipe;
    if (budget.batchSize !== workload.budget.batchSize || !isUsualRule(recipe, workload)) continue;
    const { epochs, phases } = budget;
    const noise = addedNoise(optimizer).length > 0;
    const setting = model.settingOf(modelOptions, { phases, noise });
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
