import { z } from "zod";
import { variantDescriptionSchema, workloadDescriptionSchema } from "../run/mod.ts";
import { machineSchema } from "../run/store/mod.ts";
import type { FileKind } from "../base/mod.ts";
import { resultFaults } from "./result_faults.ts";
import { resultSearchSchema } from "./search/search_schema.ts";
import { publishedMeanSchema, successesSchema, suiteNameSchema } from "../suites/schema/mod.ts";
import { checkNetwork, trialIdSchema, trialSchema } from "../trial/spec/mod.ts";

/** What a result file says of itself. */
export const resultFileKind = {
  format: "gradnoise-result",
  version: 6,
  remedy: "run the suite again",
} as const satisfies FileKind;

/** The result of a suite: the document behind the table, the report, the gate and the exports. */
export const resultFileSchema = z.strictObject({
  format: z.literal(resultFileKind.format),
  version: z.literal(resultFileKind.version),
  suite: suiteNameSchema,
  /** ISO 8601, UTC. The only place where the clock shows; no result depends on it. */
  createdAt: z.string(),
  /** The command that makes this result again, argument by argument, as a program gets them. */
  command: z.array(z.string()).min(1),
  versions: z.strictObject({ gradnoise: z.string(), deno: z.string(), tfjs: z.string() }),
  /** Those that are known to have run trials, and how many each. A name in the network is not published. */
  machines: z.array(machineSchema.omit({ host: true }).extend({ trials: z.int().positive() })),
  backend: z.enum(["wasm", "cpu"]),
  /** What could not be used and what was used instead, one sentence each; empty when all is well. */
  fallbacks: z.array(z.string()),
  workloads: z.array(workloadDescriptionSchema),
  variants: z.array(variantDescriptionSchema),
  /** Published means over all tasks. */
  published: z.array(publishedMeanSchema),
  /** Errors under which trials are counted, beside those that solve their task; missing: none. */
  successes: z.array(successesSchema).min(1).optional(),
  seeds: z.array(z.int().nonnegative()),
  /** What chose the values of the variants, on other seeds; missing for a suite without a search. */
  search: resultSearchSchema.optional(),
  /** In the order workload, variant, seed. A trial that has not ended is not in the file. */
  trials: z.array(trialSchema),
  /** Trials that were planned; more than there are in `trials` when the suite was stopped. */
  plannedTrials: z.int().nonnegative(),
  /** The shards that trials are missing of, in a result that was merged; missing: none, or not known. */
  missingShards: z.strictObject({
    of: z.int().positive(),
    numbers: z.array(z.int().positive()).min(1),
  }).optional(),
  /** The network to play with, see `trialToPlayWith`; null for a run without one. */
  network: z.looseObject({
    model: z.string(),
    /** The id of the trial that it was trained in. */
    trial: trialIdSchema,
  }).superRefine(({ trial: _, ...network }, context) => checkNetwork(network, context)).nullable(),
}).superRefine((result, context) => {
  for (const fault of resultFaults(result)) context.addIssue({ code: "custom", ...fault });
});

export type ResultFile = z.infer<typeof resultFileSchema>;
