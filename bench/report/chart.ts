import { type Html, html } from "./html.ts";

/** A line or a row of dots in a chart. */
export interface Series {
  readonly label: string;
  /** Position in the file's list of variants, which gives the colour; null for what was published. */
  readonly variant: number | null;
  /** `seed`: thin, one of many. `mean`: thick. `second`: thick and dashed. `dots`: no line. */
  readonly style: "seed" | "mean" | "second" | "dots";
  /** By position on the category axis; null where there is nothing. */
  readonly values: readonly (number | null)[];
}

/** A chart, as data: the page's script draws it, and makes the table behind it. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What can be seen, for those who cannot see it. */
  readonly description: string;
  /** The categories: epochs, variants or workloads. */
  readonly labels: readonly (string | number)[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly scale: "linear" | "logarithmic";
  /** Categories along the vertical axis. */
  readonly horizontal?: boolean;
  /** How many of the first categories are the linear phase, drawn on a shaded ground. */
  readonly shaded?: number;
  readonly series: readonly Series[];
}

/** The place where a chart will be drawn, with its table folded away behind it. */
export function chartFigure({ id, title, description }: Chart): Html {
  return html`
    <figure class="chart">
      <figcaption>${title}</figcaption>
      <div class="canvas">
        <canvas id="${id}" role="img" aria-label="${`${title}. ${description}`}"></canvas>
      </div>
      <details data-table="${id}">
        <summary>Numbers<span class="hidden"> of the chart: ${title}</span></summary>
      </details>
    </figure>
  `;
}
