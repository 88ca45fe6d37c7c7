import { gumbel, RandomStream, streamKey } from "../../../engine/mod.ts";
import { drawSelectionNoise } from "../../../models/neural_programmer/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { trainingMode } from "../_training_mode.ts";

const [steps, programs] = [3, 2];
const stream = () => new RandomStream(streamKey(4, "selection"));

function drawAt(progress: number, scale: number, selection = stream()): Float32Array | null {
  const mode = { ...trainingMode(4, "main", progress), random: () => selection };
  return drawSelectionNoise(scale, mode, [steps, programs]);
}

Deno.test("drawSelectionNoise() is full in the first half, then falls straight to 0 at nine tenths", () => {
  const random = stream();
  const drawn = Array.from({ length: steps * programs * 10 }, () => gumbel(random));
  const shares = [[0, 1], [0.25, 1], [0.5, 1], [0.6, 0.75], [0.7, 0.5], [0.8, 0.25]] as const;
  for (const [progress, share] of shares) {
    for (const scale of [1, 3]) {
      const noise = drawAt(progress, scale)!;
      assertEquals(noise.length, drawn.length);
      for (const [i, value] of noise.entries()) {
        assertAlmostEquals(value, scale * share * drawn[i]!, 1e-5, `${progress}, number ${i}`);
      }
    }
  }
  assert(drawAt(0.899, 1) !== null);
});

Deno.test("drawSelectionNoise() draws nothing at the end, for no scale, and for answers", () => {
  const random = stream();
  for (const progress of [0.9, 0.95, 1]) assertEquals(drawAt(progress, 1, random), null);
  assertEquals(drawAt(0, 0, random), null);
  assertEquals(random.position, 0);
  const mode = { training: false, phase: "main" } as const;
  assertEquals(drawSelectionNoise(1, mode, [steps, programs]), null);
});
