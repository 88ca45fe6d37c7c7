import { neuralGpuLengths } from "./neural_gpu_lengths.ts";
import type { Suite } from "./schema/schema.ts";

/** Whether Neural GPUs learn products of two numbers of up to six binary digits. */
export const neuralGpuProducts: Suite = {
  ...neuralGpuLengths,
  name: "neural-gpu-products",
  title: "Neural GPUs that multiply binary numbers of up to six digits",
  workloads: ["neural-gpu/bmul"],
  variants: ["plain"],
  seeds: [211, 212, 213, 214, 215],
  budget: { average: 0.998, stop: { error: 0 } },
  modelOptions: {},
  taskOptions: { longest: 13, further: "twice" },
  successes: [{ under: [0.01, 0.02, 0.03, 0.05] }],
};
