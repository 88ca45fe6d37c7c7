/** Noise: what is added to clipped gradients. */

export { addGradientNoise, type GradientNoiseOptions } from "./gradient_noise.ts";
export { addLangevinNoise, type LangevinNoiseOptions } from "./langevin_noise.ts";
