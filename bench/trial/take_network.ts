import type { Model } from "../../models/mod.ts";
import type { Batch, StoryDataset, TaskData } from "../../tasks/mod.ts";
import { type TrainedNetwork, trainedNetworkSchema } from "./spec/trained_network.ts";
import type { TrialSpec } from "./spec/trial_spec.ts";

const { options: optionsSchema } = trainedNetworkSchema.shape;

/** A memory network as it stands, with its weights; null for a model of another kind. */
export function takeNetwork(
  { model: { name, options } }: TrialSpec,
  model: Model<Batch>,
  dataset: TaskData,
): TrainedNetwork | null {
  if (name !== "memn2n") return null;
  // A memory network reads stories.
  const { vocabulary, shape } = dataset as unknown as StoryDataset;
  const { memorySlots, statementWords, questionWords } = shape;
  return {
    model: name,
    options: optionsSchema.strip().parse(options),
    shape: { memorySlots, statementWords, questionWords },
    vocabulary: [...vocabulary],
    parameters: Object.fromEntries(
      Object.entries(model.parameters).map(([name, parameter]) => {
        const values = parameter.dataSync<"float32">();
        return [name, { shape: [...parameter.shape], values: littleEndian(values).toBase64() }];
      }),
    ),
  };
}

/** The bytes of floats, the same on every machine. */
function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [i, value] of values.entries()) {
    view.setFloat32(i * values.BYTES_PER_ELEMENT, value, true);
  }
  return new Uint8Array(view.buffer);
}
