import { z } from "zod";
import { findModel } from "../../../models/registry.ts";

/** A network as it ended; its model says what belongs to its weights. */
const networkSchema = z.looseObject({ model: z.string() });

/** What the schema of a network's own model has against it. */
export function checkNetwork(
  { model, ...weights }: Readonly<Record<string, unknown>>,
  context: z.core.$RefinementCtx,
): void {
  const schema = findModel(String(model))?.weights?.schema;
  for (const { message, path } of schema?.safeParse(weights).error?.issues ?? []) {
    context.issues.push({ code: "custom", message, path: [...path], input: weights });
  }
}

export const trainedNetworkSchema = networkSchema.superRefine(checkNetwork);

export type TrainedNetwork = z.infer<typeof trainedNetworkSchema>;
