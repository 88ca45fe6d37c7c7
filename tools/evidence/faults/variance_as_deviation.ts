import * as engine from "../../../engine/mod.ts";

export * from "../../../engine/mod.ts";

function squared(noise: engine.GaussianDraw | null): engine.GaussianDraw | null {
  return noise && { ...noise, standardDeviation: noise.standardDeviation ** 2 };
}

export const descend: typeof engine.descend = (parameter, gradient, descent) =>
  engine.descend(parameter, gradient, { ...descent, noise: squared(descent.noise) });

export const descendByAdam: typeof engine.descendByAdam = (parameter, gradient, clipped, step) =>
  engine.descendByAdam(parameter, gradient, { ...clipped, noise: squared(clipped.noise) }, step);
