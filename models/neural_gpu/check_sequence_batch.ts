import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../../engine/mod.ts";
import type { SequenceBatch, SequenceShape } from "../../tasks/mod.ts";

const action = "run a Neural GPU";

/**
 * Checks a batch and the parameters before a pass: its kernels take symbols for places in memory.
 *
 * @throws {TypeError} If a parameter is disposed, or an array has another type or length than it must.
 * @throws {RangeError} If a sequence is empty, or a symbol is none of the task's, or no padding past its end.
 */
export function checkSequenceBatch(
  { size: B, lengths, input, wanted }: SequenceBatch,
  { inputSymbols, outputSymbols }: SequenceShape,
  parameters: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.isDisposed) checkTensor(action, name, parameter, "float32");
  }
  if (!Number.isInteger(B) || B < 1) {
    throw new TypeError(`Cannot ${action}: size is ${B}, no positive integer`);
  }
  checkArray(action, "lengths", lengths, Int32Array, B);
  for (const length of lengths) {
    if (length < 1) throw new RangeError(`Cannot ${action}: a sequence has length ${length}`);
  }
  // The batch is as wide as its longest sequence, or wider.
  const N = Math.max(...lengths, Math.ceil((input?.length ?? 0) / B));
  checkArray(action, "input", input, Int32Array, B * N);
  checkArray(action, "wanted", wanted, Int32Array, B * N);
  for (let b = 0; b < B; b++) {
    for (let position = 0; position < N; position++) {
      const inside = position < lengths[b]!, at = b * N + position;
      checkSymbol("input", input[at]!, position, inside ? inputSymbols - 1 : 0);
      checkSymbol("wanted", wanted[at]!, position, inside ? outputSymbols - 1 : 0);
    }
  }
}

/** @throws {RangeError} If there is no symbol but padding. */
export function checkSequenceShape(shape: SequenceShape): void {
  for (const name of ["inputSymbols", "outputSymbols"] as const) {
    if (Number.isInteger(shape[name]) && shape[name] >= 2) continue;
    throw new RangeError(`Cannot ${action}: ${name} is ${shape[name]}, fewer than 2`);
  }
}

function checkSymbol(name: string, symbol: number, position: number, most: number): void {
  if (symbol >= 0 && symbol <= most) return;
  throw new RangeError(
    `Cannot ${action}: ${name} has ${symbol} in position ${position}, outside 0 to ${most}`,
  );
}
