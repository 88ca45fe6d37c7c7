import { digitNoise } from "./digit_arms.ts";
import { mnist } from "./mnist.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { variants } from "./variants.ts";

const depths = [2, 5, 10, 20, 30] as const;

function variantOf(hiddenLayers: number, noise: boolean): Variant {
  const name = `${hiddenLayers}-layers`;
  return {
    ...variants.plain,
    name: noise ? `${name}-noisy` : name,
    title: `${hiddenLayers} hidden layers; ${noise ? "noise" : "no noise"}`,
    against: noise ? name : null,
    noise: noise ? digitNoise : "none",
    modelOptions: { mlp: { hiddenLayers } },
  };
}

/**
 * From how many layers on noise matters. Weights of deviation 0.1 let half of the signal through a layer
 * of 50 units, so what is left at the end depends on depth. Neelakantan et al. 2015 saw no benefit with 5
 * layers, without numbers.
 */
export const depth: Suite = {
  ...mnist,
  name: "depth",
  title: "Networks of 2 to 30 layers on digits, with and without noise: from where on it matters",
  variants: depths.flatMap((layers) => [false, true].map((noise) => variantOf(layers, noise))),
  seeds: [1, 2, 3, 4, 5],
  budget: { batchSize: 64, epochs: 10 },
  modelOptions: { mlp: { ...mnist.modelOptions.mlp, init: "simple" } },
};
