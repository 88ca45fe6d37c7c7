import { nramEasy } from "./nram_easy.ts";
import type { Suite } from "./schema/schema.ts";

/** Within a minute on two cores: with noise machines seldom learn in so few attempts. */
export const nramQuick: Suite = {
  ...nramEasy,
  name: "nram-quick",
  title: "Random-access machines that read, copy and reverse, with and without noise",
  workloads: ["nram/access", "nram/copy", "nram/reverse"],
  variants: ["plain", "noisy"],
  seeds: [201, 202, 203],
  budget: { attempts: 20 },
  overrides: {},
  taskOptions: { ...nramEasy.taskOptions, further: "twice" },
  data: { ...nramEasy.data, test: 512 },
};
