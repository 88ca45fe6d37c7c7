import type { TableBatch } from "../../../tasks/mod.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import type { ComparedNumbers } from "./tables.ts";
import type { Place, Workbench } from "./workbench.ts";

type Pivot = NeuralProgrammerOptions["pivot"];

/** Whether a comparison has a gradient in what its operand is made of. */
export const PIVOT_HAS_GRADIENT: Readonly<Record<Pivot, boolean>> = { mixture: true, mean: false };

/**
 * The numbers that questions compare with; see the option `pivot`. No cell compares with NaN.
 *
 * @param weights `[B, N]`: the attention to the numbers.
 */
export function comparedNumbers(
  bench: Workbench,
  batch: TableBatch,
  weights: Place,
  pivot: Pivot,
): ComparedNumbers {
  const { questionOperands, operandPositions } = batch;
  switch (pivot) {
    case "mixture": {
      const isThere = (i: number) => operandPositions[i] !== -2;
      return { operands: questionOperands.map((value, i) => isThere(i) ? value : NaN), weights };
    }
    case "mean":
      return meanNumbers(bench, batch, weights);
  }
}

/** The weighed mean of each question's numbers, as its only one. */
function meanNumbers(bench: Workbench, batch: TableBatch, weights: Place): ComparedNumbers {
  const { size: B, questionNumbers: N, questionOperands, operandPositions } = batch;
  const given = bench.kernels.floats(weights.value, B * N).slice();
  const means = Float32Array.from({ length: B }, (_, b) => {
    let mean = 0;
    for (let i = b * N; i < (b + 1) * N; i++) mean += given[i]! * questionOperands[i]!;
    return operandPositions[b * N] === -2 ? NaN : mean;
  });
  const whole = bench.arena.floats(new Float32Array(B).fill(1));
  return { operands: means, weights: { value: whole, gradient: bench.arena.zeros(B) } };
}
