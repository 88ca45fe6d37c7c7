import { z } from "zod";

const norms = z.array(z.number().nonnegative().nullable());

/** How the layers of a multilayer perceptron fared over a training: `LayersSeen` of a few updates. */
export const layersInspectionSchema = z.strictObject({
  kind: z.literal("layers"),
  /** Classes of the data, by which the loss of guessing is known. */
  classes: z.int().min(2),
  history: z.array(z.strictObject({
    update: z.int().nonnegative(),
    epoch: z.int().nonnegative(),
    activations: norms,
    differences: norms,
    gradients: norms,
    weights: norms,
    loss: z.number().nullable(),
  })).min(1),
});

export type LayersInspection = z.infer<typeof layersInspectionSchema>;
