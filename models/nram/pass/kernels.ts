import type { Address, Kernels } from "../../../engine/mod.ts";

/** The kernels of the neural random-access machine, in `../assembly/`. */
export type NramKernels = Kernels<{
  learnMachines(machine: Address): number;
  answerMachines(machine: Address): void;
  packLayer(
    out: Address,
    x: Address,
    rows: Address,
    columns: Address,
    inputs: number,
    tiles: number,
    down: number,
    along: number,
  ): void;
  weightGradient(
    out: Address,
    bias: Address,
    x: Address,
    gradient: Address,
    matrixRows: Address,
    columns: Address,
    rows: number,
    xUnits: number,
    inputs: number,
    tiles: number,
    width: number,
    factor: number,
  ): void;
}>;
