import * as original from "../../../engine/base/random_stream.ts";

export * from "../../../engine/base/random_stream.ts";

export const streamKey: typeof original.streamKey = (seed, name) =>
  original.streamKey(seed, name === "order" ? "dropout" : name);
