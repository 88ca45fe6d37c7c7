import { z } from "zod";
import { gridPlaceSchema, publishedResultSchema } from "../suites/schema/mod.ts";

const countSchema = z.strictObject({
  unknown: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

/** A workload as it is planned: what its data are, and what can be compared with it. */
export const workloadDescriptionSchema = z.strictObject({
  name: z.string(),
  model: z.string(),
  task: z.string(),
  title: z.string(),
  targetError: z.number(),
  /** "generated" or "files". */
  source: z.enum(["generated", "files"]),
  /** What the data are of, in the order of the test part, as far as it counts in the test error. */
  parts: z.array(z.strictObject({
    task: z.string(),
    /** The validation part included. */
    trainingQuestions: z.int(),
    testQuestions: z.int(),
  })),
  /** What is harder than anything that is trained on, and asked beside them; missing: nothing. */
  beyond: z.array(z.strictObject({ task: z.string(), testQuestions: z.int() })).optional(),
  /** Answers that no network can learn to give, as their words are not in what it is trained on. */
  unknownAnswers: z.strictObject({ validation: countSchema, test: countSchema }),
  /** Empty when the run cannot be compared with what was published. */
  published: z.array(publishedResultSchema),
});

/** A variant as it is planned. */
export const variantDescriptionSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** The variant that its paired differences are taken against; null for none. */
  reference: z.string().nullable(),
  /** What it is a configuration of, with others; missing for one that stands for itself. */
  arm: z.string().optional(),
  /** Its place among variants that form a grid; missing for one that is in none. */
  grid: gridPlaceSchema.optional(),
});

export type WorkloadDescription = z.infer<typeof workloadDescriptionSchema>;
export type VariantDescription = z.infer<typeof variantDescriptionSchema>;
