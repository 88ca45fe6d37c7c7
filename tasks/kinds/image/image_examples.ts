import type { Examples } from "../../dataset.ts";
import type { ImageBatch } from "./batch.ts";

/** Images as bytes: a batch copies the rows of its examples. */
export class ImageExamples implements Examples<ImageBatch> {
  readonly length: number;
  readonly #pixels: Uint8Array;
  readonly #labels: ArrayLike<number>;
  readonly #imagePixels: number;
  /** By example: the image's place in the arrays. */
  readonly #places: ArrayLike<number>;

  /**
   * @param imagePixels P, the pixels of an image.
   * @param places Which of the images, in this order.
   */
  constructor(
    { pixels, labels }: { readonly pixels: Uint8Array; readonly labels: ArrayLike<number> },
    imagePixels: number,
    places: ArrayLike<number>,
  ) {
    this.length = places.length;
    this.#pixels = pixels;
    this.#labels = labels;
    this.#imagePixels = imagePixels;
    this.#places = places;
  }

  batch(indices: ArrayLike<number>, reuse?: ImageBatch): ImageBatch {
    const size = indices.length, P = this.#imagePixels;
    const pixels = reuse?.pixels.length === size * P ? reuse.pixels : new Uint8Array(size * P);
    const labels = reuse?.labels.length === size ? reuse.labels : new Int32Array(size);
    for (let b = 0; b < size; b++) {
      const place = this.#places[indices[b]!];
      if (place === undefined) {
        throw new RangeError(`Cannot take example ${indices[b]} of ${this.length}`);
      }
      pixels.set(this.#pixels.subarray(place * P, (place + 1) * P), b * P);
      labels[b] = this.#labels[place]!;
    }
    return { kind: "image", size, pixels, labels };
  }
}
