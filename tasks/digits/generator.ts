import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { drawDigit, SIDE } from "./draw_digit.ts";

/** Random words of an image: more than any takes. A stream for each would cost as much as the drawing. */
const WORDS = 1024;

/** Images and the digits that they show. */
export interface DigitImages {
  /** `[N, 784]`, row by row, 0 for the background to 255. */
  readonly pixels: Uint8Array;
  /** `[N]`. */
  readonly labels: Uint8Array;
}

/**
 * Draws digits: each is a function of the seed, the part and its index.
 *
 * @throws {RangeError} If the count is not a positive integer.
 */
export function drawDigits(seed: number, part: "train" | "test", count: number): DigitImages {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`Cannot draw ${count} digits`);
  }
  const stream = new RandomStream(streamKey(seed, "data")).derive("digits").derive(part);
  const pixels = new Uint8Array(count * SIDE * SIDE), labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    stream.moveTo(i * WORDS);
    labels[i] = stream.integer(10);
    drawDigit(labels[i]!, stream, pixels, i * SIDE * SIDE);
  }
  return { pixels, labels };
}
