import * as optim from "../../../optim/mod.ts";

export * from "../../../optim/mod.ts";

export const chain = ((...parts: readonly optim.GradientTransformation[]) => {
  const [clip, noise, ...others] = parts;
  return noise?.stage === "noise"
    ? optim.chain({ unordered: true }, noise, clip!, ...others)
    : optim.chain(...parts);
}) as typeof optim.chain;
