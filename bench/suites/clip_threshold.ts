import { digitNoise } from "./digit_arms.ts";
import { mnist } from "./mnist.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { variants } from "./variants.ts";

/** Infinity is no clip. */
const thresholds = [Infinity, 1, 3, 10, 30, 100, 300] as const;

function variantOf(threshold: number, noise: boolean): Variant {
  const isClipped = Number.isFinite(threshold), name = isClipped ? `clip${threshold}` : "no-clip";
  return {
    ...variants.plain,
    name: noise ? `${name}-noisy` : name,
    title: `${isClipped ? `clip ${threshold}` : "no clip"}; ${noise ? "noise" : "no noise"}`,
    against: noise ? name : null,
    grid: {
      row: isClipped ? `clip ${threshold}` : "no clip",
      column: noise ? "noise, eta 0.01" : "no noise",
    },
    clip: isClipped ? `clip(${threshold})` : "none",
    noise: noise ? digitNoise : "none",
  };
}

/**
 * Neelakantan et al. 2015 remark that with noise the result hardly depends on the threshold of the clip,
 * and that without noise a tuned threshold can do as well.
 */
export const clipThreshold: Suite = {
  ...mnist,
  name: "clip-threshold",
  title: "Twenty-layer networks on digits, clipped at seven thresholds, with and without noise",
  variants: thresholds.flatMap((one) => [false, true].map((noise) => variantOf(one, noise))),
  seeds: [1, 2, 3, 4, 5],
  budget: { batchSize: 64, epochs: 10 },
  modelOptions: { mlp: { ...mnist.modelOptions.mlp, init: "simple" } },
};
