import { z } from "zod";
import { searchRecordSchema } from "../search/search_record.ts";
import { publishedMeanSchema, successesSchema, suiteNameSchema } from "../../suites/schema/mod.ts";
import { trialIdSchema } from "../../trial/spec/mod.ts";
import { variantDescriptionSchema, workloadDescriptionSchema } from "../description.ts";

/** A part of a run for one machine: the first of four is { number: 1, of: 4 }. */
export const shardSchema = z.strictObject({
  number: z.int().positive(),
  of: z.int().positive(),
});

/** A trial that a run is to make, without its specification. */
export const recordedTrialSchema = z.strictObject({
  id: trialIdSchema,
  /** Of the code that makes it: gradnoise's, with that of the plug-ins it needs. */
  fingerprint: z.string(),
  workload: z.string(),
  variant: z.string(),
  seed: z.int().nonnegative(),
  /** About how many it takes on one core; 0 if that is not known. */
  seconds: z.number().nonnegative(),
});

/**
 * A run as its store remembers it: enough to put the result together without the suite and its data, to know
 * which shards are missing, and to watch it. Two shards of one run differ in `shard` and `trials` alone.
 */
export const runRecordSchema = z.strictObject({
  /** The name of the whole run's folder. */
  name: z.string(),
  /** The arguments that make the whole run: without the shard, and without where results go. */
  command: z.array(z.string()).min(1),
  /** Of gradnoise's code. */
  fingerprint: z.string(),
  suite: suiteNameSchema,
  backend: z.enum(["wasm", "cpu"]),
  tfjs: z.string(),
  fallbacks: z.array(z.string()),
  workloads: z.array(workloadDescriptionSchema),
  variants: z.array(variantDescriptionSchema),
  published: z.array(publishedMeanSchema),
  successes: z.array(successesSchema),
  seeds: z.array(z.int().nonnegative()),
  /** Missing for a suite without a search. */
  search: searchRecordSchema.optional(),
  /** Of the whole run. */
  plannedTrials: z.int().nonnegative(),
  /** Null for a whole run. */
  shard: shardSchema.nullable(),
  /** Of the shard, or of the whole run; in the order workload, variant, seed. */
  trials: z.array(recordedTrialSchema),
});

export type Shard = z.infer<typeof shardSchema>;
export type RecordedTrial = z.infer<typeof recordedTrialSchema>;
export type RunRecord = z.infer<typeof runRecordSchema>;
