import { checkTask, DataError, imageTasks } from "../../../tasks/mod.ts";
import { drawDigits } from "../../../tasks/digits/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";

const digits = imageTasks["digits"]!;

Deno.test("the digits keep what every task promises", async () => {
  assertEquals(await checkTask(digits), []);
});

Deno.test("drawn digits are split as any images, under their own names", () => {
  const data = digits.generate({ seed: 5, train: 48, test: 10 }, {});
  assertEquals(
    [data.train, data.validation, data.test].map(({ length }) => length),
    [44, 4, 10],
  );
  assertEquals(data.classNames, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  assertEquals([data.shape.height, data.shape.width, data.shape.classes], [28, 28, 10]);
  const { pixels, labels } = drawDigits(5, "train", 48);
  const held = data.validation.batch([1]);
  assertEquals(held.pixels, pixels.slice(23 * 784, 24 * 784));
  assertEquals(held.labels[0], labels[23]);
  const tested = drawDigits(5, "test", 10);
  assertEquals(data.test.batch([0, 9]).labels, Int32Array.of(tested.labels[0]!, tested.labels[9]!));
  assertEquals(data.readTest(3), {
    pixels: tested.pixels.slice(3 * 784, 4 * 784),
    label: String(tested.labels[3]),
  });
});

Deno.test("the data set that was drawn last is not drawn again, and any other is", () => {
  const counts = { seed: 1, train: 24, test: 5 };
  const first = digits.generate(counts, {});
  assert(digits.generate({ ...counts }, {}) === first);
  for (const change of [{ seed: 2 }, { train: 36 }, { test: 6 }]) {
    const other = digits.generate({ ...counts, ...change }, {});
    assertNotEquals(other.digest, first.digest);
    // Drawn again, they are the same.
    const again = digits.generate(counts, {});
    assert(again !== first);
    assertEquals(again.digest, first.digest);
    assertEquals(again.train.batch([0, 20]), first.train.batch([0, 20]));
  }
});

Deno.test("too few and too many digits are refused", () => {
  const generate = (train: number, test: number) => () =>
    digits.generate({ seed: 1, train, test }, {});
  assertThrows(generate(11, 5), DataError, "Cannot hold some of 11 images out for validation");
  assertThrows(generate(0, 5), RangeError, "Cannot draw 0 digits");
  assertThrows(generate(24, 1.5), RangeError, "Cannot draw 1.5 digits");
  assertThrows(generate(1e6, 5), DataError, "Cannot generate 1000000 images of digits");
});
