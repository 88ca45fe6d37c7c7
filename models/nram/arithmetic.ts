import { circuitOf } from "./circuit.ts";
import { controllerLayers } from "./layers.ts";
import type { NramOptions } from "./options.ts";

/** READ, WRITE, ADD and SUB meet every pair of integers; the others pass once over all of them. */
const OVER_PAIRS = 4;

/**
 * About how many multiplications a machine makes for a tape: in each step those of its controller, those that
 * mix a distribution over all integers for each score of its circuit, and those of its modules.
 *
 * @param cells M: of the tape, and integers.
 */
export function arithmeticOf(options: NramOptions, cells: number): number {
  const { steps, moduleCopies } = options;
  const controller = controllerLayers(options)
    .reduce((sum, { inputs, units }) => sum + inputs * units, 0);
  const mixing = circuitOf(options).outputs * cells;
  return steps * (controller + mixing + moduleCopies * OVER_PAIRS * cells * cells);
}
