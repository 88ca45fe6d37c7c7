import { DataError } from "../../task.ts";
import type { ImageDataset, ImageShape } from "./batch.ts";
import { ImageExamples } from "./image_examples.ts";

/** Every twelfth training image is held out for validation: 5,000 of 60,000. */
const HELD_OUT = 12;

/** Images and the classes that they belong to. */
export interface LabelledImages {
  /** `[N, P]`, row by row: 0, the background, to 255. */
  readonly pixels: Uint8Array;
  /** `[N]`: class numbers, from 0. */
  readonly labels: ArrayLike<number>;
}

/** What an image data set is made of. */
export interface ImageParts {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
  readonly height: number;
  readonly width: number;
  readonly classNames: readonly string[];
  /** The name of its only part. */
  readonly task: string;
  /** SHA-256: the identity of the data. */
  readonly digest: string;
}

/**
 * Splits images. Validation is every twelfth training image, the last of each twelve; mean and deviation of
 * the pixels are those of the images that are left for training.
 *
 * @throws {DataError} If there are too few training images to hold some out.
 * @throws {TypeError} If there are more or fewer pixels than the labels need.
 * @throws {RangeError} If there is no test image, or a label names no class.
 */
export function buildImageDataset(images: ImageParts): ImageDataset {
  const { train, test, height, width, classNames, task, digest } = images;
  const imagePixels = height * width;
  checkImages("training", train, imagePixels, classNames.length);
  checkImages("test", test, imagePixels, classNames.length);
  const places = placesOf(train);
  const isHeld = (place: number) => place % HELD_OUT === HELD_OUT - 1;
  const held = places.filter(isHeld), trained = places.filter((place) => !isHeld(place));
  if (held.length === 0) {
    throw new DataError(
      `Cannot hold some of ${places.length} images out for validation: ` +
        `there must be at least ${HELD_OUT}`,
    );
  }
  return {
    form: "finite",
    train: new ImageExamples(train, imagePixels, trained),
    difficulties: null,
    validation: new ImageExamples(train, imagePixels, held),
    test: new ImageExamples(test, imagePixels, placesOf(test)),
    parts: [{
      task,
      trainingQuestions: train.labels.length,
      testQuestions: test.labels.length,
    }],
    // A class is named in advance, whether training shows it or not.
    unknownAnswers: {
      validation: { unknown: 0, total: held.length },
      test: { unknown: 0, total: test.labels.length },
    },
    digest,
    shape: {
      height,
      width,
      classes: classNames.length,
      ...brightness(train.pixels, imagePixels, trained),
    },
    classNames,
    readTest(index) {
      const label = test.labels[index];
      if (label === undefined) throw new RangeError(`Cannot read test image ${index}`);
      return {
        pixels: test.pixels.slice(index * imagePixels, (index + 1) * imagePixels),
        label: classNames[label]!,
      };
    },
  };
}

function placesOf({ labels }: LabelledImages): Int32Array {
  return Int32Array.from({ length: labels.length }, (_, place) => place);
}

function checkImages(
  part: string,
  { pixels, labels }: LabelledImages,
  imagePixels: number,
  classes: number,
): void {
  if (labels.length === 0) throw new RangeError(`Cannot use no ${part} images`);
  if (pixels.length !== labels.length * imagePixels) {
    throw new TypeError(
      `Cannot use ${pixels.length} pixels as ${labels.length} ${part} images of ${imagePixels}`,
    );
  }
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    throw new RangeError(
      `Cannot use ${part} image ${i}: its label is ${label} of ${classes} classes`,
    );
  }
}

/** Mean and deviation over all pixels of some images: sums of whole numbers, in any order the same. */
function brightness(
  pixels: Uint8Array,
  imagePixels: number,
  places: Int32Array,
): Pick<ImageShape, "mean" | "standardDeviation"> {
  const counts = new Float64Array(256);
  for (const place of places) {
    const end = (place + 1) * imagePixels;
    for (let i = place * imagePixels; i < end; i++) counts[pixels[i]!]! += 1;
  }
  const total = places.length * imagePixels;
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / total;
  const squares = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0);
  return { mean, standardDeviation: Math.sqrt(squares / total) };
}
