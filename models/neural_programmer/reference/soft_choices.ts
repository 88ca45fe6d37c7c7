import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import type { WeightTensors } from "../found/mod.ts";
import type { ProgramWeights } from "../program.ts";
import type { OperandAttention } from "./operand_attention.ts";
import type { SoftStep } from "./soft_operations.ts";

/** What the network chooses for a batch, each question by itself. */
export interface SoftChoices extends OperandAttention {
  readonly steps: readonly SoftStep[];
}

/** Choices as the objective counts them, in the order of `ProgramWeights`. */
export function flatten({ steps, greater, lesser, match }: SoftChoices): WeightTensors {
  const flat = (tensor: tf.Tensor): tf.Tensor1D => tf.reshape(tensor, [-1]);
  return {
    operations: tf.concat(steps.map(({ operations }) => flat(operations))),
    columns: tf.concat(steps.map(({ columns }) => flat(columns))),
    greater: flat(greater),
    lesser: flat(lesser),
    match: match === null ? null : flat(match),
  };
}

/** The values of choices. */
export function weightsOf({ size }: TableBatch, chosen: SoftChoices): ProgramWeights {
  const { textMatch } = chosen;
  const { match, ...tensors } = flatten(chosen);
  const values = (tensor: tf.Tensor | null) => tensor!.dataSync<"float32">().slice();
  return {
    programCount: size,
    programs: Int32Array.from({ length: size }, (_, b) => b),
    operations: values(tensors.operations),
    columns: values(tensors.columns),
    greater: values(tensors.greater),
    lesser: values(tensors.lesser),
    match: match === null ? null : values(match),
    ...textMatch === null ? {} : { textMatch: values(textMatch) },
  };
}
