import { z } from "zod";

/** By position; "" is padding. */
const symbols = z.array(z.string());

/** A Neural GPU on a test sequence: its mental image and what it would answer, step by step. */
export const imageInspectionSchema = z.strictObject({
  kind: z.literal("image"),
  part: z.string(),
  /** What is asked and answered: "13 + 5 = 18"; null where the symbols say it. */
  words: z.string().nullable(),
  input: symbols,
  wanted: symbols,
  maps: z.int().positive(),
  /** Of each map. */
  rows: z.int().positive(),
  /** Before the first step, and after each. */
  moments: z.array(z.strictObject({
    /** What the output layer reads off the image. */
    answer: symbols,
    /** By map, row and position, packed by `packNumbers`. */
    image: z.string().regex(/^[\w-]*$/),
  })).min(1),
});

export type ImageInspection = z.infer<typeof imageInspectionSchema>;
