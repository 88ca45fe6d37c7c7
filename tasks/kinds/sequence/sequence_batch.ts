import type { SequenceBatch } from "./batch.ts";
import type { Sequence } from "./sequence.ts";

/**
 * Puts sequences into a batch, in this order. Inputs and answers shorter than the longest are padded.
 *
 * @param reuse A batch that is no longer needed. Its arrays are used again if they fit.
 */
export function sequenceBatch(
  sequences: readonly Sequence[],
  reuse?: SequenceBatch,
): SequenceBatch {
  const size = sequences.length;
  const width = sequences.reduce((most, sequence) => Math.max(most, positionsOf(sequence)), 0);
  const lengths = arrayOf(size, reuse?.lengths);
  const input = arrayOf(size * width, reuse?.input);
  const wanted = arrayOf(size * width, reuse?.wanted);
  for (const [b, sequence] of sequences.entries()) {
    lengths[b] = positionsOf(sequence);
    input.set(sequence.input, b * width);
    wanted.set(sequence.wanted, b * width);
  }
  return { kind: "sequence", size, lengths, input, wanted };
}

/** How long a sequence is: its input or its answer, whichever is longer. */
export function positionsOf({ input, wanted }: Sequence): number {
  return Math.max(input.length, wanted.length);
}

function arrayOf(length: number, reuse?: Int32Array): Int32Array {
  return (reuse?.length === length ? reuse : new Int32Array(length)).fill(0);
}
