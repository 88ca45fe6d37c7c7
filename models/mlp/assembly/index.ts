/** The kernels of the multilayer perceptron. */
export { dropoutFactors } from "./dropout";
export { listPixels, pixelLayer, pixelWeightGradient } from "./pixels";
