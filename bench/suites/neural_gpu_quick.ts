import { neuralGpuLengths } from "./neural_gpu_lengths.ts";
import type { Suite } from "./schema/schema.ts";

/** Within three minutes on two cores. */
export const neuralGpuQuick: Suite = {
  ...neuralGpuLengths,
  name: "neural-gpu-quick",
  title: "Neural GPUs that add binary numbers of up to six digits, with and without noise",
  workloads: ["neural-gpu/badd"],
  variants: ["plain", "noisy"],
  seeds: [201, 202],
  budget: { epochs: 10 },
  modelOptions: { "neural-gpu": { maps: 24 } },
  taskOptions: { longest: 13, further: "twice" },
  successes: [],
  data: { ...neuralGpuLengths.data, test: 256 },
};
