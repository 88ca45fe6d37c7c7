import { z } from "zod";
import { searchedValueSchema, searchedValuesSchema } from "../../suites/mod.ts";

/** A workload and a seed that every configuration of a search was trained on. */
const searchTrialSchema = z.strictObject({
  workload: z.string(),
  seed: z.int().nonnegative(),
  /** Of the validation part. */
  questions: z.int().positive(),
});

/** A configuration of an arm, and how it did. */
const triedSchema = z.strictObject({
  values: z.record(z.string(), searchedValueSchema),
  /** Wrong answers to the validation questions, by trial of the search; null where it diverged. */
  wrong: z.array(z.int().nonnegative().nullable()),
});

/** What a search found: enough to choose again, with any smaller budget. Test errors are not in it. */
export const foundSchema = z.strictObject({
  seeds: z.array(z.int().nonnegative()).min(1),
  values: z.record(z.string(), searchedValuesSchema),
  trials: z.array(searchTrialSchema).min(1),
  arms: z.array(z.strictObject({
    /** The name of a variant. */
    variant: z.string(),
    /** In the order in which they were drawn: the first m are a search of m. */
    configurations: z.array(triedSchema).min(1),
  })).min(1),
});

/** What a run has to do with a search: its trials are those of the search, or of the answer to it. */
export const searchRecordSchema = z.discriminatedUnion("stage", [
  z.strictObject({ stage: z.literal("search") }),
  foundSchema.extend({ stage: z.literal("answer") }),
]);

export type Found = z.infer<typeof foundSchema>;
export type Tried = z.infer<typeof triedSchema>;
export type SearchRecord = z.infer<typeof searchRecordSchema>;
