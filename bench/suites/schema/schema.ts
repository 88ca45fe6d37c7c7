import { z } from "zod";
import {
  OptimizerError,
  type OptimizerSource,
  readOptimizer,
  readStage,
  stages,
} from "../../../optim/spec/mod.ts";
import { budgetSchema } from "../../trial/spec/mod.ts";
import { LIMITS } from "../limits.ts";
import { placeholdersIn } from "../search/placeholders.ts";
import { searchSchema } from "../search/search_schema.ts";

const text = z.string().max(LIMITS.text);
const name = z.string().regex(/^[\w.+-]+$/, "Expected letters, digits, '.', '_', '+' and '-'")
  .max(LIMITS.name);
/** Of a workload or a pattern, and of a variant; whether they exist is checked where the tables are. */
const workload = z.string().max(LIMITS.name);
const variant = z.string().max(LIMITS.name);
const reference = z.string().max(LIMITS.name);
const epochs = z.int().positive().max(LIMITS.epochs);

/**
 * Steps of an optimizer as text or as a list; `read` says what is wrong with them. Text with placeholders is read
 * where their values are known.
 */
function stepsOf(read: (source: OptimizerSource) => unknown) {
  const step = z.looseObject({ kind: z.string() });
  return z.union([text, z.array(step).max(LIMITS.entries)]).superRefine((source, context) => {
    if (typeof source === "string" && placeholdersIn(source).length > 0) return;
    try {
      read(source as OptimizerSource);
    } catch (error) {
      if (!(error instanceof OptimizerError)) throw error;
      const { column, problem, path } = error;
      const message = column === null ? problem : `Column ${column}: ${problem}`;
      context.addIssue({ code: "custom", message, path: [...path] });
    }
  }) as unknown as z.ZodType<OptimizerSource>;
}

/** By model name: what the models' own options are changed to. */
const modelOptions = z.record(z.string(), z.record(z.string(), z.json())).default({}).meta({
  description: "By the name of a model: what its own options are changed to.",
  examples: [{ memn2n: { hops: 2 } }],
});

const [none, levels, byError, byTrainingError] = budgetSchema.shape.curriculum.options;
const examples = z.int().positive().max(LIMITS.examples);

/** What the workloads' own budget is changed to. */
const budget = budgetSchema.extend({
  phases: z.record(name, z.int().nonnegative().max(LIMITS.epochs)).meta({
    description:
      "Epochs of phases before the last, by name, as `list models` prints them; a model " +
      "without a phase trains its epochs in its last one.",
    examples: [{ linear: 20 }],
  }),
  epochs: epochs.meta({ description: "Epochs of the last phase.", examples: [100] }),
  batchSize: z.int().positive().max(LIMITS.examples).meta({
    description: "Examples of a batch.",
    examples: [32],
  }),
  sampling: z.union([
    budgetSchema.shape.sampling.options[0],
    budgetSchema.shape.sampling.options[1].extend({ fresh: examples }),
  ]).meta({
    description: "An epoch shows every example once, or as many drawn with replacement; where " +
      "examples are drawn fresh, how many make an epoch.",
  }),
  lastBatch: budgetSchema.shape.lastBatch.meta({
    description: "Examples that do not fill a batch make a short one, or are left out.",
  }),
  curriculum: z.discriminatedUnion("kind", [
    none,
    levels.extend({ epochs }),
    byError.extend({ examples }),
    byTrainingError,
  ]).meta({
    description: "Whether examples of all levels are shown from the start, one level more after " +
      "some epochs, or one more whenever the error is low.",
  }),
  validateEvery: epochs.meta({
    description: "Epochs from one measurement of the validation error to the next; 5 if missing.",
    examples: [1],
  }),
  average: budgetSchema.shape.average.unwrap().meta({
    description: "The decay of an exponential moving mean of the parameters: the network answers " +
      "with the mean, and ends as it. If missing, it answers with the parameters themselves.",
    examples: [0.998],
  }),
  stop: budgetSchema.shape.stop.unwrap().extend({
    confirm: examples.optional(),
    checks: epochs.optional(),
  }).nullable().meta({
    description: "Training ends after an epoch whose validation error is at most `error`, and so " +
      "is that on `confirm` fresh examples, and in other `ways` of the model to answer, for " +
      "`checks` measurements in a row; null trains all epochs, once.",
    examples: [{ error: 0, confirm: 1000 }],
  }),
  attempts: z.int().positive().max(LIMITS.attempts).meta({
    description: "How often a trial trains at the most: anew, from other parameters, when all " +
      "epochs are over before `stop` has ended them; once if missing.",
    examples: [5],
  }),
}).partial().refine(({ stop, attempts }) => stop !== null || attempts === undefined, {
  path: ["attempts"],
  message: "Expected none beside a stop of null: no rule says which attempt is the last",
}).default({}).meta({
  description: "What the budget of every workload is changed to; what is missing stays.",
  examples: [{ epochs: 50 }],
});

