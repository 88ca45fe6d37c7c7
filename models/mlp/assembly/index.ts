/** The kernels of the multilayer perceptron. */
export { listPixels, pixelLayer, pixelWeightGradient } from "./pixels";
