/**
 * Images with a class each: what a multilayer perceptron is given. Axis letters: B images, P pixels of an
 * image, row by row.
 */

import type { Dataset } from "../../dataset.ts";
import type { Task } from "../../task.ts";

/** Images of one size, as bytes: a network scales them as it needs to. */
export interface ImageBatch {
  readonly kind: "image";
  /** B. */
  readonly size: number;
  /** `[B, P]`: 0, the background, to 255. */
  readonly pixels: Uint8Array;
  /** `[B]`: class numbers, from 0. */
  readonly labels: Int32Array;
}

/** What a model has to know before it can be built. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly classes: number;
  /** Mean and standard deviation over all pixels of the training part, 0 to 255. */
  readonly mean: number;
  readonly standardDeviation: number;
}

/** An image as a person looks at it. */
export interface ReadableImage {
  /** `[P]`, row by row. */
  readonly pixels: Uint8Array;
  /** The name of its class: "7". */
  readonly label: string;
}

/** Images over one list of classes. */
export interface ImageDataset extends Dataset<ImageBatch> {
  readonly shape: ImageShape;
  /** The names of the classes, by number. */
  readonly classNames: readonly string[];
  /**
   * A test image.
   *
   * @throws {RangeError} If there is no such image.
   */
  readTest(index: number): ReadableImage;
}

/** A task about images. */
export type ImageTask = Task<ImageDataset> & { readonly kind: "image" };
