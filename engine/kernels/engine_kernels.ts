import type { Address } from "./kernels.ts";

/** The kernels that the engine's operations use; `assembly/` says what each computes, by parameter. */
export interface EngineKernels {
  adam(...values: Ordered<typeof ADAM>): void;
  embeddingBag(...values: Ordered<typeof EMBEDDING_BAG>): number;
  segmentSum(
    out: Address,
    x: Address,
    segments: Address,
    rows: number,
    width: number,
    segmentCount: number,
  ): number;
  dropoutFactors(
    out: Address,
    words: Address,
    length: number,
    key0: number,
    key1: number,
    block: number,
    skipped: number,
    threshold: number,
    factor: number,
  ): void;
  fillGaussianTable(table: Address): void;
  fillGaussian(
    out: Address,
    table: Address,
    work: Address,
    length: number,
    standardDeviation: number,
    key0: number,
    key1: number,
    index: number,
    lowest: number,
  ): void;
  softmaxCrossEntropy(
    probabilities: Address,
    logits: Address,
    labels: Address,
    rows: number,
    classes: number,
  ): number;
  softmaxCrossEntropyGradient(
    out: Address,
    logits: Address,
    labels: Address,
    rows: number,
    classes: number,
    upstream: number,
  ): void;
  descend(
    parameter: Address,
    gradient: Address,
    noise: Address,
    length: number,
    scale: number,
    rate: number,
  ): void;
  sumOfSquares(x: Address, length: number): number;
}

/** Kernels on matrices, for the fused passes of models. */
export interface MatrixKernels {
  addProduct(
    out: Address,
    a: Address,
    rowStride: number,
    innerStride: number,
    b: Address,
    rows: number,
    inner: number,
    columns: number,
  ): void;
  addInnerProducts(
    out: Address,
    a: Address,
    b: Address,
    rows: number,
    columns: number,
    inner: number,
  ): void;
  transpose(out: Address, x: Address, rows: number, columns: number): void;
  addRowsAt(
    out: Address,
    to: Address,
    x: Address,
    from: Address,
    count: number,
    width: number,
  ): void;
  tanhOf(x: Address, length: number): void;
  tanhGradient(gradient: Address, y: Address, length: number): void;
  softmaxOf(x: Address, stride: number, rows: number, columns: number): void;
  softmaxGradient(
    gradient: Address,
    y: Address,
    stride: number,
    rows: number,
    columns: number,
  ): void;
}

/** Kernels of dense layers, for the fused passes of models. */
export interface DenseKernels {
  dense(
    out: Address,
    x: Address,
    weights: Address,
    bias: Address,
    rows: number,
    inputs: number,
    units: number,
    rectified: boolean,
  ): void;
  denseWeightGradient(
    out: Address,
    x: Address,
    gradient: Address,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  denseInputGradient(
    out: Address,
    gradient: Address,
    turned: Address,
    x: Address,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  fusesMultiplyAdd(a: number): boolean;
  sumOfRows(out: Address, x: Address, rows: number, columns: number): void;
  multiplyEntries(x: Address, factors: Address, length: number): void;
}

/** The parameters of the kernels with many, in order. */
// deno-fmt-ignore
export const ADAM = [
  "parameter", "gradient", "noise", "first", "second", "length", "scale", "rate", "beta1", "beta2",
  "correction1", "correction2", "epsilon",
] as const;
// deno-fmt-ignore
export const EMBEDDING_BAG = [
  "table", "ids", "weights", "bagRows", "bags", "length", "width", "rows", "sets", "backward",
] as const;

/** A number for each name of a list. */
export type Ordered<Names extends readonly string[]> = { [I in keyof Names]: number };

/**
 * Numbers by name as a list in the order of the names: the arguments of a kernel, or the fields of a
 * struct that it reads.
 */
export function inOrder<const Names extends readonly string[]>(
  names: Names,
  values: Readonly<Record<Names[number], number>>,
): Ordered<Names> {
  return names.map((name) => values[name as Names[number]]) as Ordered<Names>;
}
