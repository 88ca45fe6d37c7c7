/** A model that learns nothing and notes how it was used, with losses and gradients of the test's own. */

import * as tf from "@tensorflow/tfjs";
import type { Mode, Model } from "../../../models/mod.ts";
import type { Batch, Dataset, Examples } from "../../../tasks/mod.ts";

/** A batch that is the numbers of its examples. */
type Counted = Batch & { readonly part: string; readonly indices: readonly number[] };

function examplesOf(part: string, length: number): Examples<Batch> {
  return {
    length,
    batch: (indices) =>
      ({ part, size: indices.length, indices: Array.from(indices) }) as unknown as Batch,
  };
}

/** Parts of so many examples. */
export function countedDataset(
  sizes: { readonly train: number; readonly validation: number },
): Dataset<Batch> {
  return {
    form: "finite",
    train: examplesOf("train", sizes.train),
    difficulties: null,
    validation: examplesOf("validation", sizes.validation),
    test: examplesOf("test", 1),
    parts: [],
    unknownAnswers: { validation: { unknown: 0, total: 0 }, test: { unknown: 0, total: 0 } },
    digest: "",
  };
}

/** What the model of `countedModel` was asked. */
export interface Asked {
  /** Of each update: the examples, and the mode. */
  readonly updates: {
    readonly indices: readonly number[];
    readonly mode: Mode & { training: true };
  }[];
  /** Of each batch that was to be answered. */
  readonly answers: {
    readonly part: string;
    readonly size: number;
    readonly phase: string | undefined;
  }[];
}

/**
 * A model with one number, its parameter "w", at 0. The loss of example i is i, if not
 * said otherwise; the gradient of update t
 * is what `gradientOf` says. Of a batch it answers one wrong, with a loss of 2 for each example.
 */
export function countedModel(
  gradientOf: (update: number) => number = () => 1,
  lossOf = (index: number): number => index,
): { readonly model: Model<Batch>; readonly asked: Asked } {
  const asked: Asked = { updates: [], answers: [] };
  const w = tf.tidy(() => tf.variable(tf.tensor1d([0])));
  const model: Model<Batch> = {
    parameters: { w },
    parameterGroups: { w: "w" },
    loss: () => {
      throw new Error("Not asked for");
    },
    lossAndGradients(batch, mode) {
      const { indices } = batch as Counted;
      const gradient = tf.tensor1d([gradientOf(asked.updates.length)]);
      asked.updates.push({ indices, mode: mode as Mode & { training: true } });
      return {
        loss: indices.reduce((sum, index) => sum + lossOf(index), 0),
        gradients: { w: gradient },
        dispose: () => gradient.dispose(),
      };
    },
    predict(batch, phase) {
      const { part, size } = batch as Counted;
      asked.answers.push({ part, size, phase });
      return { wrong: 1, total: size, loss: 2 * size };
    },
    dispose: () => w.dispose(),
  };
  return { model, asked };
}
