import { z } from "zod";
import { memN2NOptionsSchema } from "../../../models/memn2n/options.ts";

/** Bytes of a float32. */
const FLOAT_BYTES = 4;

/** An array of numbers, row by row: float32, the least significant byte first, in base64. */
const parameterSchema = z.strictObject({
  shape: z.array(z.int().positive()),
  values: z.base64(),
}).refine(({ shape, values }) => {
  const numbers = shape.reduce((product, size) => product * size, 1);
  return values.length === 4 * Math.ceil(FLOAT_BYTES * numbers / 3);
}, "The values are not as many as the shape says");

/** A memory network as it ended: all that it takes to answer questions by it elsewhere. */
export const trainedNetworkSchema = z.strictObject({
  model: z.literal("memn2n"),
  /** Those of the model's options that an answer depends on. */
  options: memN2NOptionsSchema.pick({
    hops: true,
    embeddingSize: true,
    tying: true,
    encoding: true,
    temporalEncoding: true,
    maskEmptySlots: true,
    relu: true,
  }),
  shape: z.strictObject({
    /** Statements that are remembered. */
    memorySlots: z.int().positive(),
    /** Words of the longest statement and of the longest question. */
    statementWords: z.int().positive(),
    questionWords: z.int().positive(),
  }),
  /** Words by id; word 0 is the null word. */
  vocabulary: z.array(z.string()).min(1),
  /** By name. */
  parameters: z.record(z.string(), parameterSchema),
});

export type TrainedNetwork = z.infer<typeof trainedNetworkSchema>;
