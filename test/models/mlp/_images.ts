import { RandomStream, streamKey } from "../../../engine/mod.ts";
import type { ImageBatch, ImageShape } from "../../../tasks/mod.ts";

/** Images of five by four pixels and three classes: longer than a vector of bytes, and not a multiple. */
export const shape: ImageShape = {
  height: 5,
  width: 4,
  classes: 3,
  mean: 40,
  standardDeviation: 80,
};

/** Images of which two pixels in three are 0, and the first all of them. */
export function images(size: number, { height, width, classes } = shape): ImageBatch {
  const random = new RandomStream(streamKey(size, "data"));
  const pixels = Uint8Array.from(
    { length: size * height * width },
    () => random.integer(3) === 0 ? 1 + random.integer(255) : 0,
  );
  return {
    kind: "image",
    size,
    pixels: pixels.fill(0, 0, height * width),
    labels: Int32Array.from({ length: size }, () => random.integer(classes)),
  };
}
