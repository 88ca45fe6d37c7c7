import { z } from "zod";

/** What attention a memory network paid to a test story, hop by hop. */
export const storyInspectionSchema = z.strictObject({
  kind: z.literal("attention"),
  /** By memory slot: the most recent statement first. */
  statements: z.array(z.string()),
  question: z.string(),
  answer: z.string(),
  /** What the model answered. */
  prediction: z.string(),
  /** Slots of the supporting facts. */
  supports: z.array(z.int()),
  /** `[hop][slot]`: each row is a softmax over the memory. */
  attention: z.array(z.array(z.number())),
});

export type StoryInspection = z.infer<typeof storyInspectionSchema>;
