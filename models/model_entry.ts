import type { z } from "zod";
import type { Json, RandomStream } from "../engine/mod.ts";
import type { Batch, TaskData } from "../tasks/mod.ts";
import type { Details } from "./details/mod.ts";
import type { Step, TrainingLength } from "../optim/spec/mod.ts";
import type { Model, Phase, SeenUpdate } from "./model.ts";

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
  /** Other ways in which it can answer; the errors of each are reported beside those of the last phase. */
  readonly alsoAnswers?: readonly AnswerWay[];
  /**
   * Whether `lossAndGradients` says how well a batch was answered: curricula and schedules that follow the error
   * of the training itself need it.
   */
  readonly scoresBatches?: boolean;
  /**
   * What a network was trained with, in the words of the papers: published numbers are compared with
   * networks of the same setting.
   */
  settingOf(options: Options, training: TrainedWith): string;
  /**
   * How its arithmetic for an example grows with its options, in any unit: estimates of time compare settings by
   * it. Missing: they take every setting for as fast as every other.
   *
   * @param size Of the task's largest examples; 1 for a task that has no sizes.
   */
  cost?(options: Options, size: number): number;
  /** What there is to look at when it answers; missing: nothing. */
  readonly inspection?: InspectionEntry<B, D, M>;
  /** Its weights, for readers to ask the network in the report; missing: nobody can. */
  readonly weights?: WeightsEntry<B, D, Options, M>;
  /** Builds the network for a data set, its parameters drawn from the stream. */
  create(options: Options, dataset: D, init: RandomStream): Promise<M>;
}

/** A way to answer beside that of a model's last phase. */
export interface AnswerWay {
  /** `predict` gets it in place of a phase: "rounded". */
  readonly name: string;
  /** What a reader calls answers of it: "with every choice rounded". */
  readonly title: string;
}

/** What there is to look at when a model answers test questions. */
export interface InspectionEntry<
  B extends Batch = Batch,
  D extends TaskData<B> = TaskData<B>,
  M extends Model<B> = Model<B>,
  Inspection extends object = object,
> {
  /** Of its section in the report: "attention". */
  readonly name: string;
  /** "Where they looked" */
  readonly title: string;
  /** What a reader sees before any example. */
  readonly legend: Details;
  /** Of one inspection, as it stands in the result file. */
  readonly schema: z.ZodType<Inspection>;
  /** Whether it can look at a network whose loss is no longer finite, too. */
  readonly alsoDiverged?: boolean;
  /**
   * Looks at a few test questions, the same ones every time.
   *
   * @param history What `Model.observe` returned while the network trained, in order.
   */
  choose(model: M, dataset: D, history: readonly SeenUpdate[]): Inspection[];
  /** Shows one inspection. */
  details(inspection: Inspection, trial: InspectedTrial): Details;
  /**
   * Shows trials of one workload together, the best of each variant; missing: each is shown by itself. The
   * first of its groups is open.
   */
  together?(shown: readonly ShownTrial<Inspection>[]): Details;
}

/** The trial that an inspection is of. */
export interface InspectedTrial {
  readonly id: string;
  readonly variant: string;
  readonly seed: number;
  readonly options: ModelOptions;
  /** The steps of its optimizer. */
  readonly optimizer: readonly Step[];
  /** Epochs, which schedules follow. */
  readonly length: TrainingLength;
  /** A fraction; null if it diverged. */
  readonly testError: number | null;
}

/** A trial with what there is to look at. */
export interface ShownTrial<Inspection extends object = object> {
  /**
   * Its variant, or the arm that it is a configuration of: the name that readers know, and its place among all
   * of them, which gives the colour.
   */
  readonly arm: { readonly name: string; readonly place: number };
  readonly trial: InspectedTrial;
  readonly inspections: readonly Inspection[];
}

/** The weights of a trained network as data, and how a reader asks it. */
export interface WeightsEntry<
  B extends Batch = Batch,
  D extends TaskData<B> = TaskData<B>,
  Options extends ModelOptions = ModelOptions,
  M extends Model<B> = Model<B>,
  Inspection extends object = object,
  Network extends object = object,
> {
  /** All that it takes to answer elsewhere, as it stands in the result file. */
  readonly schema: z.ZodType<Network>;
  take(options: Options, model: M, dataset: D): Network;
  /** How much there is to see in an inspection: of equally good networks the most interesting is kept. */
  interest(inspection: Inspection): number;
  /** @param inspections Of the workload that it was trained on, to begin with. */
  details(network: Network, inspections: readonly Inspection[]): Details;
}

/** How a network was trained, as far as papers name it. */
export interface TrainedWith {
  /** Epochs of the phases before the last, by name. */
  readonly phases: Readonly<Record<string, number>>;
  /** Whether noise was added to the gradient. */
  readonly noise: boolean;
}
