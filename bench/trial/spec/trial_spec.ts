import { z } from "zod";
import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
import { stepsSchema } from "../../../optim/spec/mod.ts";

const count = z.int().positive();

const share = z.number().min(0).max(1);

/** Fresh examples of a stream. */
export const freshSchema = z.strictObject({
  /** Of an epoch: training is counted in them, and evaluated after them. */
  fresh: count,
  /** Whether each example has a difficulty of its own, or a batch one for all of its examples. */
  difficulty: z.enum(["example", "batch"]).default("example"),
});

/** Which difficulties training shows. */
export const curriculumSchema = z.discriminatedUnion("kind", [
  /** All of them from the start. */
  z.strictObject({ kind: z.literal("none") }),
  /** One more level after each interval of epochs. */
  z.strictObject({ kind: z.literal("levels"), epochs: count }),
  /** Of fresh examples: one more when the error is low; see `Curriculum`. */
  z.strictObject({
    kind: z.literal("byError"),
    /** The level rises when the error on it is below this, a fraction. */
    threshold: share,
    /** Updates between two measurements. */
    every: count,
    /** Updates between two rises at the least, and before the first; as many as `every` if missing. */
    apart: count.optional(),
    /** How many fresh examples the error is measured on. */
    examples: count,
    /** The shares of examples of any difficulty, and of any up to a little over the level. */
    anyShare: share.default(0.1),
    belowShare: share.default(0.25),
  }),
  /** Of fresh examples: one more when the error of the training itself is low; see `Curriculum`. */
  z.strictObject({
    kind: z.literal("byTrainingError"),
    /** The level rises when the error of the batches since the last check is below this, a fraction. */
    threshold: share,
    /** Updates between two checks. */
    every: count,
    /** The level that training begins at, or the highest if that is lower. */
    first: count.default(1),
    /** The share of draws that are the higher one of two. */
    againShare: share.default(0.6),
    /** The share of draws that are raised to one of any difficulty, if that is higher. */
    anyShare: share.default(0.25),
  }),
]);

/** When a training ends before its last epoch. */
export const stopSchema = z.strictObject({
  /** After an epoch of the last phase whose validation error is measured, and is at most this. */
  error: share,
  /**
   * Of a stream: that many fresh examples, evenly of all difficulties, and others at every check, have to be
   * answered as well.
   */
  confirm: count.optional(),
  /** How many measurements in a row have to be as low; one if missing. */
  checks: count.optional(),
  /** Other ways in which the model answers, by name: both errors have to be as low in each of them, too. */
  ways: z.array(z.string()).min(1).optional(),
});

/** How long to train, and on how much at a time. */
export const budgetSchema = z.strictObject({
  /** Epochs of the model's phases before the last, by name; of one that is not here, none. */
  phases: z.record(z.string(), z.int().nonnegative()),
  /** Epochs of the last phase. */
  epochs: count,
  batchSize: count,
  /**
   * An epoch shows every example of finite data once, or as many drawn with replacement; of a stream, some
   * fresh ones.
   */
  sampling: z.union([z.enum(["shuffled", "withReplacement"]), freshSchema]),
  /** Examples that do not fill a batch make a short one, or are left out of the epoch. */
  lastBatch: z.enum(["short", "dropped"]),
  /** Which difficulties are shown, and from when on. */
  curriculum: curriculumSchema,
  /** Epochs from one measurement of the validation error to the next; 5 if missing. */
  validateEvery: count.optional(),
  /**
   * The decay of an exponential moving mean of the parameters: the network answers with the mean, and ends as
   * it. If missing, it answers with the parameters themselves.
   */
  average: z.number().gt(0).lt(1).optional(),
  /** When training ends before its last epoch; never if missing. */
  stop: stopSchema.optional(),
  /**
   * How often a trial trains at the most; once if missing. A training that diverged, or came to its last epoch
   * before `stop` ended it, begins anew with other parameters, examples and noise.
   */
  attempts: count.optional(),
});

/** The data, as what they are and never as where they lie. */
export const dataSchema = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("generated"),
    version: count,
    seed: z.int().nonnegative(),
    /** Missing of a stream. */
    train: count.optional(),
    test: count,
  }),
  /** The data set's digest: SHA-256 over the texts of the unpacked training and test file. */
  z.strictObject({ source: z.literal("files"), digest: z.string() }),
]);

/** Everything that decides the result of a trial. The same specification gives the same bits. */
export const trialSpecSchema = z.strictObject({
  workload: z.string(),
  variant: z.string(),
  seed: z.int().nonnegative(),
  /** The task of the model's kind that has this name. */
  task: z.strictObject({
    name: z.string(),
    version: count,
    options: z.record(z.string(), z.json()),
  }),
  data: dataSchema,
  model: z.strictObject({ name: z.string(), options: z.record(z.string(), z.json()) }),
  optimizer: stepsSchema,
  budget: budgetSchema,
  backend: z.enum(["wasm", "cpu"]),
  numerics: z.strictObject({ tfjs: z.string(), kernels: z.string() }),
});

export type BudgetSpec = z.infer<typeof budgetSchema>;
export type CurriculumSpec = z.infer<typeof curriculumSchema>;
export type StopSpec = z.infer<typeof stopSchema>;
export type FreshSpec = z.infer<typeof freshSchema>;
export type DataSpec = z.infer<typeof dataSchema>;
export type TrialSpec = z.infer<typeof trialSpecSchema>;
export type BackendName = TrialSpec["backend"];

/** A trial's id as files hold it. A command and the name of a folder are made of it. */
export const trialIdSchema = z.string()
  .regex(/^[0-9a-f]{16}$/, "Expected 16 hexadecimal digits in lower case");

/** A trial's id: the first 16 hexadecimal digits of the SHA-256 of its canonical specification. */
export function trialId(spec: TrialSpec): string {
  return sha256(canonicalJson(spec)).slice(0, 16);
}
