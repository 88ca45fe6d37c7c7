import type { SequenceBatch } from "../../tasks/mod.ts";
import type { Sequences } from "./computation.ts";

/** Sequences of one length, with their places in the batch. */
export interface PlacedSequences extends Sequences {
  readonly places: readonly number[];
}

/** The sequences of a batch by length, the shortest first. */
export function sequencesOf({ size, lengths, input, wanted }: SequenceBatch): PlacedSequences[] {
  const width = input.length / size;
  const byLength = Map.groupBy(lengths.keys(), (b) => lengths[b]!);
  return [...byLength].toSorted(([one], [other]) => one - other).map(([length, places]) => {
    const rows = (symbols: Int32Array) => {
      const packed = new Int32Array(places.length * length);
      for (const [row, b] of places.entries()) {
        packed.set(symbols.subarray(b * width, b * width + length), row * length);
      }
      return packed;
    };
    return { size: places.length, length, input: rows(input), wanted: rows(wanted), places };
  });
}
