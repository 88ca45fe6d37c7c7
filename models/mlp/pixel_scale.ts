import type { ImageShape } from "../../tasks/mod.ts";
import type { MlpOptions } from "./options.ts";

/** From a byte p to what the network sees: scale p + offset. */
export interface PixelScale {
  readonly scale: number;
  readonly offset: number;
}

/** How pixels are scaled. */
export function pixelScale(
  input: MlpOptions["input"],
  { mean, standardDeviation }: Pick<ImageShape, "mean" | "standardDeviation">,
): PixelScale {
  switch (input) {
    case "unit":
      return { scale: 1 / 255, offset: 0 };
    case "signed":
      return { scale: 2 / 255, offset: -1 };
    case "standardised":
      // Images that are all alike have no deviation.
      return standardDeviation === 0
        ? { scale: 1, offset: -mean }
        : { scale: 1 / standardDeviation, offset: -mean / standardDeviation };
    case "raw":
      return { scale: 1, offset: 0 };
  }
}
