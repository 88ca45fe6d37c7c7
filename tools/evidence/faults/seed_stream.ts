import * as engine from "../../../engine/mod.ts";

export * from "../../../engine/mod.ts";

export const streamKey: typeof engine.streamKey = (seed, name) =>
  engine.streamKey(seed, name === "order" ? "dropout" : name);
