import * as engine from "../../../engine/mod.ts";

export * from "../../../engine/mod.ts";

export const descend: typeof engine.descend = (parameter, gradient, descent) =>
  engine.descend(parameter, gradient, { ...descent, learningRate: 0.1 * descent.learningRate });

export const descendByAdam: typeof engine.descendByAdam = (parameter, gradient, clipped, step) => {
  const learningRate = 0.1 * step.learningRate;
  engine.descendByAdam(parameter, gradient, clipped, { ...step, learningRate });
};
