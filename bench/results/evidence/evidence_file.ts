import { z } from "zod";
import type { FileKind } from "../../base/mod.ts";
import { suiteNameSchema } from "../../suites/schema/mod.ts";
import { machineSchema } from "../../run/store/mod.ts";
import { type Grade, grades } from "../claims/mod.ts";

/** What an evidence file says of itself. */
export const evidenceFileKind = {
  format: "gradnoise-evidence",
  version: 1,
  remedy: "make it again with `deno task docs`",
} as const satisfies FileKind;

const count = z.int().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/, "Expected 64 hexadecimal digits");
const range = z.tuple([z.number(), z.number()]);

/** The data that trials were made with: generated, or files with their SHA-256. */
export const evidenceDataSchema = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("generated"),
    task: z.string(),
    version: z.int().positive(),
    seed: count,
    /** Questions, the validation part included; null for a stream. */
    train: z.int().positive().nullable(),
    test: z.int().positive(),
    /** SHA-256 over the texts of the training and the test part. */
    sha256: digest,
  }),
  z.strictObject({ source: z.literal("files"), task: z.string(), sha256: digest }),
]);

/** A claim and what the result says of it. Errors and differences are fractions, variant minus reference. */
export const evidenceClaimSchema = z.strictObject({
  id: z.string(),
  paper: z.string(),
  citation: z.string(),
  sentence: z.string(),
  /** Table or section of the paper. */
  place: z.string(),
  /** What the numbers are: "validation error". */
  metric: z.string(),
  /** What they are of: all runs, the best of several, or a count of successes. */
  of: z.enum(["means", "best", "counts"]),
  variant: z.string(),
  reference: z.string(),
  /** Null where the paper has no number. */
  published: z.strictObject({
    variant: z.number(),
    reference: z.number(),
    /** Of which the share is; null for errors. */
    runs: z.int().positive().nullable(),
  }).nullable(),
  measured: z.strictObject({
    variant: z.number(),
    reference: z.number(),
    difference: z.number(),
    /** 95 %; null with too few seeds. */
    interval: range.nullable(),
    pairs: z.int().positive(),
    /** Runs that one of them is the best of; null for means and counts. */
    bestOf: z.int().positive().nullable(),
    /** Pairs by which of both succeeded; null for a claim that counts no successes. */
    solved: z.strictObject({
      both: count,
      onlyVariant: count,
      onlyReference: count,
      neither: count,
    }).nullable(),
  }).nullable(),
  /** Null where there is nothing measured. */
  grade: z.enum(Object.keys(grades) as [Grade, ...Grade[]]).nullable(),
  /** The p-value adjusted by Holm over the claims of its family; null without one. */
  holm: z.strictObject({ p: z.number().min(0).max(1), family: z.int().positive() }).nullable(),
  /** Two one-sided tests against a margin; null for a claim without one. */
  equivalence: z.strictObject({
    margin: z.number().positive(),
    holds: z.boolean(),
    /** 95 %. */
    interval: range,
  }).nullable(),
  /** The share of the paper's budget, as far as it states it; more than 1 if more was run. */
  budgetShare: z.number().nonnegative().nullable(),
  /** How the result departs from the suite as published, one sentence each. */
  notes: z.array(z.string()),
});

/** A column of a table: how its numbers are written is one of the units of details. */
export const evidenceColumnSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  shown: z.string(),
  /** The columns with the ends of its 95 % interval. */
  interval: z.tuple([z.string(), z.string()]).optional(),
});

export const evidenceTableSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  columns: z.array(evidenceColumnSchema).min(1),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
}).refine(
  ({ columns, rows }) => rows.every(({ length }) => length === columns.length),
  "Expected as many cells as columns in each row",
);

/** A suite that was run, in short: what it says, and what another run of the command has to show. */
export const evidenceFileSchema = z.strictObject({
  format: z.literal(evidenceFileKind.format),
  version: z.literal(evidenceFileKind.version),
  suite: suiteNameSchema,
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** Argument by argument; a folder of data is DIR. */
  command: z.array(z.string()).min(1),
  versions: z.strictObject({ gradnoise: z.string(), deno: z.string(), tfjs: z.string() }),
  /** Of git: the code that ran the trials. */
  commit: z.string().regex(/^[0-9a-f]{40}$/, "Expected 40 hexadecimal digits"),
  /** Of the same code: all that decides a trial's result; see `docs/installation.md`. */
  fingerprints: z.array(z.string()).min(1),
  machines: z.array(machineSchema.omit({ host: true }).extend({ trials: z.int().positive() })),
  backend: z.enum(["wasm", "cpu"]),
  seeds: z.array(count),
  /** The share of the suite's pairs that was run: `--fraction`; 1 for all. */
  fraction: z.number().positive().max(1),
  trials: z.strictObject({ planned: count, ended: count, diverged: count, failed: count }),
  /** Summed over the trials. */
  seconds: z.number().nonnegative(),
  data: z.array(evidenceDataSchema),
  /** The question of the run, and its answers in sentences. */
  headline: z.strictObject({ question: z.string(), answers: z.array(z.string()) }),
  /** How suite and paper are known to differ, or may. */
  fidelity: z.array(
    z.strictObject({ kind: z.enum(["unsaid", "departure", "reach"]), text: z.string() }),
  ),
  claims: z.array(evidenceClaimSchema),
  tables: z.array(evidenceTableSchema),
  /** Of trials spread over the suite, to compare with those of another run. */
  digests: z.array(z.strictObject({
    id: z.string(),
    workload: z.string(),
    variant: z.string(),
    seed: count,
    digest,
  })),
});

export type EvidenceFile = z.infer<typeof evidenceFileSchema>;
export type EvidenceClaim = z.infer<typeof evidenceClaimSchema>;
export type EvidenceData = z.infer<typeof evidenceDataSchema>;
export type EvidenceTable = z.infer<typeof evidenceTableSchema>;
