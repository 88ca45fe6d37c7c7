import * as tf from "@tensorflow/tfjs";
import type { Tapes } from "../computation.ts";
import type { NramOptions } from "../options.ts";
import { entropyOf } from "./choices.ts";
import type { MachineRun } from "./run_machine.ts";

/** The loss of each tape, `[B]`; see the options `objective` and `logFloor`. */
export function lossesOf(
  { objective, logFloor }: Pick<NramOptions, "objective" | "logFloor">,
  tapes: Tapes,
  { steps, stopping }: MachineRun,
): tf.Tensor1D {
  const { counts, right } = wantedOf(tapes);
  // The probabilities of what is wanted, `[B, M]`.
  const rightly = (memory: tf.Tensor3D) => tf.sum<tf.Tensor2D>(tf.mul(memory, right), 2);
  // - the sum over cells that count of log p, `[B]`
  const cost = (p: tf.Tensor2D) =>
    tf.neg(tf.sum<tf.Tensor1D>(tf.mul(tf.log(tf.maximum(p, logFloor)), counts), 1));
  switch (objective) {
    case "expected":
      return sumOf(steps.map(({ memory }, t) => tf.mul(stopping[t]!, cost(rightly(memory)))));
    case "mixture":
      return cost(sumOf(
        steps.map(({ memory }, t) => tf.mul(tf.expandDims(stopping[t]!, 1), rightly(memory))),
      ));
  }
}

/** The memory at which a machine stops, expected: sum over t of p_t M(t), `[B, M, M]`. */
export function expectedMemory({ steps, stopping }: MachineRun): tf.Tensor3D {
  return sumOf(
    steps.map(({ memory }, t) => tf.mul(tf.reshape(stopping[t]!, [-1, 1, 1]), memory)),
  );
}

/** The entropies of all choices, summed over tapes and steps. */
export function entropiesOf({ steps }: MachineRun): tf.Scalar {
  return sumOf(steps.flatMap(({ choices }) => choices.map(entropyOf)));
}

/** `[B, M]`: 1 for a cell that counts; `[B, M, M]`: 1 at what it should hold. */
function wantedOf({ size: B, cells: M, wanted }: Tapes) {
  const counts = new Float32Array(B * M), right = new Float32Array(B * M * M);
  wanted.forEach((value, cell) => {
    if (value < 0) return;
    counts[cell] = 1;
    right[cell * M + value] = 1;
  });
  return { counts: tf.tensor2d(counts, [B, M]), right: tf.tensor3d(right, [B, M, M]) };
}

function sumOf<T extends tf.Tensor>(tensors: readonly T[]): T {
  return tensors.reduce((sum, tensor) => tf.add(sum, tensor));
}
