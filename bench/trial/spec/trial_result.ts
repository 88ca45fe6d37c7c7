import { z } from "zod";
import { findModel } from "../../../models/registry.ts";
import { anyRecord } from "./any_record.ts";
import { inspectionSchema } from "./inspection.ts";
import { trialFaults } from "./trial_faults.ts";
import { trialIdSchema, trialSpecSchema } from "./trial_spec.ts";

/** A fraction with the counts it comes from. */
export const rateSchema = z.strictObject({
  /** wrong / total. */
  value: z.number().min(0).max(1),
  wrong: z.int().nonnegative(),
  total: z.int().positive(),
}).refine(
  // A value of 1 at the most leaves no more wrong answers than there are.
  ({ value, wrong, total }) => value === wrong / total,
  "Expected value to be wrong / total",
);

/** SHA-256 in hexadecimal digits; empty for a trial that failed. */
const digestSchema = z.string().regex(/^([0-9a-f]{64})?$/, "Expected 64 hexadecimal digits");

/** An error on test questions that does not count as the test error. */
export const furtherErrorSchema = z.strictObject({
  /** A part of the workload's data. */
  part: z.string(),
  /** The way in which the model answered, by name, one of its `alsoAnswers`; null: as it does elsewhere. */
  way: z.string().nullable(),
  error: rateSchema,
});

/** What a trial measured at its end, in evaluation mode (memory softmax, no time noise). */
export const metricsSchema = z.strictObject({
  /** Over the training part, after the last epoch. */
  trainError: rateSchema,
  validationError: rateSchema,
  testError: rateSchema,
  /** The test error of each part of the data, by the task it is of. */
  testErrorByTask: anyRecord(rateSchema),
  /**
   * Of parts that are harder than anything that was trained on; and of all parts, where the model answers
   * in other ways, too. Missing where there are none.
   */
  furtherErrors: z.array(furtherErrorSchema).min(1).optional(),
  /** Per training question: of memory networks the cross-entropy in nats. */
  trainLoss: z.number(),
});

const column = z.array(z.number().nullable());

/** One number for each epoch, in columns of equal length. Null stands for a number not finite. */
export const epochsSchema = z.strictObject({
  /** One of the phases that the model declares. */
  phase: z.array(z.string()),
  learningRate: column,
  /** Mean loss per question over the epoch's batches, in training mode: of memory networks in nats. */
  trainLoss: column,
  /**
   * In evaluation mode after the epoch, as fraction and as loss per question; by the
   * phase, as the network is being trained.
   */
  validationError: column,
  validationLoss: column,
  /** Global norm of the gradient, mean over the epoch's updates, before and after the clip. */
  gradientNorm: column,
  clippedGradientNorm: column,
  /** Share of the epoch's updates in which the clip changed anything, 0 to 1. */
  clippedShare: column,
  /** Standard deviation of the added noise in the last update of the epoch; 0 without noise. */
  noiseStandardDeviation: column,
});

/** One of the trainings of a trial, see the budget's `attempts`. */
export const attemptSchema = z.strictObject({
  /** Of all phases: as many rows of the trial's epochs, which are those of all attempts in turn. */
  epochs: z.int().positive(),
  /** `stopped`: the budget's rule ended it; `ended`: it came to its last epoch; `diverged`: not finite. */
  outcome: z.enum(["stopped", "ended", "diverged"]),
});

/** `solved` and `unsolved` by the task's target; `diverged`: not finite; `failed`: an exception. */
export const statusSchema = z.enum(["solved", "unsolved", "diverged", "failed"]);

/** One trial as it ended. */
export const trialSchema = z.strictObject({
  id: trialIdSchema,
  workload: z.string(),
  variant: z.string(),
  seed: z.int().nonnegative(),
  status: statusSchema,
  /** Why it failed, or in which epoch it diverged; null otherwise. */
  message: z.string().nullable(),
  /** Null for a trial that failed or diverged. */
  metrics: metricsSchema.nullable(),
  /** Of all its attempts, one after the other. */
  epochs: epochsSchema,
  /** The last one left the network that was measured. Missing where the budget has no rule to stop by. */
  attempts: z.array(attemptSchema).min(1).optional(),
  /**
   * Updates that the optimizer skipped because they were not finite, in the last attempt. Missing where it
   * has no `skipNonFinite`.
   */
  skippedUpdates: z.int().nonnegative().optional(),
  parameterCount: z.int().nonnegative(),
  /** SHA-256 over the texts of the training and the test part. */
  dataDigest: digestSchema,
  /** Tensors alive before the trial made its first and after it disposed of its last. */
  tensors: z.strictObject({ before: z.int(), after: z.int() }),
  /** Of the code that ran it: engine, optim, tasks, models, trial loop and lock file. */
  fingerprint: z.string(),
  durationSeconds: z.number().nonnegative(),
  /** What a fixed piece of arithmetic took on the trial's thread, before it and after; 0 for none. */
  calibrationSeconds: z.number().nonnegative(),
  /** SHA-256 over the loss curve and the final parameters; empty for a trial that failed. */
  digest: digestSchema,
  /** A few test questions; only the best trial of a workload and variant keeps them. */
  inspections: z.array(inspectionSchema),
  spec: trialSpecSchema,
}).superRefine((trial, context) => {
  const schema = findModel(trial.spec.model.name)?.inspection?.schema;
  for (const [i, inspection] of trial.inspections.entries()) {
    for (const { message, path } of schema?.safeParse(inspection).error?.issues ?? []) {
      context.addIssue({ code: "custom", message, path: ["inspections", i, ...path] });
    }
  }
  for (const fault of trialFaults(trial)) context.addIssue({ code: "custom", ...fault });
});

export type Rate = z.infer<typeof rateSchema>;
export type FurtherError = z.infer<typeof furtherErrorSchema>;
export type Metrics = z.infer<typeof metricsSchema>;
export type Epochs = z.infer<typeof epochsSchema>;
/** A column of numbers. */
export type EpochColumn = Exclude<keyof Epochs, "phase">;
export type Attempt = z.infer<typeof attemptSchema>;
export type TrialStatus = z.infer<typeof statusSchema>;
export type TrialResult = z.infer<typeof trialSchema>;

/** Columns before the first epoch. */
export function noEpochs(): Epochs {
  const columns = Object.keys(epochsSchema.shape).map((name) => [name, []]);
  return Object.fromEntries(columns) as unknown as Epochs;
}

/** The columns of two stretches of epochs, one after the other. */
export function joinEpochs(first: Epochs, second: Epochs): Epochs {
  const columns = Object.keys(epochsSchema.shape) as (keyof Epochs)[];
  return Object.fromEntries(
    columns.map((name) => [name, [...first[name], ...second[name]]]),
  ) as unknown as Epochs;
}

/** The status of a trial that ended well. */
export function statusBy({ wrong, total }: Pick<Rate, "wrong" | "total">, target: number) {
  return wrong / total <= target ? "solved" : "unsolved";
}
