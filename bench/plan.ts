import { canonicalJson } from "../engine/base/mod.ts";
import type { Numerics } from "../engine/mod.ts";
import { MissingFileError, type TaskFiles } from "../tasks/mod.ts";
import { UsageError } from "./errors.ts";
import type { ResultFile } from "./result_file.ts";
import { lookUp, selectNames, unknownName } from "./select.ts";
import type { Suite, Variant } from "./suites/mod.ts";
import { filesData, generatedData, type TaskData } from "./task_data.ts";
import {
  type BackendName,
  type BudgetSpec,
  type LearningRateSpec,
  trialId,
  type TrialSpec,
} from "./trial_spec.ts";
import { variants as variantTable } from "./variants.ts";
import { type Workload, workloads as workloadTable } from "./workloads.ts";

/** What a user changes about a suite. */
export interface PlanOptions {
  readonly seeds?: readonly number[] | undefined;
  /** Names, or patterns with `*` that choose among the suite's own. */
  readonly workloads?: readonly string[] | undefined;
  readonly variants?: readonly string[] | undefined;
  /** Epochs after the linear phase; linear phase and halving interval follow in proportion. */
  readonly epochs?: number | undefined;
  readonly backend?: BackendName | undefined;
  /** Of the backend that was started; loops in TypeScript if not given. */
  readonly numerics?: Numerics | undefined;
  /** Folders by the name of a task's collection. */
  readonly data?: ReadonlyMap<string, string> | undefined;
}

/** A trial that is to be run. */
export interface PlannedTrial {
  readonly id: string;
  readonly spec: TrialSpec;
  /** Null for generated data. */
  readonly files: TaskFiles | null;
}

/** A suite, made out to the last number. */
export interface Plan extends
  Pick<
    ResultFile,
    "suite" | "backend" | "workloads" | "variants" | "reference" | "seeds"
  > {
  /** In the order workload, variant, seed. */
  readonly trials: readonly PlannedTrial[];
  /** Workloads whose files are not in the folder where others' are. */
  readonly leftOut: readonly string[];
}

type ModelOptions = TrialSpec["model"]["options"];

/** A variant, and whether its intervals are meant for the suite's budget or the workload's own. */
interface ChosenVariant extends Variant {
  readonly ofSuite: boolean;
}

/**
 * Makes out every trial of a suite, and reads the files it is to run on.
 *
 * @throws {UsageError} If a name is unknown, or an option or the data do not fit.
 * @throws {DataError} If files cannot be read.
 */
export async function planSuite(suite: Suite, options: PlanOptions = {}): Promise<Plan> {
  const variants = chooseVariants(suite, options.variants);
  const seeds = [...new Set(options.seeds ?? suite.seeds)];
  const backend = options.backend ?? suite.backend;
  const numerics = options.numerics ?? await standIns();
  const workloads: Plan["workloads"] = [];
  const trials: PlannedTrial[] = [];
  const leftOut: string[] = [];
  let missing: MissingFileError | null = null;
  for (const workload of chooseWorkloads(suite, options)) {
    const { model, task } = workload;
    const folder = options.data?.get(task.collection);
    const data = folder === undefined
      ? generatedData(task, suite.data)
      : await filesData(task, folder, suite);
    if (data instanceof MissingFileError) {
      leftOut.push(workload.name);
      missing ??= data;
      continue;
    }
    const full = fullBudget(suite, workload);
    const budget = shorten(full, options.epochs);
    const modelOptions = await parseModelOptions(suite, workload);
    const comparable = canonicalJson([budget, modelOptions]) ===
      canonicalJson([workload.budget, await model.parseOptions({})]);
    workloads.push(describe(workload, data, comparable));
    for (const { ofSuite, ...variant } of variants) {
      const written = ofSuite ? full.epochs : workload.budget.epochs;
      const optimizer = fitOptimizer(variant, written, budget);
      for (const seed of seeds) {
        const spec: TrialSpec = {
          workload: workload.name,
          variant: variant.name,
          seed,
          task: { name: task.name, version: task.version },
          data: data.spec,
          model: { name: model.name, options: modelOptions },
          optimizer,
          budget,
          backend,
          numerics: { ...numerics },
        };
        trials.push({ id: trialId(spec), spec, files: data.files });
      }
    }
  }
  if (missing !== null && workloads.length === 0) throw missing;
  return {
    suite: { name: suite.name, title: suite.title, version: suite.version },
    backend,
    workloads,
    variants: variants.map(({ name, title }) => ({ name, title })),
    reference: findReference(suite, variants),
    seeds,
    trials,
    leftOut,
  };
}