const label = z.string().min(1).max(LIMITS.name);

/** Where a variant stands among those of a suite that form a grid. */
export const gridPlaceSchema = z.strictObject({
  row: label.meta({ examples: ["clip 40"] }),
  column: label.meta({ examples: ["noise 0.001"] }),
});

/** The order in which a variant takes the stages, right or wrong. */
const order = z.array(z.enum(stages)).min(1).max(stages.length)
  .refine((all) => new Set(all).size === all.length, "Expected every stage once").meta({
    description:
      "The order of the stages, of a variant that studies a wrong one: all that its optimizer " +
      "has. A wrapper contains what stands after it; unnamed, it contains everything.",
    examples: [["noise", "clip", "scale", "rule"]],
  });

/** What a variant says of an optimizer: for all workloads, or for some. */
const optimizerFields = {
  wrapper: stepsOf((source) => readStage(source, ["wrapper"])).optional().meta({
    description: 'Steps at the front that contain all others; "none" for none.',
    examples: ["accumulate(4)"],
  }),
  optimizer: stepsOf(readOptimizer).optional().meta({
    description: "The whole optimizer, if not the workload's: " +
      "`list transformations` prints what it can be made of.",
    examples: ["clip(40) > noise(0.001) > sgd(0.01)"],
  }),
  clip: stepsOf((source) => readStage(source, ["clip"])).optional().meta({
    description: 'How gradients are clipped, if not as the optimizer does; "none" for not at all.',
    examples: ["clip(40)"],
  }),
  noise: stepsOf((source) => source === "published" || readStage(source, ["noise"])).optional()
    .meta({
      description:
        'The noise that is added after the clip; "none" for none, "published" for what ' +
        "was published for the workload's model.",
      examples: ["noise(0.001)"],
    }),
  rule: stepsOf((source) => readStage(source, ["scale", "rule"])).optional().meta({
    description: "The update rule and its learning rate, if not the optimizer's.",
    examples: ["sgd(0.01)"],
  }),
};

/**
 * What is changed about a workload, under a name: the rest stays the workload's own, so that one variant
 * goes with models that learn by different rules.
 */
