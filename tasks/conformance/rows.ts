import { sha256 } from "../../engine/base/mod.ts";
import type { Batch, Examples } from "../dataset.ts";

/**
 * The example at a position of a batch, as text. Arrays of a batch hold its examples one after another, so
 * each example has an equal share of every array; other fields belong to all of them.
 */
export function rowOf(batch: Batch, position: number): string {
  const fields = Object.entries(batch)
    .filter(([name]) => name !== "size")
    .map(([name, value]) => {
      if (!isArray(value) || value.length % batch.size !== 0) return [name, plain(value)];
      const width = value.length / batch.size;
      return [name, plain(value.slice(position * width, (position + 1) * width))];
    });
  return JSON.stringify(fields);
}

/** All examples of a batch. */
export function rowsOf(batch: Batch): string[] {
  return Array.from({ length: batch.size }, (_, position) => rowOf(batch, position));
}

/** A short text for each example that is the same for equal examples, whatever is beside them. */
export function keysOf(examples: Examples<Batch>): string[] {
  return Array.from(
    { length: examples.length },
    (_, index) => sha256(rowOf(examples.batch([index]), 0)),
  );
}

function isArray(value: unknown): value is Float32Array | unknown[] {
  return Array.isArray(value) || ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function plain(value: unknown): unknown {
  return isArray(value) ? Array.from(value as Iterable<unknown>) : value;
}
