import { gumbel, type RandomStream } from "../engine/mod.ts";
import type { TableBatch } from "../tasks/mod.ts";
import type { Mode } from "./model.ts";

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

/** Noise on the scores of a selector, `[T, L, choices]`. */
export interface SelectionNoise {
  readonly operations: Float32Array;
  readonly columns: Float32Array;
}

/** The share of the training after which there is no noise any more. */
const LAST = 0.8;

/**
 * Gumbel noise on the scores of operations and columns while training: `scale` at first, in a straight
 * line to nothing. Selection is then close to a draw of a program, and what a program is worth shows,
 * where a softmax that has settled hides it.
 *
 * @returns Null for no noise.
 */
export function drawSelectionNoise(
  scale: number,
  mode: Mode,
  [steps, programs, operations, columns]: readonly [number, number, number, number],
): SelectionNoise | null {
  if (!mode.training || scale === 0 || mode.progress >= LAST) return null;
  const { selection } = mode.random, now = scale * (1 - mode.progress / LAST);
  const noise = {
    operations: new Float32Array(steps * programs * operations),
    columns: new Float32Array(steps * programs * columns),
  };
  for (let row = 0; row < steps * programs; row++) {
    fill(noise.operations.subarray(row * operations, (row + 1) * operations), now, selection);
    fill(noise.columns.subarray(row * columns, (row + 1) * columns), now, selection);
  }
  return noise;
}

function fill(noise: Float32Array, scale: number, random: RandomStream): void {
  for (let i = 0; i < noise.length; i++) noise[i] = scale * gumbel(random);
}