export const variantSchema = z.strictObject({
  name: name.meta({ description: "What the variant is called.", examples: ["mine"] }),
  title: text.default("").meta({ description: "What it is, in a few words." }),
  against: reference.nullable().optional().meta({
    description:
      "The variant that paired differences are taken against, null for none; by default the " +
      "suite's.",
    examples: ["plain"],
  }),
  arm: name.optional().meta({
    description: "What it is a configuration of: variants of one arm are counted together.",
  }),
  grid: gridPlaceSchema.optional().meta({
    description:
      "Its place in the grid of small multiples that the report shows: rows and columns by what " +
      "they are called, in the order of the variants.",
    examples: [{ row: "clip 40", column: "noise 0.001" }],
  }),
  ...optimizerFields,
  order: order.optional(),
  overrides: z.record(
    z.string(),
    z.strictObject({ ...optimizerFields, budget: budget.unwrap().optional() }),
  ).optional().meta({
    description:
      "By the name of a workload, or a pattern: another optimizer, clip, noise, rule or budget " +
      "there. Of several that match, the later one goes first.",
    examples: [{ "mlp/*": { clip: "clip(10)" } }],
  }),
  budget,
  modelOptions,
}).refine(({ optimizer, noise }) => optimizer !== undefined || noise !== undefined, {
  path: ["noise"],
  message: "It is missing",
});

/** The error of a part of the data, by its name or a pattern. */
const part = z.string().max(LIMITS.name).meta({
  description: "The part of the data that the error is on, as the report names it; * matches any " +
    "characters. The test error if missing.",
  examples: ["*, length 401"],
});

/** An error is under a limit, never at it; under 1 at least one answer is right. */
const limit = z.number().positive().max(1);

/** Errors under which a trial is counted as a success, beside the workload's own target. */
export const successesSchema = z.strictObject({
  part: part.optional(),
  under: z.array(limit.meta({ examples: [0.01] })).min(1).max(LIMITS.entries).meta({
    description: "Limits, as fractions: an error equal to one is not under it.",
    examples: [[0.01, 0.05]],
  }),
});

/** A difference of errors, as a fraction, that is too small to matter: declared before anything is run. */
const margin = z.number().positive().max(1);

/** A suite as its runs and results name it. */
export const suiteNameSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  version: z.int().positive(),
  margin: margin.optional(),
});

/** A published number of all runs of some variants, on all tasks: their mean, or the best of them. */
export const publishedMeanSchema = z.strictObject({
  /** The variants that it can be compared with. */
  variants: z.array(z.string()).min(1).meta({ examples: [["plain"]] }),
  title: z.string().meta({ examples: ["no noise"] }),
  /** An error, or the share of the trials that do not succeed. */
  metric: z.enum(["trainError", "validationError", "testError", "unsolved"]),
  /** What a trial succeeds by, of `unsolved`; by solving its task if missing. */
  success: z.strictObject({ part: z.string().max(LIMITS.name).optional(), under: limit })
    .optional(),
  /**
   * `mean` if missing; `best`: the run with the lowest of these very errors, as some papers choose. With
   * either one the runs are shown in a table of their own, and not as means over tasks.
   */
  statistic: z.enum(["mean", "best"]).optional(),
  /** The error that a run which diverged counts as: that of a guess. */
  diverged: z.number().min(0).max(1).optional(),
  /** Whether it is compared with the other published means one by one; true if missing. */
  ranked: z.boolean().optional(),
  /** A fraction. */
  value: z.number().min(0).max(1).meta({ examples: [0.105] }),
  protocol: z.string().meta({ examples: ["200 epochs"] }),
  citation: z.string().meta({ examples: ["Neelakantan et al. 2015, table 2"] }),
}).refine(({ metric, success }) => metric === "unsolved" || success === undefined, {
  path: ["success"],
  message: "Expected none beside an error: only the metric unsolved counts trials",
});

/** A published result of a task, and the variants that it can be compared with. */
export const publishedResultSchema = z.strictObject({
  /** One of the workload's parts. */
  task: z.string(),
  title: z.string(),
  value: z.number(),
  metric: z.literal("testError"),
  trainingQuestions: z.int(),
  protocol: z.string(),
  citation: z.string(),
  /** The variants that were trained as the published network was, but for their optimizers. */
  variants: z.array(z.string()).min(1),
});

