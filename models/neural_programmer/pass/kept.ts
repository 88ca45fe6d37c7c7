import type { Mode } from "../../model.ts";
import type { NeuralProgrammerOptions } from "../options.ts";

/** What dropout multiplies by, float32: questions by end, `[T, L, d]` each, and the history, `[T, L, d]`. */
export interface Kept {
  readonly questions: readonly Float32Array[];
  readonly history: Float32Array;
}

/** What dropout leaves of what the selectors see, drawn step by step and question by question. */
export function drawKept(
  options: NeuralProgrammerOptions,
  questions: number,
  mode: Mode,
): Kept | null {
  const { embeddingSize: d, steps, bidirectional, dropout } = options;
  if (!mode.training || dropout === 0) return null;
  const rows = steps * questions, ends = bidirectional ? 2 : 1;
  const kept = {
    questions: Array.from({ length: ends }, () => new Float32Array(rows * d)),
    history: new Float32Array(rows * d),
  };
  const random = mode.random("dropout");
  for (let row = 0; row < rows; row++) {
    for (const values of [...kept.questions, kept.history]) {
      for (let i = row * d; i < (row + 1) * d; i++) {
        values[i] = random.uniform() < dropout ? 0 : 1 / (1 - dropout);
      }
    }
  }
  return kept;
}
