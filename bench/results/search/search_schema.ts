import { z } from "zod";
import { foundSchema } from "../../run/mod.ts";
import { metricsSchema, statusSchema } from "../../trial/spec/mod.ts";

/** A trial of the answer of a smaller budget, without what it was like on the way. */
const otherTrialSchema = z.strictObject({
  workload: z.string(),
  seed: z.int().nonnegative(),
  status: statusSchema,
  metrics: metricsSchema.nullable(),
});

/** The search behind a result: what was tried, and what the choices of smaller budgets did on the answer's seeds. */
export const resultSearchSchema = foundSchema.extend({
  others: z.array(z.strictObject({
    variant: z.string(),
    /** Counted from 1. */
    configuration: z.int().positive(),
    trials: z.array(otherTrialSchema),
  })),
});

export type ResultSearch = z.infer<typeof resultSearchSchema>;
export type OtherTrial = z.infer<typeof otherTrialSchema>;
