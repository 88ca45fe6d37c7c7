import type { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";
import type { TrainingLength } from "../schedules/mod.ts";
import type { Stage } from "../stage.ts";
import type { GradientTransformation } from "../transformation.ts";
import type { BuildContext } from "./step.ts";

/** What all entries of the table `transformations` have. */
interface CommonEntry<Options> {
  /** Its name in text and data: "clip". */
  readonly kind: string;
  /** What it does, in a few words. */
  readonly title: string;
  /** A strict object of its options; schedules are `scheduleSchema`. */
  readonly options: z.ZodObject;
  /** The options that text gives without their names, in order. */
  readonly positional: readonly string[];
  /** What a step does, with its numbers: "clip to a global norm of 40". */
  readonly words: (options: Options, length?: TrainingLength) => string;
  /** Steps as text: documentation, and what the contract suite tries. */
  readonly examples: readonly string[];
  /** Whether what it builds is `perExample`. False if missing, and of wrappers, which pass it on. */
  readonly perExample?: boolean;
}

/** A clip, a noise, a scale or a rule that specifications can name. */
export interface StepEntry<Options = Json> extends CommonEntry<Options> {
  readonly stage: Exclude<Stage, "wrapper">;
  /** May load what it needs: entries are read where TensorFlow.js is not loaded. */
  readonly build: (
    options: Options,
    context: BuildContext,
  ) => GradientTransformation | Promise<GradientTransformation>;
  /**
   * Of a clip to a norm: the option that holds it, and what it is of. That of a matrix is its largest
   * singular value.
   */
  readonly limit?: {
    readonly option: string;
    readonly of: "all" | "group" | "parameter" | "matrix";
  };
}

/** A wrapper that specifications can name: it contains every step after it. */
export interface WrapperEntry<Options = Json> extends CommonEntry<Options> {
  readonly stage: "wrapper";
  /** Makes a transformation of the steps after it, which are chained. */
  readonly wrap: (
    inner: GradientTransformation,
    options: Options,
    context: BuildContext,
  ) => GradientTransformation | Promise<GradientTransformation>;
  /** Whether the steps after it may have any order, and be discarded; it then returns what it is given. */
  readonly permitsAnyOrder?: boolean;
}

/** A transformation that specifications can name: what the table `transformations` holds. */
export type TransformationEntry<Options = Json> =
  | StepEntry<Options>
  | WrapperEntry<Options>;

/**
 * The entry of a clip, a noise, a scale or a rule whose functions know the types of its options.
 *
 * @example
 * ```ts
 * import { defineTransformation } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 * import { z } from "zod";
 *
 * const signs = defineTransformation({
 *   ...{ kind: "signs", stage: "scale", title: "the sign of the gradient", positional: [] },
 *   ...{ options: z.strictObject({}), words: () => "signs of the gradient", examples: ["signs()"] },
 *   build: () => ({
 *     ...{ stage: "scale", init: () => null },
 *     update: (gradients, state) => ({
 *       updates: Object.fromEntries(Object.entries(gradients).map(([name, g]) => [name, tf.sign(g)])),
 *       state,
 *     }),
 *   }),
 * });
 * if (signs.words({}) !== "signs of the gradient") throw new Error("other words");
 * ```
 */
export function defineTransformation<Schema extends z.ZodObject>(
  entry: Omit<StepEntry<z.output<Schema>>, "options"> & { readonly options: Schema },
): StepEntry {
  return entry as unknown as StepEntry;
}

/**
 * The same of a wrapper: `wrap` makes a transformation of everything after the step.
 *
 * @example
 * ```ts
 * import { buildOptimizer, defineWrapper, transformations } from "@gradnoise/gradnoise";
 * import { z } from "zod";
 *
 * transformations.counted = defineWrapper({
 *   ...{ kind: "counted", stage: "wrapper", title: "say that an update begins", positional: [] },
 *   ...{ options: z.strictObject({}), words: () => "count updates", examples: ["counted > sgd(0.1)"] },
 *   wrap: (inner) => ({
 *     stage: "wrapper",
 *     init: (params) => inner.init(params),
 *     update(...given) {
 *       console.log("an update");
 *       return inner.update(...given);
 *     },
 *   }),
 * });
 * const { stage } = await buildOptimizer("counted > sgd(0.1)");
 * if (stage !== "wrapper") throw new Error(stage);
 * ```
 */
export function defineWrapper<Schema extends z.ZodObject>(
  entry: Omit<WrapperEntry<z.output<Schema>>, "options"> & { readonly options: Schema },
): WrapperEntry {
  return entry as unknown as WrapperEntry;
}
