import { type Html, markup } from "../html.ts";

/** A line or a row of dots in a chart. */
export interface Series {
  readonly label: string;
  /** Position in the file's list of variants, which gives the colour; null for what was published. */
  readonly variant: number | null;
  /**
   * Lines: `seed` is thin, one of many; `mean` thick; `after` dotted; `pair` joins two variants.
   * Dots alone: `seedDots` are small, one of many; `dots` large. `table`: in the table only.
   */
  readonly style: "seed" | "mean" | "after" | "pair" | "seedDots" | "dots" | "table";
  /** By position on the category axis; null where there is nothing. */
  readonly values: readonly (number | null)[];
}

/** A chart, as data: the page's script draws it, and makes the table behind it. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What can be seen, for those who cannot see it. */
  readonly description: string;
  /** A line of text under the title. */
  readonly note?: string;
  /** The categories: names, or numbers such as epochs. */
  readonly labels: readonly (string | number)[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly scale: "linear" | "logarithmic";
  /** Values that the axis shows at least, so that nearly nothing does not look like much. */
  readonly span?: readonly [lowest: number, highest: number];
  /** Categories along the vertical axis. */
  readonly horizontal?: boolean;
  /** How many of the first epochs are the linear phase, drawn on a shaded ground. */
  readonly shaded?: number;
  /** Of a chart of pairs: the position of the variant at each category. */
  readonly pair?: readonly number[];
  readonly series: readonly Series[];
}

/** The place where a chart will be drawn, with its table folded away behind it. */
export function chartFigure({ id, title, note, description }: Chart): Html {
  return markup`<figure class="chart">
<figcaption>${title}${note === undefined ? null : markup`<small>${note}</small>`}</figcaption>
<div class="canvas"><canvas id="${id}" role="img" aria-label="${title}. ${description}"></canvas></div>
<details data-table="${id}"><summary>Numbers<span class="hidden">: ${title}</span></summary></details>
</figure>
`;
}
