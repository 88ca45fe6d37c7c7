import { z } from "zod";
import { budgetSchema, optimizerSchema, ruleSchema } from "../trial_spec.ts";

const positive = z.number().positive();
const name = z.string().regex(/^[\w.+-]+$/, "Expected letters, digits, '.', '_', '+' and '-'");

/** A learning rate whose halvings count from the end of the linear phase. */
const learningRate = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("constant"), rate: positive }),
  z.strictObject({
    kind: z.literal("halveEvery"),
    rate: positive,
    epochs: z.int().positive(),
    /** The epochs of training that the interval is meant for, if not the suite's: others stretch it. */
    of: z.int().positive().optional(),
  }),
]);

/** By model name: what the models' own options are changed to. */
const modelOptions = z.record(z.string(), z.record(z.string(), z.json())).default({});

/** What the workloads' own budget is changed to. */
const budget = budgetSchema.partial().default({});

/** Clip and rule of a workload's own, and the noise that was published for its model. */
export const chainSchema = z.strictObject({
  clip: optimizerSchema.shape.clip,
  noise: optimizerSchema.shape.noise,
  rule: ruleSchema(learningRate),
});

/**
 * A noise under a name, and what else of a workload is changed along with it: what a variant does not
 * name stays the workload's own, so that one variant goes with models that learn by different rules.
 */
export const variantSchema = z.strictObject({
  name,
  title: z.string().default(""),
  /** The variant that paired differences are taken against, null for none; by default the suite's. */
  against: z.string().nullable().optional(),
  /** What it is a configuration of: variants of one arm are counted together. */
  arm: name.optional(),
  clip: chainSchema.shape.clip.optional(),
  noise: z.discriminatedUnion("kind", [
    ...chainSchema.shape.noise.options,
    /** The noise that was published for the workload's model. */
    z.strictObject({ kind: z.literal("published") }),
  ]),
  rule: chainSchema.shape.rule.optional(),
  /** After what the suite changes. */
  budget,
  modelOptions,
});

/** A published mean over all tasks. */
export const publishedMeanSchema = z.strictObject({
  /** The variants that it can be compared with. */
  variants: z.array(z.string()).min(1),
  title: z.string(),
  /** An error, or the share of the trials that do not solve their task. */
  metric: z.enum(["trainError", "validationError", "testError", "unsolved"]),
  /** A fraction. */
  value: z.number().min(0).max(1),
  protocol: z.string(),
  citation: z.string(),
});

/** Workloads x variants x seeds: what `run` takes, built in or from a file of the user's own. */
export const suiteSchema = z.strictObject({
  name,
  title: z.string().default(""),
  /** Grows when what the suite measures changes. */
  version: z.int().positive().default(1),
  /** Names out of the table of workloads; `*` matches any characters. */
  workloads: z.array(z.string()).min(1),
  /** Names out of the table of variants, or variants written out. */
  variants: z.array(z.union([z.string(), variantSchema])).min(1),
  seeds: z.array(z.int().nonnegative()).min(1),
  /** The variant that paired differences are taken against; by default the first without noise. */
  reference: z.string().optional(),
  budget,
  modelOptions,
  /** What the options of every task are changed to that has them, as `{ "level": 1 }`. */
  taskOptions: z.record(z.string(), z.json()).default({}),
  /** What was published of variants as a mean over tasks; what is of a task stands with the task. */
  published: z.array(publishedMeanSchema).default([]),
  /** How many questions there are of each task, and the seed they are generated from when no files are given. */
  data: z.strictObject({
    seed: z.int().nonnegative(),
    train: z.int().positive(),
    test: z.int().positive(),
  }),
  backend: z.enum(["wasm", "cpu"]).default("wasm"),
});

export type Chain = z.infer<typeof chainSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Suite = z.infer<typeof suiteSchema>;
