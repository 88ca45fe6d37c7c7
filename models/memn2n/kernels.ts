import type { Address } from "../../engine/mod.ts";

/** The kernels of the memory network; `assembly/` says what each computes, by parameter. */
export interface MemoryNetworkKernels {
  memoryNetwork(network: Address): number;
  packRows(
    to: Address,
    toStride: number,
    columns: number,
    from: Address,
    fromStride: number,
    width: number,
    rows: number,
  ): void;
  highestId(ids: Address, length: number): number;
  memoryScores(p: Address, u: Address, m: Address, stories: number, slots: number, d: number): void;
  memorySum(u: Address, p: Address, m: Address, stories: number, slots: number, d: number): void;
  memoryOuter(m: Address, p: Address, u: Address, stories: number, slots: number, d: number): void;
}
