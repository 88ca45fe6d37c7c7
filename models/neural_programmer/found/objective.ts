import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import type { Mode } from "../../model.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import type { ProgramWeights } from "../program.ts";
import { entropyWeight, LEAST_PROBABILITY, negativeEntropy } from "./entropy.ts";
import type { HardProgram } from "./hard_program.ts";
import {
  choicesOf,
  LEAST_WEIGHT,
  negativeLogLikelihood,
  type WeightArrays,
  type WeightName,
} from "./likelihood.ts";

type Options = Pick<NeuralProgrammerOptions, "programWeight" | "softWeight" | "entropyBonus">;

/** The programs that were found for each question of a batch; null where the objective is the paper's. */
export type Found = readonly (readonly HardProgram[])[] | null;

/** The weight of the paper's loss of each question, `[B]`. */
export function questionWeights(found: Found, size: number, { softWeight }: Options): Float32Array {
  return new Float32Array(size)
    .map((_, b) => found === null ? 1 : found[b]!.length > 0 ? softWeight : 0);
}

function bonusOf({ entropyBonus }: Options, mode: Mode): number {
  return mode.training ? entropyWeight(entropyBonus, mode.progress) : 0;
}

/**
 * What is descended beside the paper's loss, summed over the questions:
 *
 *     -w sum_b log sum over the programs m of b's text of p_m  +  bonus sum_b sum_t sum_o alpha log alpha
 *
 * The second is minus the entropy of the operations' softmaxes.
 *
 * @param gradients Those of the sum over B are added to; null for the loss alone.
 */
export function addObjective(
  batch: TableBatch,
  weights: ProgramWeights,
  found: Found,
  options: Options,
  mode: Mode,
  gradients: WeightArrays | null,
): number {
  const { size: B } = batch, { programCount: L, programs: ofQuestions, operations } = weights;
  const { programWeight } = options, bonus = bonusOf(options, mode);
  let loss = 0;
  const sharing = found === null ? [] : Map.groupBy(ofQuestions.keys(), (b) => ofQuestions[b]!);
  for (const [l, questions] of sharing) {
    // Questions that share a program have the same text.
    const programs = found![questions[0]!]!, factor = programWeight / B;
    if (programs.length === 0) continue;
    loss += programWeight *
      negativeLogLikelihood(programs, batch, weights, l, questions, factor, gradients);
  }
  if (bonus > 0) {
    const of = gradients?.operations ?? null;
    for (const l of ofQuestions) {
      loss += bonus * negativeEntropy(operations, L, l, bonus / B, of);
    }
  }
  return loss;
}

/** Weights as tensors, flat in the order of `ProgramWeights`. */
export type WeightTensors = Readonly<Record<WeightName, tf.Tensor1D | null>>;

/** The same in tensor operations, its mean over the questions; each of these chooses by itself. */
export function referenceObjective(
  batch: TableBatch,
  tensors: WeightTensors,
  shared: Pick<ProgramWeights, "programCount" | "programs">,
  found: Found,
  options: Options,
  mode: Mode,
): tf.Scalar {
  return tf.tidy(() => {
    const { size: B } = batch, bonus = bonusOf(options, mode);
    const terms: tf.Scalar[] = [tf.scalar(0)];
    for (const [b, programs] of (found ?? []).entries()) {
      if (programs.length === 0) continue;
      const logs = programs.map((program) => {
        const { programCount, programs } = shared;
        const factors = choicesOf(program, batch, programCount, programs[b]!, b).map(({ of, at }) =>
          tf.slice(tensors[of]!, [at], [1])
        );
        return tf.sum(tf.log(tf.maximum(tf.concat(factors), LEAST_WEIGHT)));
      });
      const likelihood = tf.logSumExp<tf.Scalar>(tf.stack(logs));
      terms.push(tf.mul(likelihood, -options.programWeight / B));
    }
    if (bonus > 0) {
      const alpha = tensors.operations!;
      const entropies = tf.mul(alpha, tf.log(tf.maximum(alpha, LEAST_PROBABILITY)));
      terms.push(tf.mul<tf.Scalar>(tf.sum(entropies), bonus / B));
    }
    return tf.addN(terms);
  });
}
