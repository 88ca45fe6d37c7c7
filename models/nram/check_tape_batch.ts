import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../../engine/mod.ts";
import type { TapeBatch } from "../../tasks/mod.ts";

const action = "run a random-access machine";

/**
 * Checks a batch and the parameters before a pass: what a cell holds is taken for a place in memory.
 *
 * @throws {TypeError} If a parameter is disposed, or an array has another type or length than it must.
 * @throws {RangeError} If a tape is too short, or a cell holds what is no address of its tape.
 */
export function checkTapeBatch(
  batch: TapeBatch,
  parameters: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    checkTensor(action, name, parameter, "float32");
  }
  const { size: B, cells, memory, wanted } = batch;
  if (!Number.isInteger(B) || B < 1) {
    throw new TypeError(`Cannot ${action}: size is ${B}, no positive integer`);
  }
  checkArray(action, "cells", cells, Int32Array, B);
  for (const count of cells) checkMachineCells(count);
  // The batch is as wide as its widest tape, or wider.
  const M = Math.max(...cells, Math.ceil((memory?.length ?? 0) / B));
  checkArray(action, "memory", memory, Int32Array, B * M);
  checkArray(action, "wanted", wanted, Int32Array, B * M);
  for (let b = 0; b < B; b++) {
    const highest = cells[b]! - 1;
    for (let cell = 0; cell < M; cell++) {
      const inside = cell <= highest;
      checkCell("memory", memory[b * M + cell]!, cell, 0, inside ? highest : 0);
      checkCell("wanted", wanted[b * M + cell]!, cell, -1, inside ? highest : -1);
    }
  }
}

/** @throws {RangeError} If tapes are so short that they hold no truth values. */
export function checkMachineCells(cells: number): void {
  if (Number.isInteger(cells) && cells >= 2) return;
  throw new RangeError(`Cannot ${action}: a tape has ${cells} cells, fewer than 2`);
}

function checkCell(name: string, value: number, cell: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new RangeError(
    `Cannot ${action}: ${name} has ${value} in cell ${cell}, outside ${least} to ${most}`,
  );
}
