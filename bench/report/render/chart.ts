import type { Chart } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { aboutAttributes } from "./about.ts";

/** How much of a row a chart takes on a wide screen. */
type Width = "whole" | "half" | "third";

/**
 * The places of charts, in rows that are full, whatever their number: the first two share a row, the others
 * stand in threes, or in twos where threes would leave a gap; one alone has the whole row. Narrow screens
 * have fewer in a row.
 */
export function chartGrid(charts: readonly Chart[]): Html {
  const widths = [
    ...widthsOf(Math.min(charts.length, 2)),
    ...widthsOf(Math.max(0, charts.length - 2)),
  ];
  return markup`<div class="charts">
${charts.map((chart, i) => figure(chart, widths[i]!))}</div>
`;
}

function widthsOf(count: number): Width[] {
  if (count === 1) return ["whole"];
  // Two that threes leave over make a row of halves; one makes two such rows, with a three.
  const halves = [0, 4, 2][count % 3]!;
  return Array.from({ length: count }, (_, i) => i < count - halves ? "third" : "half");
}

/** The place where a chart will be drawn, with its table folded away behind it. */
function figure({ id, title, note, description, workload }: Chart, width: Width): Html {
  const small = note === undefined ? null : markup`<small>${note}</small>`;
  return markup`<figure class="chart ${width}" data-chart="${id}"${aboutAttributes({ workload })}>
<figcaption>${title}${small}</figcaption>
<div class="canvas"><canvas id="${id}" role="img" aria-label="${title}. ${description}"></canvas></div>
<details id="${id}-numbers" data-table="${id}"><summary>Numbers<span class="hidden">: ${title}</span></summary></details>
</figure>
`;
}
