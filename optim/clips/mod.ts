/** Clips: what shortens gradients that are too long. */

export { clipAdaptively } from "./clip_adaptively.ts";
export { clipByBlockRms } from "./clip_by_block_rms.ts";
export { clipByGlobalNorm } from "./clip_by_global_norm.ts";
export { clipBySpectralNorm } from "./clip_by_spectral_norm.ts";
export { clipByValue } from "./clip_by_value.ts";
export { clipEach } from "./clip_each.ts";
export { clipPerGroup } from "./clip_per_group.ts";
export { clipPerParameter } from "./clip_per_parameter.ts";
export { spectralNorm } from "./spectral_norm.ts";
