import type { Values } from "./chart.ts";
import type { About } from "./words.ts";

/**
 * Quantities by layer over a training, of one training or of several side by side: a picture each, time from
 * left to right, whose colours have one logarithmic scale. A reader steps through the frames; without a
 * script all pictures, sentences and the numbers of the last frame are there at once.
 */
export interface LayersDetail {
  readonly kind: "layers";
  /** What the trainings have in common: "20 layers of 50 units, all weights 0". */
  readonly title: string;
  /** The layers from the first on: "1", "2", "output". */
  readonly layers: readonly string[];
  readonly frames: readonly LayersFrame[];
  /** "Activations", with what they are of: "root mean square over a batch". */
  readonly quantities: readonly { readonly name: string; readonly about: string }[];
  readonly arms: readonly LayersArm[];
}

/** A moment of the training. */
export interface LayersFrame {
  /** From 0. */
  readonly update: number;
  /** From 0. */
  readonly epoch: number;
}

/** One of the trainings. */
export interface LayersArm {
  /** "without noise" */
  readonly title: string;
  /** A line under it: "seed 3, test error 88.7 %". */
  readonly note: string;
  /** By frame, a sentence or two; null where nothing is known of it. */
  readonly words: readonly (string | null)[];
  /**
   * By quantity, by frame and by layer: 0 or more, null where a number was not finite; null for a frame of
   * which nothing is known.
   */
  readonly values: readonly (readonly (Values | null)[])[];
  readonly about?: About;
}
