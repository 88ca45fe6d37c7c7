import { z } from "zod";
import { LIMITS } from "../limits.ts";

/** A value that a placeholder takes: a number, or a piece of the steps' text. */
export const searchedValueSchema = z.union([z.number(), z.string().max(LIMITS.text)]);

/** The values of a placeholder: some, or all of a range. */
export const searchedValuesSchema = z.union([
  z.array(searchedValueSchema).min(1).max(LIMITS.entries),
  z.strictObject({
    from: z.number().meta({ description: "The lowest value.", examples: [0.001] }),
    to: z.number().meta({ description: "The highest value.", examples: [0.1] }),
    log: z.boolean().optional().meta({
      description:
        "Whether the values are spread evenly over orders of magnitude; false if missing.",
    }),
  }),
]);

/** The search of a suite: what its variants' placeholders stand for, and how the values are chosen. */
export const searchSchema = z.strictObject({
  configurations: z.int().positive().max(LIMITS.configurations).meta({
    description: "How many configurations are tried of every variant.",
    examples: [16],
  }),
  seeds: z.array(z.int().nonnegative().meta({ examples: [1] })).min(1).max(LIMITS.seeds).meta({
    description:
      "Seeds of the search; none of them is one of the suite's, which are for the answer.",
    examples: [[1, 2, 3]],
  }),
  values: z.record(
    z.string().regex(/^[A-Za-z]\w*$/, "Expected letters and digits"),
    searchedValuesSchema,
  )
    .meta({
      description: "By the name of a placeholder: a list of values, or a range.",
      examples: [{ rate: { from: 0.001, to: 0.1, log: true } }],
    }),
});

export type SearchedValue = z.infer<typeof searchedValueSchema>;
export type SearchedValues = z.infer<typeof searchedValuesSchema>;
export type Search = z.infer<typeof searchSchema>;
