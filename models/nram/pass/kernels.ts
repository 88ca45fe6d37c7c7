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
  packLayerRows(
    out: Address,
    x: Address,
    rows: Address,
    columns: Address,
    inputs: number,
    tiles: number,
    width: number,
  ): void;
  weightGradient(
    out: Address,
    bias: Address,
    x: Address,
    gradient: Address,
    matrixRows: Address,
    columns: Address,
    rows: number,
    inputs: number,
    stride: number,
    tiles: number,
    width: number,
    factor: number,
    work: Address,
    turned: Address,
  ): void;
  sparseWeightGradient(
    out: Address,
    bias: Address,
    x: Address,
    gradient: Address,
    matrixRows: Address,
    columns: Address,
    rows: number,
    inputs: number,
    stride: number,
    tiles: number,
    width: number,
    factor: number,
    work: Address,
    lists: Address,
    found: Address,
    counts: Address,
  ): void;
}>;
