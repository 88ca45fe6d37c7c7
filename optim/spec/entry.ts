import type { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";
import type { TrainingLength } from "../schedules/mod.ts";
import type { Stage } from "../stage.ts";
import type { GradientTransformation } from "../transformation.ts";
import type { BuildContext } from "./step.ts";

/** A transformation that specifications can name: what the table `transformations` holds. */
export interface TransformationEntry<Options extends Json = Json> {
  /** Its name in text and data: "clip". */
  readonly kind: string;
  readonly stage: Stage;
  /** What it does, in a few words. */
  readonly title: string;
  /** A strict object of its options; schedules are `scheduleSchema`. */
  readonly options: z.ZodObject;
  /** The options that text gives without their names, in order. */
  readonly positional: readonly string[];
  /** What a step does, with its numbers: "clip to a global norm of 40". */
  readonly words: (options: Options, length?: TrainingLength) => string;
  /** May load what it needs: entries are read where TensorFlow.js is not loaded. */
  readonly build: (
    options: Options,
    context: BuildContext,
  ) => GradientTransformation | Promise<GradientTransformation>;
  /** Steps as text: documentation, and what the contract suite tries. */
  readonly examples: readonly string[];
  /**
   * Of a clip to a norm: the option that holds it, and what it is of. That of a matrix is its largest
   * singular value.
   */
  readonly limit?: {
    readonly option: string;
    readonly of: "all" | "group" | "parameter" | "matrix";
  };
  /** Whether what it builds is `perExample`. False if missing. */
  readonly perExample?: boolean;
}

/** An entry whose functions know the types of its options. */
export function defineTransformation<Schema extends z.ZodObject>(
  entry: Omit<TransformationEntry, "options" | "words" | "build"> & {
    readonly options: Schema;
    readonly words: (options: z.output<Schema>, length?: TrainingLength) => string;
    readonly build: (
      options: z.output<Schema>,
      context: BuildContext,
    ) => GradientTransformation | Promise<GradientTransformation>;
  },
): TransformationEntry {
  return entry as unknown as TransformationEntry;
}
