import { type Html, markup } from "../../base/mod.ts";
import type { Chart } from "./chart.ts";
import { chartFigure, type ChartWidth } from "./chart_figure.ts";

/**
 * Charts in rows that are full, whatever their number: the first two share a row, the others stand in
 * threes, or in twos where threes would leave a gap; one alone has the whole row. Narrow screens have
 * fewer in a row.
 */
export function chartGrid(charts: readonly Chart[]): Html {
  const widths = [
    ...widthsOf(Math.min(charts.length, 2)),
    ...widthsOf(Math.max(0, charts.length - 2)),
  ];
  return markup`<div class="charts">
${charts.map((chart, i) => chartFigure(chart, widths[i]!))}</div>`;
}

function widthsOf(count: number): ChartWidth[] {
  if (count === 1) return ["whole"];
  // Two that threes leave over make a row of halves; one makes two such rows, with a three.
  const halves = [0, 4, 2][count % 3]!;
  return Array.from({ length: count }, (_, i) => i < count - halves ? "third" : "half");
}
