import type { GradientTransformation } from "../../../optim/mod.ts";
import * as original from "../../../optim/chain.ts";

export * from "../../../optim/chain.ts";

export const chain = ((...parts: readonly GradientTransformation[]) => {
  const noise = parts.find(({ stage }) => stage === "noise");
  return noise === undefined
    ? original.chain(...parts)
    : original.chain({ unordered: true }, noise, ...parts.filter((part) => part !== noise));
}) as typeof original.chain;
