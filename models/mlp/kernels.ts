import type {
  Address,
  DenseKernels,
  EngineKernels,
  Kernels,
  MatrixKernels,
} from "../../engine/mod.ts";

/** The kernels of the multilayer perceptron: dense layers, and its own in `assembly/`, on pixels. */
export type MlpKernels = Kernels<
  & DenseKernels
  & Pick<MatrixKernels, "transpose">
  & Pick<
    EngineKernels,
    "dropoutFactors" | "softmaxCrossEntropy" | "softmaxCrossEntropyGradient"
  >
  & PixelKernels
>;

interface PixelKernels {
  listPixels(
    entries: Address,
    ends: Address,
    pixels: Address,
    images: number,
    length: number,
    scale: number,
  ): void;
  pixelLayer(
    out: Address,
    base: Address,
    entries: Address,
    ends: Address,
    weights: Address,
    bias: Address,
    images: number,
    inputs: number,
    units: number,
    offset: number,
    rectified: boolean,
  ): void;
  pixelWeightGradient(
    out: Address,
    base: Address,
    entries: Address,
    ends: Address,
    gradient: Address,
    sums: Address,
    images: number,
    inputs: number,
    units: number,
    offset: number,
  ): void;
}
