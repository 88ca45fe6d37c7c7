import type { TapeBatch, TapeShape } from "../../tasks/mod.ts";
import type { Tapes } from "./computation.ts";

/** Tapes of one size, with their places in the batch. */
export interface PlacedTapes extends Tapes {
  readonly places: readonly number[];
}

/**
 * The tapes of a batch by size, the shortest first. A tape of M' cells gets as many more steps than one that is
 * trained on as it has more cells: ceil(steps M' / M).
 */
export function tapesOf(batch: TapeBatch, shape: TapeShape, steps: number): PlacedTapes[] {
  const width = batch.memory.length / batch.size;
  const bySize = Map.groupBy(batch.cells.keys(), (b) => batch.cells[b]!);
  return [...bySize].toSorted(([one], [other]) => one - other).map(([cells, places]) => {
    const rows = (values: Int32Array) => {
      const packed = new Int32Array(places.length * cells);
      for (const [row, b] of places.entries()) {
        packed.set(values.subarray(b * width, b * width + cells), row * cells);
      }
      return packed;
    };
    return {
      size: places.length,
      cells,
      steps: Math.ceil(steps * cells / shape.cells),
      memory: rows(batch.memory),
      wanted: rows(batch.wanted),
      places,
    };
  });
}
