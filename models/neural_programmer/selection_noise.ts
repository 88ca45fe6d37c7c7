import { gumbel } from "../../engine/mod.ts";
import { operationNames, type TableBatch } from "../../tasks/mod.ts";
import type { Mode } from "../model.ts";

/** Which questions of a batch choose together. */
export interface SharedPrograms {
  /** L. */
  readonly count: number;
  /** `[B]`: the program of each question. */
  readonly ofQuestions: Int32Array;
  /** `[L]`: the first question of each program. */
  readonly first: readonly number[];
}

/** Questions of the same words choose the same program; `apart`, each its own. */
export function sharePrograms(batch: TableBatch, apart: boolean): SharedPrograms {
  const { size, questions, questionLengths, questionWords: Q } = batch;
  const known = new Map<string, number>(), first: number[] = [];
  const ofQuestions = Int32Array.from({ length: size }, (_, b) => {
    const words = questions.subarray(b * Q, b * Q + questionLengths[b]!);
    const key = apart ? String(b) : words.join(" ");
    const program = known.get(key) ?? first.push(b) - 1;
    known.set(key, program);
    return program;
  });
  return { count: first.length, ofQuestions, first };
}

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
