import { z } from "zod";

const share = z.number().min(0).max(1);
const natural = z.int().nonnegative();

/** What a step does, statement by statement: "r3 := r3 + 1". */
const statements = z.array(z.string());

/** A run of a machine on a test tape. */
export const runInspectionSchema = z.strictObject({
  kind: z.literal("run"),
  /** Whether every choice was replaced by its likeliest source. */
  rounded: z.boolean(),
  /** Whether the rounded machine does the same in every step; null where this is its run. */
  sameRounded: z.boolean().nullable(),
  part: z.string(),
  difficulty: natural,
  /** By cell: what it is for. */
  names: z.array(z.string()),
  /** By cell: what it holds at first. */
  memory: z.array(natural),
  /** By cell; null where it does not matter. */
  wanted: z.array(natural.nullable()),
  /** By cell. */
  answer: z.array(natural),
  /** T: steps that it might have taken. */
  allowed: natural,
  /** Steps that do the same, from 1, with the statements that the answer depends on. */
  passages: z.array(z.strictObject({
    first: z.int().positive(),
    last: z.int().positive(),
    statements,
    /** The probability of the least likely of the choices that these come from. */
    least: share,
  })),
  /** Those it took, until it had stopped. */
  steps: z.array(z.strictObject({
    /** The chance that it stops after this step. */
    stop: share,
    /** Cells that it read, as far as the answer depends on it. */
    reads: z.array(natural),
    /** Where it wrote what, and how sure it was of the cell. */
    writes: z.array(z.strictObject({ cell: natural, value: natural, share })),
    /** After the step, by cell and by register: the likeliest integer. */
    memory: z.array(natural),
    registers: z.array(natural),
    /** Cells and registers that hold their integer with a probability below a half. */
    unsure: z.strictObject({ memory: z.array(natural), registers: z.array(natural) }),
  })).min(1),
});

/** The circuits of an MLP controller, which depend on nothing but which registers are 0. */
export const circuitsInspectionSchema = z.strictObject({
  kind: z.literal("circuits"),
  controller: z.enum(["mlp", "lstm"]),
  /** Tapes that it was run on. */
  tapes: natural,
  registers: natural,
  /** In the order in which they first came; none for an LSTM, which also remembers. */
  circuits: z.array(z.strictObject({
    /** Registers that are 0, from 0. */
    zeros: z.array(natural),
    /** Those that the answer depended on in any of the steps. */
    statements,
    /** Steps that used it, of all tapes. */
    steps: natural,
    least: share,
    /** The chance to stop after such a step. */
    stop: share,
  })),
});

export const machineInspectionSchema = z.discriminatedUnion("kind", [
  runInspectionSchema,
  circuitsInspectionSchema,
]);

export type RunInspection = z.infer<typeof runInspectionSchema>;
export type CircuitsInspection = z.infer<typeof circuitsInspectionSchema>;
export type MachineInspection = z.infer<typeof machineInspectionSchema>;
