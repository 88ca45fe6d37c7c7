import type { Address, Kernels, MatrixKernels } from "../../../engine/mod.ts";

/** The kernels of the Neural Programmer: those on matrices, and its own in `../assembly/`. */
export type ProgrammerKernels = Kernels<
  MatrixKernels & { runTables(tables: Address): number }
>;
