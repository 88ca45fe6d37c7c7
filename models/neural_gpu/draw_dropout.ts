import { drawDropoutFactors, type EngineKernels, type Kernels } from "../../engine/mod.ts";
import type { Mode } from "../model.ts";
import type { DropoutFactors, Sequences } from "./computation.ts";
import type { NeuralGpuOptions } from "./options.ts";

/** Up to this length a number of the image is silenced with the option's probability (C: its shortest bin). */
const FULL_LENGTH = 8;

/** Draws what the images are multiplied by, a word for each number; null where nothing is silenced. */
export function drawDropout(
  { dropout, height, maps }: Pick<NeuralGpuOptions, "dropout" | "height" | "maps">,
  { size, length: n }: Pick<Sequences, "size" | "length">,
  mode: Mode,
  kernels: Kernels<Pick<EngineKernels, "dropoutFactors">> | null,
): DropoutFactors | null {
  if (!mode.training || dropout === 0) return null;
  const probability = dropout * FULL_LENGTH / Math.max(FULL_LENGTH, n);
  const length = (n + 1) * n * height * maps * size;
  return drawDropoutFactors(length, probability, mode.random("dropout"), kernels);
}
