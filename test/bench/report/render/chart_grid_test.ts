import { chartGrid } from "../../../../bench/report/render/mod.ts";
import type { Chart } from "../../../../models/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** Sixths of a row that so many charts take, in order. */
function sixths(count: number): number[] {
  const charts = Array.from(
    { length: count },
    (_, i) => ({ id: `chart-${i}`, title: "" }) as Chart,
  );
  const { text } = chartGrid(charts);
  return [...text.matchAll(/class="chart (whole|half|third)"/g)]
    .map(([, width]) => ({ whole: 6, half: 3, third: 2 })[width!]!);
}

Deno.test("chartGrid() fills every row, with two in the first", () => {
  assertEquals([1, 2, 3, 4, 5].map(sixths), [
    [6],
    [3, 3],
    [3, 3, 6],
    [3, 3, 3, 3],
    [3, 3, 2, 2, 2],
  ]);
  for (let count = 1; count <= 12; count++) {
    let filled = 0;
    for (const part of sixths(count)) {
      filled += part;
      // No chart goes over the end of a row.
      assertEquals(Math.floor((filled - 1) / 6), Math.floor((filled - part) / 6));
    }
    assertEquals(filled % 6, 0);
  }
});
