/* How each style of series looks. Variants differ by colour and also by dash and mark. */

import type { LineOptions, PointOptions, PointStyle } from "chart.js";
import type {
  Chart,
  DistributionSeries,
  IntervalSeries,
  Series,
  ValueSeries,
} from "../../../../models/details/mod.ts";

type Variant = number | null;
type Styled = Pick<Series, "style" | "variant">;

/** A series of marks along categories, which stand beside those of other variants. */
export type MarkSeries =
  | (ValueSeries & { readonly style: "dots" | "seedDots" })
  | IntervalSeries
  | DistributionSeries;

/** Chart.js's options for a series. */
export interface Look {
  readonly showLine?: boolean;
  readonly stepped?: LineOptions["stepped"];
  readonly order?: number;
  readonly borderColor?: string;
  readonly borderWidth?: number;
  readonly borderDash?: number[];
  readonly backgroundColor?: string;
  readonly pointStyle?: PointStyle | PointStyle[];
  readonly pointRadius?: PointOptions["radius"];
  readonly pointHoverRadius?: number;
  readonly pointBackgroundColor?: string[];
  readonly pointBorderColor?: string[];
}

export const root = document.documentElement;
const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4]];
const marks: readonly PointStyle[] = [
  "circle",
  "rect",
  "triangle",
  "star",
  "crossRot",
  "rectRounded",
];
const nth = <T>(list: readonly T[], variant: number): T => list[variant % list.length]!;

/** A colour of the style sheet, as it is now: light, dark or for paper. */
export const colour = (name: string): string =>
  getComputedStyle(root).getPropertyValue(`--${name}`).trim();

export const variantColour = (variant: Variant): string =>
  colour(variant === null ? "ink" : `v${variant % marks.length}`);

/** The dashes of a series' line. */
export function dashOf({ style, variant }: Styled): number[] {
  if (style === "after") return [1.5, 3];
  return style === "noise" ? [10, 3, 2, 3] : [...nth(dashes, variant ?? 0)];
}

export const markOf = (variant: Variant): PointStyle =>
  variant === null ? "rectRot" : nth(marks, variant);

/** The ground around a filled mark; of marks without a ground, their own colour. */
const edgeOf = (variant: Variant) => {
  const mark = markOf(variant);
  return mark === "star" || mark === "crossRot" ? variantColour(variant) : colour("panel");
};

/** A colour with less ink: "#rrggbb" and an opacity. */
export const faint = (hex: string, opacity: number): string =>
  `${hex}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;

export function isMark(series: Series): series is MarkSeries {
  return ["dots", "seedDots", "interval", "distribution"].includes(series.style);
}

/** How a series looks; `chart.pair` has the variants of a pair's two ends. */
export function look(
  { style, variant }: Styled,
  { pair = [], series }: Pick<Chart, "pair" | "series">,
): Look {
  const bands = series.filter((one) => one.style === "band").length;
  const paint = variantColour(variant), dash = dashOf({ style, variant });
  const line = { borderColor: paint, borderDash: dash };
  const strong = { ...line, borderWidth: 2.25, order: -(variant ?? 0) };
  const dots = {
    showLine: false,
    pointStyle: markOf(variant),
    borderColor: variant === null ? paint : edgeOf(variant),
    borderWidth: variant === null ? 2 : 1,
    backgroundColor: variant === null ? "transparent" : paint,
  };
  switch (style) {
    case "seed":
      return { ...line, borderColor: faint(paint, 0.35), borderWidth: 1, order: 1 };
    case "mean":
    case "median":
      return strong;
    case "steps":
      return { ...strong, stepped: "before" };
    case "after":
      return { ...line, borderWidth: 1.75 };
    case "noise":
      return { ...line, borderWidth: 1.25 };
    case "band":
      return {
        borderWidth: 0,
        pointHoverRadius: 0,
        // Many on top of each other are no darker than two.
        backgroundColor: faint(paint, Math.min(0.16, 0.32 / bands)),
        order: 2,
      };
    case "pair":
      return {
        borderColor: colour("soft"),
        borderWidth: 1.25,
        pointRadius: 6,
        pointStyle: pair.map((end) => nth(marks, end)),
        pointBackgroundColor: pair.map(variantColour),
        pointBorderColor: pair.map(edgeOf),
      };
    case "seedDots":
      return {
        showLine: false,
        pointStyle: markOf(variant),
        pointRadius: 3.5,
        borderColor: faint(paint, 0.6),
        backgroundColor: faint(paint, 0.3),
        order: 1,
      };
    case "dots":
      return { ...dots, pointRadius: 6.5 };
    case "interval":
      return { ...dots, pointRadius: 5.5 };
    case "distribution":
      return { showLine: false, pointRadius: 0, pointHoverRadius: 0, borderColor: paint };
    case "table":
      throw new TypeError("Cannot draw a series that is for the table alone");
  }
}
