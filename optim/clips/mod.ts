/** Clips: what shortens gradients that are too long. */

export { clipByGlobalNorm, clipBySpectralNorm, clipPerGroup } from "./clip.ts";
export { spectralNorm } from "./spectral_norm.ts";
