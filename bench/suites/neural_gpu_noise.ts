import { neuralGpuLengths } from "./neural_gpu_lengths.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { variants } from "./variants.ts";

/** The rule of Kaiser and Sutskever's code, which draws truncated Gaussians and follows the training's error. */
function byError(scale: number, options = ""): string {
  return `noise(byError(${scale}, gamma=0.55, allowed=0.02, of=training), truncated=true${options})`;
}

/** Of 0.0025, 0.005, 0.01 and 0.02 the best both without noise and with that of eta 0.0001, on seeds 1 and 2. */
const rule = "adam(0.01, cosine=0.01, beta1=0.9, beta2=0.999, epsilon=0.0001)";

function arm(name: string, title: string, noise: string): Variant {
  return { ...variants.plain, name, title, noise, rule };
}

/**
 * Noise in Neural GPUs at a size that one machine has time for: narrow networks on short sums and products,
 * with the fixed schedule of Neelakantan et al. 2015 at their eta and at one that does not drown the gradient;
 * and with the rule of Kaiser and Sutskever's code, which falls with the error, at its scale of 1 and at a
 * hundredth. The last arm has the fault of that code, in which the noise never reaches the update: it learns as
 * `plain` does. After these few epochs runs without noise lie on both sides of the paper's limits.
 */
export const neuralGpuNoise: Suite = {
  ...neuralGpuLengths,
  name: "neural-gpu-noise",
  title: "How many narrow Neural GPUs learn to add and to multiply, by their noise",
  workloads: ["neural-gpu/badd", "neural-gpu/bmul"],
  variants: [
    { ...variants.plain, rule },
    { ...variants.noisy, rule },
    arm(
      "eta0.0001",
      "the same, with noise of variance 0.0001 / (1 + t)^0.55 after the clip",
      "noise(annealed(eta=0.0001, gamma=0.55))",
    ),
    arm("by-error", "the same, with the noise of the code, scale 1", byError(1)),
    arm("by-error0.01", "the same, with the noise of the code, scale 0.01", byError(0.01)),
    arm(
      "noise-lost",
      "the same, with noise that never reaches the update",
      byError(1, ", discarded=true"),
    ),
  ],
  seeds: Array.from({ length: 20 }, (_, i) => 201 + i),
  budget: { epochs: 7 },
  modelOptions: {
    "neural-gpu": { maps: 12, dropout: 0.05, pullGrowth: 1.3, pullLimit: 0.02 },
  },
  taskOptions: { longest: 13, further: "twice" },
  overrides: { "neural-gpu/bmul": { budget: { epochs: 6 }, taskOptions: { longest: 9 } } },
  successes: [{ under: [0.01, 0.02, 0.03, 0.05] }],
};
