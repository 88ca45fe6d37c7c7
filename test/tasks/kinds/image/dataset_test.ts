import {
  buildImageDataset,
  DataError,
  type Examples,
  type ImageBatch,
} from "../../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

const classNames = ["a", "b", "c"];

/** Images of 1 x 2 pixels: the n-th is [n, 100 + n], of class n mod 3. */
function images(count: number, first = 0) {
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  return {
    pixels: Uint8Array.from(numbers.flatMap((n) => [n, 100 + n])),
    labels: Uint8Array.from(numbers, (n) => n % 3),
  };
}

const parts = {
  train: images(26),
  test: images(4, 50),
  ...{ height: 1, width: 2, classNames, task: "toy", digest: "0".repeat(64) },
};

/** Which images examples are of, by their first pixels. */
function numbersOf(examples: Examples<ImageBatch>): number[] {
  return Array.from({ length: examples.length }, (_, i) => examples.batch([i]).pixels[0]!);
}

Deno.test("every twelfth training image, the last of its twelve, is held out for validation", () => {
  const data = buildImageDataset(parts);
  assertEquals(numbersOf(data.validation), [11, 23]);
  assertEquals(
    numbersOf(data.train),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25],
  );
  assertEquals(numbersOf(data.test), [50, 51, 52, 53]);
  assertEquals(data.parts, [{ task: "toy", trainingQuestions: 26, testQuestions: 4 }]);
  assertEquals(data.unknownAnswers, {
    validation: { unknown: 0, total: 2 },
    test: { unknown: 0, total: 4 },
  });
  assertEquals([data.form, data.difficulties, data.digest], ["finite", null, parts.digest]);
  const message = "Cannot hold some of 11 images out for validation: there must be at least 12";
  assertThrows(() => buildImageDataset({ ...parts, train: images(11) }), DataError, message);
});

Deno.test("mean and deviation are those of the pixels that are trained on", () => {
  const { shape } = buildImageDataset(parts);
  assertEquals([shape.height, shape.width, shape.classes], [1, 2, 3]);
  // 0 to 25 without 11 and 23: 325 - 34 = 291, so 291 / 24 = 12.125; with the other pixels 50 more.
  assertEquals(shape.mean, 62.125);
  // Their squares: 25 * 26 * 51 / 6 - 121 - 529 = 4875, so the variance is 4875 / 24 - 12.125^2, and of
  // both halves, 100 apart, 50^2 more.
  assertAlmostEquals(
    shape.standardDeviation,
    Math.sqrt(4875 / 24 - 12.125 ** 2 + 2500),
    1e-12,
  );
});

Deno.test("a batch has the images that were asked for, in arrays that are used again where they fit", () => {
  const { train } = buildImageDataset(parts);
  const batch = train.batch([11, 0, 23]);
  // The eleventh is the image after the first that was held out.
  assertEquals(batch, {
    kind: "image",
    size: 3,
    pixels: Uint8Array.of(12, 112, 0, 100, 25, 125),
    labels: Int32Array.of(0, 0, 1),
  });
  const again = train.batch([1, 2, 3], batch);
  assert(again.pixels === batch.pixels && again.labels === batch.labels);
  assertEquals(again.pixels, Uint8Array.of(1, 101, 2, 102, 3, 103));
  assertEquals(again.labels, Int32Array.of(1, 2, 0));
  const fewer = train.batch([5], again);
  assertEquals([[...fewer.pixels], [...fewer.labels]], [[5, 105], [2]]);
  assertEquals([...again.pixels], [1, 101, 2, 102, 3, 103]);
  for (const index of [-1, 24, 0.5]) {
    assertThrows(() => train.batch([0, index]), RangeError, `Cannot take example ${index} of 24`);
  }
});

Deno.test("a test image is read as it is, with the name of its class", () => {
  const { readTest } = buildImageDataset(parts);
  assertEquals(readTest(2), { pixels: Uint8Array.of(52, 152), label: "b" });
  readTest(2).pixels.fill(0);
  assertEquals(readTest(2).pixels, Uint8Array.of(52, 152));
  assertThrows(() => readTest(4), RangeError, "Cannot read test image 4");
});

Deno.test("images without labels, labels without images and unknown classes are refused", () => {
  const { labels } = parts.train;
  const refused = (
    change: Partial<typeof parts>,
    type: new (message: string) => Error,
    message: string,
  ) => assertThrows(() => buildImageDataset({ ...parts, ...change }), type, message);
  refused(
    { train: { ...parts.train, labels: labels.slice(1) } },
    TypeError,
    "Cannot use 52 pixels as 25 training images of 2",
  );
  refused({ width: 3 }, TypeError, "Cannot use 52 pixels as 26 training images of 3");
  refused(
    { test: { ...parts.test, pixels: new Uint8Array(9) } },
    TypeError,
    "Cannot use 9 pixels as 4 test images of 2",
  );
  refused(
    { classNames: ["a", "b"] },
    RangeError,
    "Cannot use training image 2: its label is 2 of 2 classes",
  );
  refused(
    { test: { ...parts.test, labels: Uint8Array.of(0, 1, 2, 3) } },
    RangeError,
    "Cannot use test image 3: its label is 3 of 3 classes",
  );
  refused({ test: images(0) }, RangeError, "Cannot use no test images");
});
