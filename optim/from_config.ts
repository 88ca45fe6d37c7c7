import type { Json } from "../engine/mod.ts";
import { adam } from "./adam.ts";
import { chain } from "./chain.ts";
import { clipByGlobalNorm, clipBySpectralNorm, clipPerGroup } from "./clip.ts";
import { constant, halveEvery, type LearningRate } from "./learning_rate.ts";
import { addGradientNoise, annealed, fixed, type NoiseSchedule } from "./noise.ts";
import { sgd } from "./sgd.ts";
import type { GradientTransformation } from "./transformation.ts";

// deno-lint-ignore no-explicit-any
type Config = any;

const builders: Readonly<Record<string, (config: Config) => GradientTransformation>> = {
  chain: ({ unordered, parts }) => chain({ unordered }, ...parts.map(fromConfig)),
  clipByGlobalNorm: ({ norm }) => clipByGlobalNorm(norm ?? Infinity),
  clipBySpectralNorm: ({ norm }) => clipBySpectralNorm(norm),
  clipPerGroup: ({ norm, groups }) => clipPerGroup(norm, groups),
  addGradientNoise: ({ schedule, key }) =>
    addGradientNoise({ schedule: noiseFromConfig(schedule), key }),
  adam: ({ learningRate, ...constants }) =>
    adam({ ...constants, learningRate: learningRateFromConfig(learningRate) }),
  sgd: ({ learningRate }) => sgd(learningRateFromConfig(learningRate)),
};

function noiseFromConfig(config: NoiseSchedule): NoiseSchedule {
  switch (config.kind) {
    case "fixed":
      return fixed(config.standardDeviation);
    case "annealed":
      return annealed(config);
  }
  throw unknownKind("noise schedule", config);
}

function learningRateFromConfig(config: LearningRate): LearningRate {
  switch (config.kind) {
    case "constant":
      return constant(config.rate);
    case "halveEvery":
      return halveEvery(config);
  }
  throw unknownKind("learning rate", config);
}

/** Configurations come out of JSON, whatever their types say: of a known kind none gets here. */
function unknownKind(what: string, config: never): TypeError {
  return new TypeError(`Cannot build a ${what} of kind: ${(config as Config)?.kind}`);
}

/**
 * Builds a transformation from the `config` of another.
 *
 * @throws {TypeError} If the configuration is of no known kind.
 * @throws {RangeError} If one of its numbers is out of range.
 */
export function fromConfig(config: Json): GradientTransformation {
  const kind = (config as Config)?.kind;
  const build = Object.hasOwn(builders, kind) ? builders[kind] : undefined;
  if (build === undefined) {
    throw new TypeError(`Cannot build a gradient transformation of kind: ${kind}`);
  }
  return build(config);
}
