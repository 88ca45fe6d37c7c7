import { z } from "zod";
import type { StoryBatch, StoryDataset } from "../../tasks/mod.ts";
import type { Details } from "../details/mod.ts";
import type { WeightsEntry } from "../model_entry.ts";
import type { StoryInspection } from "./inspection_schema.ts";
import type { MemN2N } from "./memn2n.ts";
import { type MemN2NOptions, memN2NOptionsSchema } from "./options.ts";

/** Bytes of a float32. */
const FLOAT_BYTES = 4;

/** Stories that a reader may begin with. */
const MOST_STORIES = 8;

/** An array of numbers, row by row: float32, the least significant byte first, in base64. */
const parameterSchema = z.strictObject({
  shape: z.array(z.int().positive()),
  values: z.base64(),
}).refine(({ shape, values }) => {
  const numbers = shape.reduce((product, size) => product * size, 1);
  return values.length === 4 * Math.ceil(FLOAT_BYTES * numbers / 3);
}, "The values are not as many as the shape says");

/** Those of the model's options that an answer depends on. */
const optionsSchema = memN2NOptionsSchema.pick({
  hops: true,
  embeddingSize: true,
  tying: true,
  encoding: true,
  temporalEncoding: true,
  maskEmptySlots: true,
  relu: true,
});

/** A memory network as it ended: all that it takes to answer questions by it elsewhere. */
export const memoryNetworkSchema = z.strictObject({
  options: optionsSchema,
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

export type TrainedMemoryNetwork = z.infer<typeof memoryNetworkSchema>;

/** The weights of a memory network, for readers to ask it in the report. */
export const weights: WeightsEntry<
  StoryBatch,
  StoryDataset,
  MemN2NOptions,
  MemN2N,
  StoryInspection,
  TrainedMemoryNetwork
> = {
  schema: memoryNetworkSchema,
  take(options, { parameters }, { vocabulary, shape }) {
    const { memorySlots, statementWords, questionWords } = shape;
    return {
      options: optionsSchema.strip().parse(options),
      shape: { memorySlots, statementWords, questionWords },
      vocabulary: [...vocabulary],
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, parameter]) => {
          const values = parameter.dataSync<"float32">();
          return [name, { shape: [...parameter.shape], values: littleEndian(values).toBase64() }];
        }),
      ),
    };
  },
  interest: ({ supports }) => supports.length,
  details(network, inspections): Details {
    const words = network.vocabulary.length - 1;
    return [
      {
        kind: "text",
        words:
          `It knows ${words} word${
            words === 1 ? "" : "s"
          } and works in this page: change the story or the question, ` +
          "and see what it answers and where each hop looks, in percent of its attention.",
      },
      {
        kind: "playground",
        network,
        steps: Array.from({ length: network.options.hops }, (_, hop) => `Hop ${hop + 1}`),
        stories: storiesOf(inspections),
      },
    ];
  },
};

/** Test stories as they were told, each once. */
function storiesOf(inspections: readonly StoryInspection[]) {
  const stories = inspections.map(({ statements, question, answer }) => ({
    story: statements.toReversed().join("\n"),
    question,
    answer,
  }));
  const once = new Map(stories.map((story) => [JSON.stringify(story), story]));
  return [...once.values()].slice(0, MOST_STORIES);
}

/** The bytes of floats, the same on every machine. */
function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [i, value] of values.entries()) view.setFloat32(i * FLOAT_BYTES, value, true);
  return new Uint8Array(view.buffer);
}
