import type { z } from "zod";
import type { Json, RandomStream } from "../engine/mod.ts";
import type { Batch, TaskData } from "../tasks/mod.ts";
import type { Model, Phase } from "./model.ts";

/** Options as they stand in a trial's specification: all of them, defaults filled in. */
export type ModelOptions = Readonly<Record<string, Json>>;

/**
 * A model as the benchmark knows it, for data of one kind. An entry is light: its network is loaded, and
 * TensorFlow.js with it, when one is created.
 */
export interface ModelEntry<
  B extends Batch = Batch,
  D extends TaskData<B> = TaskData<B>,
  Options extends ModelOptions = ModelOptions,
  M extends Model<B> = Model<B>,
> {
  /** As in a workload's name: "memn2n". */
  readonly name: string;
  readonly title: string;
  /** Of its batches. */
  readonly kind: B["kind"];
  /** Where it comes from: "Memory networks: Sukhbaatar et al. 2015, arXiv 1503.08895." */
  readonly citation: string;
  /** The unit of its loss: "nats per question". */
  readonly loss: string;
  /** All options, with defaults. */
  readonly options: z.ZodType<Options>;
  /** The phases of its training, in order; it answers in the last one. */
  readonly phases: readonly [Phase, ...Phase[]];
  /**
   * What a network was trained with, in the words of the papers: published numbers are compared with
   * networks of the same setting.
   */
  settingOf(options: Options, training: TrainedWith): string;
  /** Builds the network for a data set, its parameters drawn from the stream. */
  create(options: Options, dataset: D, init: RandomStream): Promise<M>;
}

/** How a network was trained, as far as papers name it. */
export interface TrainedWith {
  /** Epochs of the phases before the last, by name. */
  readonly phases: Readonly<Record<string, number>>;
  /** Whether noise was added to the gradient. */
  readonly noise: boolean;
}
