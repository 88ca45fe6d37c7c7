import {
  gapStrokes,
  lineAt,
  pictureHeight,
  pictureStrokes,
  valueAt,
} from "../../../../bench/report/page/picture_strokes.ts";
import { packNumbers } from "../../../../models/neural_gpu/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Two maps of two rows, four positions. */
const size = { maps: 2, rows: 2, positions: 4 };

Deno.test("numbers are unpacked as they were packed, within half a step", () => {
  const numbers = Array.from({ length: 201 }, (_, i) => i / 100 - 1);
  const packed = packNumbers(numbers);
  for (const [i, number] of numbers.entries()) {
    assertAlmostEquals(valueAt(packed, i), number, 0.5 / 31 + 1e-12);
  }
  assertEquals(
    [packNumbers([-1]), packNumbers([0]), packNumbers([1])].map((one) => valueAt(one, 0)),
    [-1, 0, 1],
  );
});

Deno.test("a picture is strokes of ten colours; neighbours are one, and what is near 0 is none", () => {
  const packed = packNumbers([
    ...[-1, -1, 0, 0.05],
    ...[1, 0.8, 1, 1],
    ...[0.2, 0.2, 0.2, 0.2],
    ...[0, 0, 0, -0.2],
  ]);
  const paths = pictureStrokes(packed, size);
  assertEquals(paths.length, 10);
  assertEquals(paths[0], "M0 0.5h2");
  assertEquals(paths[9], "M0 1.5h1M2 1.5h2");
  assertEquals(paths[8], "M1 1.5h1");
  // The second map begins below a gap of a row.
  assertEquals(paths[5], "M0 3.5h4");
  assertEquals(paths[4], "M3 4.5h1");
  assertEquals([1, 2, 3, 6, 7].map((i) => paths[i]), Array(5).fill(""));
  assertEquals([pictureHeight(size), gapStrokes(size)], [5, "M0 2.5h4"]);
});

Deno.test("a share of a picture's height is a line of numbers; a gap belongs to the row above", () => {
  const lines = [0, 0.19, 0.21, 0.39, 0.5, 0.61, 0.79, 0.81, 1].map((share) => lineAt(share, size));
  assertEquals(lines, [0, 0, 1, 1, 1, 2, 2, 3, 3]);
});