/** Workloads x variants x seeds: what `run` takes, built in or from a file of the user's own. */
export const suiteSchema = z.strictObject({
  name: name.meta({ description: "What the suite is called.", examples: ["mine"] }),
  title: text.default("").meta({ description: "What it compares, in a sentence." }),
  version: z.int().positive().default(1).meta({
    description: "Grows when what the suite measures changes.",
  }),
  workloads: z.array(workload).min(1).max(LIMITS.entries).meta({
    description: "Names of workloads, as `list workloads` prints them; * matches any characters.",
    examples: [["memn2n/babi-qa1"]],
  }),
  variants: z.array(z.union([variant, variantSchema])).min(1).max(LIMITS.variants).meta({
    description: "Names of variants, as `list variants` prints them, or variants written out.",
    examples: [["plain", "noisy"]],
  }),
  seeds: z.array(z.int().nonnegative().meta({ examples: [1] })).min(1).max(LIMITS.seeds).meta({
    description: "Each is a trial of every workload and variant; variants share it in pairs.",
    examples: [[1, 2, 3]],
  }),
  reference: reference.optional().meta({
    description:
      "The variant that paired differences are taken against; by default the first without noise.",
    examples: ["plain"],
  }),
  search: searchSchema.optional().meta({
    description:
      "Chooses the values of placeholders, as {rate}, in the steps of the variants: the " +
      "same number of configurations is tried of each, and that with the lowest validation error " +
      "is trained with the suite's seeds.",
  }),
  budget,
  modelOptions,
  taskOptions: z.record(z.string(), z.json()).default({}).meta({
    description: "What the options of every task that has them are changed to.",
    examples: [{ level: 1 }],
  }),
  overrides: z.record(
    z.string(),
    z.strictObject({
      budget: budget.unwrap().optional(),
      modelOptions: modelOptions.unwrap().optional(),
      taskOptions: z.record(z.string(), z.json()).optional(),
    }),
  ).optional().meta({
    description:
      "By the name of a workload, or a pattern: what budget, model and task are changed to there, " +
      "beside what is changed for all. Of several that match, the later one goes first.",
    examples: [{ "memn2n/babi-qa3": { modelOptions: { memn2n: { hops: 4 } } } }],
  }),
  successes: z.array(successesSchema).max(LIMITS.entries).optional().meta({
    description: "Errors under which trials are counted, beside those that solve their task.",
    examples: [[{ under: [0.01, 0.05] }]],
  }),
  margin: margin.optional().meta({
    description: "The difference of errors, a fraction, below which variants count as equivalent.",
    examples: [0.01],
  }),
  published: z.array(publishedMeanSchema).max(LIMITS.entries).default([]).meta({
    description: "What was published of variants as a mean over tasks.",
  }),
  data: z.strictObject({
    seed: z.int().nonnegative().meta({
      description: "Of what is generated when no files are given.",
      examples: [1],
    }),
    train: z.int().positive().max(LIMITS.questions).meta({
      description: "Training questions of each task, the validation part included.",
      examples: [1000],
    }),
    test: z.int().positive().max(LIMITS.questions).meta({
      description: "Test questions of each task.",
      examples: [1000],
    }),
  }).meta({
    description: "How many questions there are of each task.",
    examples: [{ seed: 1, train: 1000, test: 1000 }],
  }),
  backend: z.enum(["wasm", "cpu"]).default("wasm").meta({
    description: "The numerical backend of TensorFlow.js.",
  }),
});

/** A suite in a file, which may name its schema for editors, and plug-ins. */
export const suiteFileSchema = suiteSchema.extend({
  $schema: z.string().optional().meta({
    description: "Where this schema lies, for editors.",
    examples: ["docs/suite.schema.json"],
  }),
  use: z.array(z.string()).max(LIMITS.entries).optional().meta({
    description:
      "Modules with your own models, tasks or optimizers, by paths from this file's folder.",
    examples: [["./mine.ts"]],
  }),
});

export type PublishedResult = z.infer<typeof publishedResultSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Suite = z.infer<typeof suiteSchema>;
