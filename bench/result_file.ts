import { z } from "zod";
import { inspectionSchema } from "./inspection.ts";
import type { FileKind } from "./json_file.ts";
import { anyRecord } from "./own.ts";
import { publishedMeanSchema } from "./suites/schema.ts";
import { type Fault, resultFaults, trialFaults } from "./result_faults.ts";
import { trainedNetworkSchema } from "./trained_network.ts";
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

/** What a trial measured at its end, in evaluation mode (memory softmax, no time noise). */
export const metricsSchema = z.strictObject({
  /** Over the training part, after the last epoch. */
  trainError: rateSchema,
  validationError: rateSchema,
  testError: rateSchema,
  /** The test error of each part of the data, by the task it is of. */
  testErrorByTask: anyRecord(rateSchema),
  /** Per training question: of memory networks the cross-entropy in nats. */
  trainLoss: z.number(),
});

const column = z.array(z.number().nullable());

/** One number for each epoch, in columns of equal length. Null stands for a number not finite. */
export const epochsSchema = z.strictObject({
  /** 1 in the linear phase, 0 after it. */
  linear: column,
  learningRate: column,
  /** Mean loss per question over the epoch's batches, in training mode: of memory networks in nats. */
  trainLoss: column,
  /**
   * In evaluation mode after the epoch, as fraction and as loss per question; in the linear phase
   * without the memory's softmax, as the network is being trained.
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
  epochs: epochsSchema,
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
}).superRefine((trial, context) => report(trialFaults(trial), context));

const countSchema = z.strictObject({
  unknown: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

const publishedSchema = z.strictObject({
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

/** What a result file says of itself. */
export const resultFileKind = {
  format: "gradnoise-result",
  version: 4,
  remedy: "run the suite again",
} as const satisfies FileKind;

/** The result of a suite: the document behind the table, the report, the gate and the exports. */
export const resultFileSchema = z.strictObject({
  format: z.literal(resultFileKind.format),
  version: z.literal(resultFileKind.version),
  suite: z.strictObject({ name: z.string(), title: z.string(), version: z.int().positive() }),
  /** ISO 8601, UTC. The only place where the clock shows; no result depends on it. */
  createdAt: z.string(),
  /** The command that makes this result again, argument by argument, as a program gets them. */
  command: z.array(z.string()).min(1),
  versions: z.strictObject({ gradnoise: z.string(), deno: z.string(), tfjs: z.string() }),
  machine: z.strictObject({ os: z.string(), arch: z.string(), cores: z.int().positive() }),
  backend: z.enum(["wasm", "cpu"]),
  /** What could not be used and what was used instead, one sentence each; empty when all is well. */
  fallbacks: z.array(z.string()),
  workloads: z.array(z.strictObject({
    name: z.string(),
    model: z.string(),
    task: z.string(),
    title: z.string(),
    targetError: z.number(),
    /** "generated" or "files". */
    source: z.enum(["generated", "files"]),
    /** What the data are of, in the order of the test part. */
    parts: z.array(z.strictObject({
      task: z.string(),
      /** The validation part included. */
      trainingQuestions: z.int(),
      testQuestions: z.int(),
    })),
    /** Answers that no network can learn to give, as their words are not in what it is trained on. */
    unknownAnswers: z.strictObject({ validation: countSchema, test: countSchema }),
    /** Empty when the run cannot be compared with what was published. */
    published: z.array(publishedSchema),
  })),
  variants: z.array(z.strictObject({
    name: z.string(),
    title: z.string(),
    /** The variant that its paired differences are taken against; null for none. */
    reference: z.string().nullable(),
    /** What it is a configuration of, with others; missing for one that stands for itself. */
    arm: z.string().optional(),
  })),
  /** Published means over all tasks. */
  published: z.array(publishedMeanSchema),
  seeds: z.array(z.int().nonnegative()),
  /** In the order workload, variant, seed. A trial that has not ended is not in the file. */
  trials: z.array(trialSchema),
  /** Trials that were planned; more than there are in `trials` when the suite was stopped. */
  plannedTrials: z.int().nonnegative(),
  /** The network to play with, see `trialToPlayWith`; null for a run without one. */
  network: trainedNetworkSchema.extend({
    /** The id of the trial that it was trained in. */
    trial: trialIdSchema,
  }).nullable(),
}).superRefine((result, context) => report(resultFaults(result), context));

function report(faults: readonly Fault[], context: z.RefinementCtx): void {
  for (const fault of faults) context.addIssue({ code: "custom", ...fault });
}

export { statusBy } from "./result_faults.ts";
export type Rate = z.infer<typeof rateSchema>;
export type Metrics = z.infer<typeof metricsSchema>;
export type { Inspection, StoryInspection, TableAnswer, TableInspection } from "./inspection.ts";
export type Epochs = z.infer<typeof epochsSchema>;
export type TrialStatus = z.infer<typeof statusSchema>;
export type TrialResult = z.infer<typeof trialSchema>;
export type ResultFile = z.infer<typeof resultFileSchema>;

/** Columns before the first epoch. */
export function noEpochs(): Epochs {
  const columns = Object.keys(epochsSchema.shape).map((name) => [name, []]);
  return Object.fromEntries(columns) as unknown as Epochs;
}
