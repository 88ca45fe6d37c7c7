import type { TapeBatch } from "./batch.ts";
import type { Tape } from "./tape.ts";

/**
 * Puts tapes into a batch, in this order. Those with fewer cells than the widest are padded.
 *
 * @param reuse A batch that is no longer needed. Its arrays are used again if they fit.
 */
export function tapeBatch(tapes: readonly Tape[], reuse?: TapeBatch): TapeBatch {
  const size = tapes.length;
  const width = tapes.reduce((most, { memory }) => Math.max(most, memory.length), 0);
  const cells = arrayOf(size, 0, reuse?.cells);
  const memory = arrayOf(size * width, 0, reuse?.memory);
  const wanted = arrayOf(size * width, -1, reuse?.wanted);
  for (const [b, tape] of tapes.entries()) {
    cells[b] = tape.memory.length;
    memory.set(tape.memory, b * width);
    wanted.set(tape.wanted, b * width);
  }
  return { kind: "tape", size, cells, memory, wanted };
}

function arrayOf(length: number, padding: number, reuse?: Int32Array): Int32Array {
  return (reuse?.length === length ? reuse : new Int32Array(length)).fill(padding);
}
