import { RandomStream, sha256 } from "../../../engine/base/mod.ts";
import { drawDigit, drawDigits, SIDE } from "../../../tasks/digits/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { accuracyOf } from "./_perceptron.ts";

const PIXELS = SIDE * SIDE;

Deno.test("an image depends on the seed, the part and its index alone", () => {
  const [few, many] = [drawDigits(1, "train", 20), drawDigits(1, "train", 50)];
  assertEquals(many.pixels.slice(0, 20 * PIXELS), few.pixels);
  assertEquals(many.labels.slice(0, 20), few.labels);
  for (const other of [drawDigits(2, "train", 20), drawDigits(1, "test", 20)]) {
    assertNotEquals(other.labels, few.labels);
    for (let i = 0; i < 20; i++) {
      const image = other.pixels.slice(i * PIXELS, (i + 1) * PIXELS);
      assertNotEquals(image, few.pixels.slice(i * PIXELS, (i + 1) * PIXELS));
    }
  }
  for (const count of [0, -1, 1.5, NaN]) {
    assertThrows(() => drawDigits(1, "train", count), RangeError, `Cannot draw ${count} digits`);
  }
});

Deno.test("the drawn digits are the same on every machine", () => {
  const { pixels, labels } = drawDigits(1, "train", 500);
  // Whoever changes it changes the task's version too.
  assertEquals(
    sha256(labels, pixels),
    "d2751815ff73ffe59904046244fa08ec2ed9d3a55ea648101de85affcdf6d39c",
  );
});

Deno.test("digits are as frequent as each other, and mostly background", () => {
  const { pixels, labels } = drawDigits(3, "train", 3000);
  const counts = Map.groupBy(labels, (label) => label);
  assertEquals(counts.size, 10);
  // 300 of each, give or take 16.4.
  for (const [digit, { length }] of counts) {
    assert(length > 218 && length < 382, `${length} of ${digit}`);
  }
  let empty = 0;
  for (let i = 0; i < labels.length; i++) {
    const image = pixels.subarray(i * PIXELS, (i + 1) * PIXELS);
    // The network's passes skip what is exactly zero.
    const zeros = image.filter((value) => value === 0).length;
    assert(zeros > 0.5 * PIXELS && zeros < 0.95 * PIXELS, `image ${i} has ${zeros} zeros`);
    assert(image.some((value) => value > 150), `image ${i} is faint`);
    empty += zeros;
  }
  const share = empty / pixels.length;
  assert(share > 0.75 && share < 0.85, `${share} of the pixels are empty`);
});

/** A stream whose numbers are all in the middle, and whose choices are the first. */
class Middle extends RandomStream {
  override uniform = () => 0.5;
  override integer = () => 0;
}

Deno.test("a one without chance is a line that leans a little", () => {
  const pixels = new Uint8Array(3 * PIXELS);
  drawDigit(1, new Middle([0, 0]), pixels, PIXELS);
  const at = (x: number, y: number) => pixels[PIXELS + y * SIDE + x];
  // The middle of the styles: 18.5 high, slant 0.1, so the line is x = 13.5 - 0.1 (y - 13.5) for y from
  // 13.5 - 0.49 * 18.5 = 4.435 to 22.565; half as wide as 1.25, faded from 0.65 to 1.85; ink 222.5, of
  // which grain takes 7.5 %.
  const distance = (x: number, y: number) =>
    Math.abs(x - 13.5 + 0.1 * (y - 13.5)) / Math.sqrt(1.01);
  for (const y of [5, 9, 13, 18, 22]) {
    for (let x = 0; x < SIDE; x++) {
      const cover = Math.max(0, Math.min(1, (1.85 - distance(x, y)) / 1.2));
      assertEquals(at(x, y), Math.floor(222.5 * 0.925 * cover + 1e-9), `${x}, ${y}`);
    }
  }
  // 0.547 from the line, 1.542 from it: 222.5 * 0.925 * (1.85 - 1.542) / 1.2 = 52.8.
  assertEquals([at(13, 13), at(12, 13), at(11, 13)], [205, 52, 0]);
  for (const y of [0, 1, 2, 25, 26, 27]) {
    for (let x = 0; x < SIDE; x++) assertEquals(at(x, y), 0);
  }
  // Nothing beside the image was touched.
  assertEquals(pixels.slice(0, PIXELS), new Uint8Array(PIXELS));
  assertEquals(pixels.slice(2 * PIXELS), new Uint8Array(PIXELS));
});

Deno.test("an image takes fewer random words than lie between two images", () => {
  for (let i = 0; i < 2000; i++) {
    const random = new RandomStream([i, 0]);
    drawDigit(i % 10, random, new Uint8Array(PIXELS));
    // Grain takes a word a pixel, of 784 at most; all the rest has to fit into 240.
    assert(random.position < 500, `image ${i} takes ${random.position}`);
  }
});

Deno.test("a small network tells the digits apart much better than a linear model", () => {
  // Of 60,000, softmax regression gets at most 91.2 %, one hidden layer of 128 units 99.2 %.
  const train = drawDigits(1, "train", 6000), test = drawDigits(1, "test", 2000);
  const linear = accuracyOf([], 3, train, test), network = accuracyOf([48], 3, train, test);
  assert(linear > 0.85 && linear < 0.92, `linear: ${linear}`);
  assert(network > 0.945, `network: ${network}`);
});
