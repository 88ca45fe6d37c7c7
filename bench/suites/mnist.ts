import { digitArms } from "./digit_arms.ts";
import type { Suite } from "./schema/schema.ts";

/**
 * The rows of the noise paper's table where noise decides: with pixels from 0 to 1 and the mean of the
 * cross-entropies, networks that begin badly stay at chance without noise. The larger learning rate alone:
 * with 0.01, no network with zero weights begins to learn in this time.
 */
export const mnist: Suite = {
  name: "mnist",
  title: "Twenty-layer networks on digits from good and bad starts: where noise decides",
  version: 1,
  workloads: ["mlp/digits"],
  variants: digitArms.map(({ name, against, variant }) => ({ ...variant, name, against })),
  seeds: Array.from({ length: 10 }, (_, i) => i + 1),
  budget: { batchSize: 64, epochs: 40 },
  modelOptions: { mlp: { input: "unit", loss: "mean" } },
  taskOptions: {},
  margin: 0.01,
  published: [],
  data: { seed: 1, train: 60_000, test: 10_000 },
  backend: "wasm",
};
