import type { Json, Numerics } from "../../engine/mod.ts";
import { MissingFileError, type Task, type TaskFiles, type TaskOptions } from "../../tasks/mod.ts";
import { counted, selectNames, unknownName, UsageError } from "../base/mod.ts";
import {
  chooseTaskOptions,
  comparable,
  hasSearch,
  LIMITS,
  makeRecipe,
  makeSchedule,
  type Recipe,
  type Suite,
  trialSeconds,
  type Variant,
  variants as variantTable,
  type Workload,
  workloads as workloadTable,
} from "../suites/mod.ts";
import { chooseTrials, type TrialChoice } from "./choose_trials.ts";
import { dataNameNotes, unknownAnswerNotes, validationFileNotes } from "./data_notes.ts";
import { ownVariants, referenceOf, rootsOf } from "./references.ts";
import { scoreFault } from "./score_fault.ts";
import type { SearchRecord } from "./search/search_record.ts";
import { shardNotes } from "./shard_notes.ts";
import type { PlannedShard } from "./shards.ts";
import { choosePublished, chooseSuccesses } from "./successes.ts";
import type { VariantDescription, WorkloadDescription } from "./description.ts";
import { filesData, generatedData, type PlannedData } from "./task_data.ts";
import {
  type BackendName,
  budgetFault,
  type BudgetSpec,
  type PluginModule,
  pluginsOf,
  trialId,
  type TrialSpec,
} from "../trial/spec/mod.ts";

/** What a user changes about a suite, and which of its trials are to run. */
export interface PlanOptions extends TrialChoice {
  readonly seeds?: readonly number[] | undefined;
  /** Names, or patterns with `*` that choose among the suite's own. */
  readonly workloads?: readonly string[] | undefined;
  readonly variants?: readonly string[] | undefined;
  /** The option `level` of every task. */
  readonly level?: number | undefined;
  /** Epochs of the last phase; earlier phases and halving interval follow in proportion. */
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
  /** Where its model, its task and its optimizer are from, if not from gradnoise itself. */
  readonly plugins?: readonly PluginModule[] | undefined;
  /** About how long it takes on one core; 0 if that is not known. */
  readonly seconds: number;
}

/** A suite, made out to the last number. */
export interface Plan {
  readonly suite: Pick<Suite, "name" | "title" | "version" | "margin">;
  readonly backend: BackendName;
  readonly workloads: WorkloadDescription[];
  readonly variants: VariantDescription[];
  /** Means over all tasks that the variants can be compared with. */
  readonly published: Suite["published"];
  /** Errors under which trials are counted, each of one part of the data or of the test error. */
  readonly successes: NonNullable<Suite["successes"]>;
  readonly seeds: number[];
  /** In the order workload, variant, seed. */
  readonly trials: readonly PlannedTrial[];
  /** What the trials have to do with a search, see `planSearch`; missing for a suite without one. */
  readonly search?: SearchRecord;
  /** The part of the suite that `trials` are; null if they are all of it. */
  readonly shard: PlannedShard | null;
  /** Tasks whose files are not in the folder where others' are. */
  readonly leftOut: readonly string[];
  /** What is to be known of the data and the shard, in sentences without a full stop. */
  readonly notes: readonly string[];
}

/**
 * Makes out every trial of a suite, and reads the files it is to run on.
 *
 * @throws {TypeError} If a search chooses the variants of the suite, see `planSearch`.
 * @throws {UsageError} If a name is unknown, or an option or the data do not fit.
 * @throws {DataError} If files cannot be read.
 *
 * @example
 * ```ts
 * import { planSuite, suites, trialId } from "@gradnoise/gradnoise";
 *
 * const plan = await planSuite(suites.quick!, { workloads: ["memn2n/babi-qa1"], seeds: [1] });
 * // With and without noise.
 * if (plan.trials.length !== 2) throw new Error(`${plan.trials.length} trials`);
 * if (trialId(plan.trials[0]!.spec) === trialId(plan.trials[1]!.spec)) throw new Error("one id");
 * ```
 */
