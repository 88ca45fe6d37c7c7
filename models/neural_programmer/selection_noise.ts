import { gumbel } from "../../engine/mod.ts";
import { operationNames } from "../../tasks/mod.ts";
import type { Mode } from "../model.ts";

/** The shares of the training from which the noise falls, and after which there is none any more. */
const FALLING = 0.5, LAST = 0.9;

/**
 * Gumbel noise on the scores of operations while training, `[T, L, 10]`: `scale` at first, then in a
 * straight line to nothing. What is selected is then close to a draw of a program, so that what another operation
 * would be worth shows, where a softmax that has settled hides it. Noise on the scores of columns would
 * hide that again: a program has to get all of its columns right.
 *
 * @returns Null for no noise.
 */
export function drawSelectionNoise(
  scale: number,
  mode: Mode,
  [steps, programs]: readonly [steps: number, programs: number],
): Float32Array | null {
  if (!mode.training || scale === 0 || mode.progress >= LAST) return null;
  const selection = mode.random("selection");
  const now = scale * Math.min(1, (LAST - mode.progress) / (LAST - FALLING));
  const length = steps * programs * operationNames.length;
  return Float32Array.from({ length }, () => now * gumbel(selection));
}
