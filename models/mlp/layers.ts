import type { ImageShape } from "../../tasks/mod.ts";
import type { MlpOptions } from "./options.ts";

/** A layer: y = f(x W + b), where f rectifies, but for the last layer, whose y are scores. */
export interface Layer {
  /** From 1, as in the names of its parameters. */
  readonly number: number;
  readonly inputs: number;
  readonly units: number;
  readonly rectified: boolean;
}

/** The layers of a network, the first hidden one first and the output layer last. */
export function layersOf(
  { hiddenLayers, hiddenUnits }: Pick<MlpOptions, "hiddenLayers" | "hiddenUnits">,
  { height, width, classes }: Pick<ImageShape, "height" | "width" | "classes">,
): Layer[] {
  const sizes = [height * width, ...Array<number>(hiddenLayers).fill(hiddenUnits), classes];
  return sizes.slice(1).map((units, i) => ({
    number: i + 1,
    inputs: sizes[i]!,
    units,
    rectified: i < hiddenLayers,
  }));
}

/** The standard deviation of a layer's initial weights. */
export function initialDeviation(
  init: MlpOptions["init"],
  { inputs, rectified }: Pick<Layer, "inputs" | "rectified">,
): number {
  switch (init) {
    case "zero":
      return 0;
    case "simple":
      return 0.1;
    case "he":
      // He, Zhang, Ren and Sun 2015, arXiv 1502.01852: equation (10).
      return Math.sqrt(2 / inputs);
    case "random-walk": {
      // Sussillo and Abbott 2014, arXiv 1412.6558: the scale g at which the norm of a gradient neither
      // grows nor shrinks on its way, for rectified and for linear units.
      const g = rectified
        ? Math.SQRT2 * Math.exp(1.2 / (Math.max(inputs, 6) - 2.4))
        : Math.exp(1 / (2 * inputs));
      return g / Math.sqrt(inputs);
    }
    default:
      return init;
  }
}
