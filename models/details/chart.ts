/** A chart as data: the page's script draws it, and the table of its numbers. */

/** Numbers by category, or by position in a series' own `x`; null where there is nothing. */
export type Values = readonly (number | null)[];

interface SeriesBase {
  readonly label: string;
  /** Position in the file's list of variants, which gives the colour; null for what was published. */
  readonly variant: number | null;
  /**
   * What the chart's legend calls it; those of one group are shown and hidden together. Missing: the
   * name of its variant, or its label where it has none.
   */
  readonly group?: string;
  /** Increasing positions along an axis of numbers; missing: the chart's `labels`. */
  readonly x?: readonly number[];
}

/**
 * Lines: `seed` is thin, one of many; `mean` and `median` thick; `after` dotted; `noise` of dots and
 * dashes; `pair` joins two variants; `steps` keeps each value until the next, as counts do. Dots alone:
 * `seedDots` are small, one of many; `dots` large. `table`: in the table only.
 */
export interface ValueSeries extends SeriesBase {
  readonly style:
    | "seed"
    | "mean"
    | "median"
    | "after"
    | "noise"
    | "pair"
    | "steps"
    | "seedDots"
    | "dots"
    | "table";
  readonly values: Values;
}

/** The ground between two lines, such as two quantiles, filled faintly. */
export interface BandSeries extends SeriesBase {
  readonly style: "band";
  readonly lowest: Values;
  readonly highest: Values;
}

/** A point with a bar from the lowest to the highest, such as a mean with its confidence interval. */
export interface IntervalSeries extends SeriesBase {
  readonly style: "interval";
  readonly values: Values;
  /** Null where there is no interval: then the point stands alone. */
  readonly lowest: Values;
  readonly highest: Values;
}

/** Every seed as a mark beside a box from the first quartile to the third, with the median across. */
export interface DistributionSeries extends SeriesBase {
  readonly style: "distribution";
  /** By category, the numbers of all seeds in the order of the seeds. */
  readonly samples: readonly (readonly number[])[];
  /** By category; null where there are no samples. */
  readonly quartiles: readonly (readonly [first: number, median: number, third: number] | null)[];
}

/** What a chart draws of one variant, one seed or one publication. */
export type Series = ValueSeries | BandSeries | IntervalSeries | DistributionSeries;

/** Epochs of earlier phases of training. */
export interface Shaded {
  /** How many. */
  readonly epochs: number;
  /** "linear start" */
  readonly title: string;
  /** What the network does in them: "without the softmax over its memory". */
  readonly words: string;
}

/** A chart, as data: the page's script draws it, and makes the table behind it. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What can be seen, for those who cannot see it. */
  readonly description: string;
  /** A line of text under the title. */
  readonly note?: string;
  /** The workload that all of it is about: hidden with it, and part of the names of its downloads. */
  readonly workload?: string;
  /** The categories: names, or increasing numbers such as epochs, which need not be 1, 2, 3. */
  readonly labels: readonly (string | number)[];
  /** What the labels name: those of workloads or variants that the reader filtered out are left out. */
  readonly labelsAre?: "workload" | "variant";
  readonly categoryTitle: string;
  /** Of the axis of labels that are numbers; linear if missing. */
  readonly categoryScale?: "linear" | "logarithmic";
  readonly valueTitle: string;
  /** A reader can choose the linear scale for a logarithmic one. */
  readonly scale: "linear" | "logarithmic";
  /** Values that the axis shows at least, so that nearly nothing does not look like much. */
  readonly span?: readonly [lowest: number, highest: number];
  /** Categories along the vertical axis. */
  readonly horizontal?: boolean;
  /** The first epochs, before the last phase of training: drawn on a shaded ground. */
  readonly shaded?: Shaded;
  /** Of a chart of pairs: the position of the variant at each category. */
  readonly pair?: readonly number[];
  readonly series: readonly Series[];
}
