import * as engine from "../../../engine/mod.ts";

export * from "../../../engine/mod.ts";

export const descend: typeof engine.descend = (parameter, gradient, descent) =>
  engine.descend(parameter, gradient, { ...descent, noise: null });

export const descendByAdam: typeof engine.descendByAdam = (parameter, gradient, clipped, step) =>
  engine.descendByAdam(parameter, gradient, { ...clipped, noise: null }, step);
