import { type Html, markup } from "../../base/mod.ts";
import { shownFor } from "../shown_for.ts";
import type { Chart } from "./chart.ts";

/** How much of a row a chart takes on a wide screen. */
export type ChartWidth = "whole" | "half" | "third";

/** The place where a chart will be drawn, with its table folded away behind it. */
export function chartFigure(
  { id, title, note, description, workload }: Chart,
  width: ChartWidth = "whole",
): Html {
  return markup`<figure class="chart ${width}" data-chart="${id}"${shownFor({ workload })}>
<figcaption>${title}${note === undefined ? null : markup`<small>${note}</small>`}</figcaption>
<div class="canvas"><canvas id="${id}" role="img" aria-label="${title}. ${description}"></canvas></div>
<details id="${id}-numbers" data-table="${id}"><summary>Numbers<span class="hidden">: ${title}</span></summary></details>
</figure>
`;
}