/** The numerics of a machine whose backend was not looked at. */
async function standIns(): Promise<Numerics> {
  const { tfjsVersion } = await import("../engine/mod.ts");
  return { tfjs: tfjsVersion, kernels: "typescript" };
}

/**
 * Makes sure that everything a suite names exists.
 *
 * @throws {UsageError} If something does not.
 */
export async function checkSuite(suite: Suite): Promise<void> {
  findReference(suite, chooseVariants(suite, undefined));
  for (const workload of chooseWorkloads(suite, {})) await parseModelOptions(suite, workload);
}

function chooseWorkloads(suite: Suite, options: PlanOptions): Workload[] {
  const all = Object.keys(workloadTable);
  const own = selectNames("workload", suite.workloads, all);
  const names = selectNames("workload", options.workloads ?? own, own, all);
  for (const name of Object.keys(suite.modelOptions)) {
    const models = Object.values(workloadTable).map(({ model }) => model.name);
    if (!models.includes(name)) throw unknownName("model", name, models);
  }
  const collections = [...new Set(Object.values(workloadTable).map(({ task }) => task.collection))];
  for (const name of options.data?.keys() ?? []) {
    if (!collections.includes(name)) throw unknownName("data set", name, collections);
  }
  return names.map((name) => workloadTable[name]!);
}

function chooseVariants(
  suite: Suite,
  patterns: readonly string[] | undefined,
): ChosenVariant[] {
  const own = new Map<string, ChosenVariant>();
  for (const variant of suite.variants) {
    const chosen = typeof variant === "string"
      ? { ...lookUp("variant", variantTable, variant), ofSuite: false }
      : { ...variant, ofSuite: true };
    if (own.has(chosen.name)) throw new UsageError(`Two variants have the name "${chosen.name}"`);
    own.set(chosen.name, chosen);
  }
  const names = [...own.keys()];
  return selectNames("variant", patterns ?? names, names, Object.keys(variantTable))
    .map((name) => own.get(name) ?? { ...variantTable[name]!, ofSuite: false });
}

function findReference(suite: Suite, variants: readonly ChosenVariant[]): string | null {
  const named = suite.reference;
  const names = suite.variants.map((variant) =>
    typeof variant === "string" ? variant : variant.name
  );
  if (named !== undefined && !names.includes(named)) throw unknownName("variant", named, names);
  const found = variants.find(({ name, noise }) =>
    named === undefined ? noise.kind === "none" : name === named
  );
  return found?.name ?? null;
}

async function parseModelOptions(
  suite: Suite,
  { model }: Workload,
): Promise<ModelOptions> {
  try {
    const options = await model.parseOptions(suite.modelOptions[model.name] ?? {});
    return options as ModelOptions;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(`modelOptions.${model.name}: ${error.message}`);
  }
}

function fullBudget({ budget }: Suite, { budget: own }: Workload): BudgetSpec {
  return {
    linearEpochs: budget.linearEpochs ?? own.linearEpochs,
    epochs: budget.epochs ?? own.epochs,
    batchSize: budget.batchSize ?? own.batchSize,
  };
}

function shorten(budget: BudgetSpec, epochs: number | undefined): BudgetSpec {
  if (epochs === undefined) return budget;
  const linearEpochs = Math.round(budget.linearEpochs * epochs / budget.epochs);
  return { ...budget, linearEpochs, epochs };
}

/** The optimizer of a variant that was written for so many epochs after the linear phase. */
function fitOptimizer(
  variant: Variant,
  written: number,
  budget: BudgetSpec,
): TrialSpec["optimizer"] {
  const { clip, noise, rule } = variant;
  const { learningRate: rate } = rule;
  const learningRate: LearningRateSpec = rate.kind === "constant" ? rate : {
    ...rate,
    epochs: Math.max(1, Math.round(rate.epochs * budget.epochs / written)),
    from: budget.linearEpochs,
  };
  return { clip, noise, rule: { ...rule, learningRate } };
}

function describe(workload: Workload, data: TaskData, comparable: boolean): Plan["workloads"][0] {
  const { name, model, task } = workload;
  const { spec: { source }, trainingQuestions, testQuestions } = data;
  return {
    name,
    model: model.name,
    task: task.name,
    title: `${model.title}, ${task.title}`,
    targetError: task.targetError,
    source,
    trainingQuestions,
    testQuestions,
    published: source === "files" && comparable
      ? task.published.filter((result) => result.trainingQuestions === trainingQuestions)
        .map((result) => ({ ...result }))
      : [],
  };
}
