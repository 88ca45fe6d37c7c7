import type { PhiloxKey } from "../engine/mod.ts";
import type { State } from "./state.ts";
import { chain } from "./chain.ts";
import { clipByGlobalNorm } from "./clip.ts";
import { addGradientNoise, fixed, type NoiseSchedule } from "./noise.ts";
import type { GradientTransformation } from "./transformation.ts";

/** The parts of a clip-then-noise optimizer. */
export interface NoisyClippedOptions {
  /** A clip, or the limit of a clip by global norm. */
  readonly clip: GradientTransformation | number;
  /** A schedule, or the standard deviation of a fixed one. */
  readonly noise: NoiseSchedule | number;
  /** From `streamKey(seed, "noise")`. */
  readonly key: PhiloxKey;
  readonly rule: GradientTransformation;
}

/**
 * The optimizer that gradnoise is named after, in one call: clip, add noise, apply the rule
 * (Neelakantan et al. 2015, arXiv 1511.06807).
 *
 * @throws {TypeError} If a part is not of its stage.
 * @throws {RangeError} If a number is out of range.
 */
export function noisyClipped(
  { clip, noise, key, rule }: NoisyClippedOptions,
): GradientTransformation<readonly State[]> {
  return chain(
    typeof clip === "number" ? clipByGlobalNorm(clip) : clip,
    addGradientNoise({ schedule: typeof noise === "number" ? fixed(noise) : noise, key }),
    rule,
  );
}
