import type { Address, EngineKernels, Kernels } from "../../../engine/mod.ts";

/** The kernels of the Neural GPU, in `../assembly/`. */
export type NeuralGpuKernels = Kernels<
  Pick<EngineKernels, "dropoutFactors"> & {
    learnSequences(network: Address): void;
    answerSequences(network: Address): void;
  }
>;
