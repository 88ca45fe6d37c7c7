import { z } from "zod";

const probability = z.number().min(0).max(1);

/** Rows, counted from 0. */
const rows = z.array(z.int().nonnegative());

/** An answer about a table. */
const answerSchema = z.discriminatedUnion("kind", [
  /** Null for a number that is not finite. */
  z.strictObject({ kind: z.literal("scalar"), value: z.number().nullable() }),
  z.strictObject({ kind: z.literal("cells"), column: z.int().nonnegative(), rows }),
]);

/** The program that a Neural Programmer took for a test question, run on its table. */
export const tableInspectionSchema = z.strictObject({
  kind: z.literal("program"),
  question: z.string(),
  /** The question as a person would ask it; null where that is not known. */
  meaning: z.string().nullable(),
  columns: z.array(z.string()),
  /** The table, row by row. */
  rows: z.array(z.array(z.string())),
  answer: answerSchema,
  /** What the model answered; null for no answer. */
  prediction: answerSchema.nullable(),
  right: z.boolean(),
  /** The program without steps that change nothing. */
  words: z.string(),
  steps: z.array(z.strictObject({
    operation: z.string(),
    /** Its position in `columns`; null where the operation takes none. */
    column: z.int().nonnegative().nullable(),
    /** What it does: "selects the rows where A is greater than 17.27". */
    words: z.string(),
    /** By name, of all that could have been chosen. */
    operations: z.record(z.string(), probability),
    columns: z.array(probability),
    /** Selected after the step. */
    selected: rows,
    /** The number that the step gave; null for none. */
    value: z.number().nullable(),
  })),
});

const count = z.int().nonnegative().nullable(), entropy = z.number().nonnegative().nullable();

/** How a search for programs went: `SearchSeen` of a few updates. */
export const searchInspectionSchema = z.strictObject({
  kind: z.literal("search"),
  history: z.array(z.strictObject({
    update: z.int().nonnegative(),
    texts: count,
    found: count,
    knownEntropy: entropy,
    unknownEntropy: entropy,
  })).min(1),
});

/** The program that a Neural Programmer took for one question of each kind. */
export const kindsInspectionSchema = z.strictObject({
  kind: z.literal("kinds"),
  programs: z.array(z.strictObject({
    /** The part of the test: "greater sum". */
    part: z.string(),
    question: z.string(),
    /** Without steps that change nothing. */
    words: z.string(),
    right: z.boolean(),
    /** Whether it means what the question asks, and nothing else; null where that is not known. */
    shortest: z.boolean().nullable(),
  })).min(1),
});

export const programmerInspectionSchema = z.discriminatedUnion("kind", [
  searchInspectionSchema,
  kindsInspectionSchema,
  tableInspectionSchema,
]);

export type SearchInspection = z.infer<typeof searchInspectionSchema>;
export type KindsInspection = z.infer<typeof kindsInspectionSchema>;
export type ProgrammerInspection = z.infer<typeof programmerInspectionSchema>;
export type TableInspection = z.infer<typeof tableInspectionSchema>;
export type TableAnswer = z.infer<typeof answerSchema>;