export async function planSuite(suite: Suite, options: PlanOptions = {}): Promise<Plan> {
  if (hasSearch(suite)) {
    throw new TypeError(`Cannot plan ${suite.name} at once: a search chooses its variants`);
  }
  const variants = chooseVariants(suite, options.variants);
  const chosen = chooseWorkloads(suite, options);
  const seeds = [...new Set(options.seeds ?? suite.seeds)];
  checkSize(chosen.length, variants.length, seeds.length);
  const backend = options.backend ?? suite.backend;
  const numerics = options.numerics ?? await standIns();
  const workloads: WorkloadDescription[] = [];
  const planned: Omit<PlannedTrial, "id">[] = [];
  const leftOut: string[] = [], notes: string[] = [];
  let missing: MissingFileError | null = null;
  let asPublished = options.epochs === undefined;
  for (const workload of chosen) {
    const { model, task } = workload;
    const taskOptions = chooseTaskOptions(suite, workload, options.level);
    const folder = options.data?.get(task.collection);
    const data = folder === undefined
      ? generatedData(task, taskOptions, suite.data)
      : await filesData(task, folder, suite);
    if (data instanceof MissingFileError) {
      leftOut.push(workload.name);
      missing ??= data;
      continue;
    }
    // A task of its own has no parts that could be missing; its data may be told apart further.
    if (task.parts.length > 1) {
      const parts = data.parts.map(({ task }) => task);
      const absent = task.parts.filter((part) => !parts.includes(part));
      leftOut.push(...absent.map((part) => `${part} of ${workload.name}`));
    }
    notes.push(
      ...dataNameNotes(workload.name, task, data.spec.source),
      ...validationFileNotes(data.parts),
      ...unknownAnswerNotes(data.unknownAnswers).map((note) => `${workload.name}: ${note}`),
    );
    const recipes: Recipe[] = [];
    for (const variant of variants) {
      const recipe = makeRecipe(suite, workload, variant, options.epochs);
      const ways = (model.alsoAnswers ?? []).map(({ name }) => name);
      const { budget, optimizer } = recipe;
      const fault = budgetFault(budget, data.form, ways) ?? scoreFault(model, budget, optimizer);
      if (fault !== null) throw new UsageError(`Cannot train ${workload.name}: ${fault}`);
      recipes.push(recipe);
    }
    asPublished &&= isAsPublished(task, taskOptions, data.spec.source);
    const { budget: usual } = makeSchedule(suite, workload, variantTable.plain, undefined);
    workloads.push(describe(workload, taskOptions, data, recipes, usual));
    const questions = suite.data.train;
    for (const { variant, modelOptions, budget, optimizer } of recipes) {
      const size = { workload: workload.name, budget, questions, modelOptions, taskOptions };
      const seconds = trialSeconds(size);
      for (const seed of seeds) {
        const spec: TrialSpec = {
          workload: workload.name,
          variant: variant.name,
          seed,
          task: { name: task.name, version: task.version, options: taskOptions },
          data: data.spec,
          model: { name: model.name, options: modelOptions },
          optimizer,
          budget,
          backend,
          numerics: { ...numerics },
        };
        const plugins = pluginsOf(spec);
        planned.push({
          spec,
          files: data.files,
          ...plugins.length > 0 ? { plugins } : {},
          seconds,
        });
      }
    }
  }
  if (missing !== null && workloads.length === 0) throw missing;
  checkFolders(options.data, chosen, workloads);
  const names = variants.map(({ name }) => name);
  const { trials, shard } = chooseTrials(planned, options, rootsOf(suite));
  const isWhole = options.workloads === undefined && !options.data?.size;
  const means = choosePublished(suite.published, workloads, isWhole);
  const mayStop = trials.some(({ spec }) => spec.budget.stop !== undefined);
  return {
    suite: {
      ...{ name: suite.name, title: suite.title, version: suite.version },
      ...suite.margin === undefined ? {} : { margin: suite.margin },
    },
    backend,
    workloads,
    variants: variants.map((variant) => {
      const { name, title, arm, grid } = variant, reference = referenceOf(suite, variant);
      return {
        name,
        title,
        reference: names.includes(reference ?? "") ? reference : null,
        ...arm === undefined ? {} : { arm },
        ...grid === undefined ? {} : { grid },
      };
    }),
    published: !asPublished ? [] : means.map(({ variants, ...mean }) => ({
      ...mean,
      variants: variants.filter((name) => names.includes(name)),
      isWhole: variants.every((name) => names.includes(name)),
    })).filter(({ variants, statistic, isWhole }) =>
      // What was published of all runs is not compared with those of one learning rate.
      statistic === undefined ? variants.length > 0 : isWhole
    ).map(({ isWhole: _, ...mean }) => mean),
    successes: chooseSuccesses(suite, workloads, isWhole),
    seeds,
    // An id takes longer than the rest of a plan: only chosen trials get one.
    trials: trials.map((trial) => ({ id: trialId(trial.spec), ...trial })),
    shard,
    leftOut,
    notes: shard === null ? notes : [...notes, ...shardNotes(shard, mayStop)],
  };
}

/** The numerics of a machine whose backend was not looked at. */
async function standIns(): Promise<Numerics> {
  const { tfjsVersion } = await import("../../engine/mod.ts");
  return { tfjs: tfjsVersion, kernels: "typescript" };
}

