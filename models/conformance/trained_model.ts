import * as tf from "@tensorflow/tfjs";
import { RandomStreams } from "../../engine/mod.ts";
import { type Batch, type Examples, fixedExamples, type TaskData } from "../../tasks/mod.ts";
import type { Model, TrainingMode } from "../model.ts";
import type { ModelEntry } from "../model_entry.ts";

/** Values of parameters or gradients, by name. */
export type Values = Readonly<Record<string, Float32Array>>;

/** What a model learns from a batch. */
export interface Learned {
  readonly loss: number;
  readonly gradients: Values;
  /** Whether it came with a score. */
  readonly isScored: boolean;
  /** How far each stream went that the model opened. */
  readonly positions: Readonly<Record<string, number>>;
}

/** Streams that belong to the trial. */
export const RESERVED: readonly string[] = ["data", "init", "order", "noise"];

/** Builds a model with its default options, its parameters drawn from a seed. */
export function createModel(
  entry: ModelEntry,
  dataset: TaskData<Batch>,
  seed: number,
): Promise<Model<Batch>> {
  return entry.create(entry.options.parse({}), dataset, new RandomStreams(seed).open("init"));
}

/** Examples of a stream that stand for its training part: eight of them, evenly, have eight difficulties. */
const DRAWN = 64;

/** What a model can be trained on: of a stream, examples that stay the same, from the easiest to the hardest. */
export function trainingExamples(dataset: TaskData<Batch>): Examples<Batch> {
  if (dataset.form === "finite") return dataset.train;
  const { train } = dataset;
  const difficulties = Array.from(
    { length: DRAWN },
    (_, i) => 1 + Math.floor(i * train.hardest / DRAWN),
  );
  return fixedExamples(train, difficulties, new RandomStreams(1).open("data"));
}

/** A mode in the middle of a training, with streams from their beginning. */
function modeOf(phase: string): { mode: TrainingMode; streams: RandomStreams } {
  const streams = new RandomStreams(1);
  const random = (name: string) => streams.open(name);
  return { mode: { training: true, phase, progress: 0.25, update: 100, random }, streams };
}

export function learn(model: Model<Batch>, batch: Batch, phase: string): Learned {
  const { mode, streams } = modeOf(phase);
  const { loss, gradients, score, dispose } = model.lossAndGradients(batch, mode);
  const values = valuesOf(gradients);
  dispose();
  return { loss, gradients: values, isScored: score !== undefined, positions: streams.positions() };
}

/** The gradients of an update before and after the model showed something of it; null if it shows nothing. */
export function learnAndObserve(
  model: Model<Batch>,
  batch: Batch,
  phase: string,
): { readonly before: Values; readonly after: Values } | null {
  if (model.observe === undefined) return null;
  const { gradients, dispose } = model.lossAndGradients(batch, modeOf(phase).mode);
  const before = valuesOf(gradients);
  model.observe(batch, gradients);
  const after = valuesOf(gradients);
  dispose();
  return { before, after };
}

/** What is descended, with the draws of `learn`. */
export function lossOf(model: Model<Batch>, batch: Batch, phase: string): number {
  return tf.tidy(() => model.loss(batch, modeOf(phase).mode).dataSync<"float32">()[0]!);
}

export function valuesOf(tensors: Readonly<Record<string, tf.Tensor>>): Values {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [name, tensor.dataSync<"float32">().slice()]),
  );
}

export function setParameters({ parameters }: Model<Batch>, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    tf.tidy(() => parameter.assign(tf.tensor(values[name]!, parameter.shape)));
  }
}