function checkSize(workloads: number, variants: number, seeds: number): void {
  const trials = workloads * variants * seeds;
  if (trials <= LIMITS.trials) return;
  const [planned, most] = [trials, LIMITS.trials].map((number) => number.toLocaleString("en-US"));
  throw new UsageError(
    `Cannot plan ${planned} trials (${counted(workloads, "workload")} x ` +
      `${counted(variants, "variant")} x ${counted(seeds, "seed")}): at most ${most}; ` +
      "choose some with --workload, --variant or --seeds",
  );
}

function chooseWorkloads(suite: Suite, options: PlanOptions): Workload[] {
  const all = Object.keys(workloadTable);
  const own = selectNames("workload", suite.workloads, all);
  const names = selectNames("workload", options.workloads ?? own, own, all);
  const models = Object.values(workloadTable).map(({ model }) => model.name);
  const overrides = Object.values(suite.overrides ?? {});
  const variants = suite.variants.filter((variant) => typeof variant !== "string");
  for (const { modelOptions } of [suite, ...variants, ...overrides]) {
    for (const name of Object.keys(modelOptions ?? {})) {
      if (!models.includes(name)) throw unknownName("model", name, models);
    }
  }
  const taskOptions = new Set(
    own.flatMap((name) => Object.keys(workloadTable[name]!.task.options)),
  );
  for (const { taskOptions: given } of [suite, ...overrides]) {
    for (const name of Object.keys(given ?? {})) {
      if (!taskOptions.has(name)) throw unknownName("task option", name, [...taskOptions]);
    }
  }
  for (const pattern of Object.keys(suite.overrides ?? {})) selectNames("workload", [pattern], own);
  const collections = [...new Set(Object.values(workloadTable).map(({ task }) => task.collection))];
  for (const name of options.data?.keys() ?? []) {
    if (!collections.includes(name)) throw unknownName("data set", name, collections);
  }
  return names.map((name) => workloadTable[name]!);
}

/** Makes sure that every folder of data gives some workload its questions. */
function checkFolders(
  folders: PlanOptions["data"],
  chosen: readonly Workload[],
  planned: Plan["workloads"],
): void {
  for (const [name, folder] of folders ?? []) {
    const own = chosen.filter(({ task }) => task.collection === name).map(({ name }) => name);
    if (planned.some(({ name }) => own.includes(name))) continue;
    const reason = own.length === 0
      ? "no workload of this run reads it"
      : "it has no files of any task of this suite";
    throw new UsageError(`Cannot use --data ${name}=${folder}: ${reason}`);
  }
}

function chooseVariants(suite: Suite, patterns: readonly string[] | undefined): Variant[] {
  const own = ownVariants(suite), names = [...own.keys()];
  const named = [
    ...suite.reference === undefined ? [] : [suite.reference],
    ...[...own.values()].flatMap(({ against }) => against ?? []),
    ...suite.published.flatMap((mean) => mean.variants),
  ];
  for (const name of named) {
    if (!own.has(name)) throw unknownName("variant", name, names);
  }
  const table: Readonly<Record<string, Variant>> = variantTable;
  return selectNames("variant", patterns ?? names, names, Object.keys(table))
    .map((name) => own.get(name) ?? table[name]!);
}

function changedOptions(task: Task, options: TaskOptions): [string, Json][] {
  return Object.entries(options)
    .filter(([option, value]) => value !== task.options[option]?.default);
}

function isAsPublished(task: Task, options: TaskOptions, source: PlannedData["spec"]["source"]) {
  const fit = source === "files" || task.released === null;
  return fit && changedOptions(task, options)
    .every(([option, value]) => task.options[option]!.published?.includes(value));
}

function describe(
  workload: Workload,
  taskOptions: TaskOptions,
  { spec: { source }, parts, unknownAnswers: { validation, test } }: PlannedData,
  recipes: readonly Recipe[],
  usual: BudgetSpec,
): WorkloadDescription {
  const { name, model, task } = workload;
  const changed = changedOptions(task, taskOptions)
    .map(([option, value]) => `, ${option} ${value}`);
  const beyond = parts.filter((part) => part.beyond === true)
    .map(({ task, testQuestions }) => ({ task, testQuestions }));
  return {
    name,
    model: model.name,
    task: task.name,
    title: `${model.title}, ${task.dataNames?.[source] ?? task.title}${changed.join("")}`,
    targetError: task.targetError,
    source,
    parts: parts.filter(({ beyond }) => beyond !== true)
      .map(({ task, trainingQuestions, testQuestions }) => ({
        task,
        trainingQuestions,
        testQuestions,
      })),
    ...beyond.length === 0 ? {} : { beyond },
    unknownAnswers: { validation: { ...validation }, test: { ...test } },
    published: isAsPublished(task, taskOptions, source)
      ? comparable(workload, parts, recipes, usual)
      : [],
  };
}
