/* What of a chart is shown, and its numbers as a table. Knows nothing of how it is drawn. */

import type { Chart, Series, Values } from "../../../../models/details/mod.ts";
import type { TableData } from "../tables/table_data.ts";
import { MOST_DRAWN } from "../drawn.ts";
import { isShown, type View } from "../view.ts";

type Labels = Chart["labels"];

/** A group of a chart's legend. */
export interface LegendEntry {
  readonly name: string;
  /** The one that shows how the group looks. */
  readonly series: Series;
}

/** Whether a series is the marks or the line of a single seed, which a reader can do without. */
export const ofSeeds = ({ style }: Pick<Series, "style">): boolean =>
  style === "seed" || style === "seedDots";

/** What the legend calls a series. */
export function groupOf(
  { group, label, style, variant }: Pick<Series, "group" | "label" | "style" | "variant">,
  variants: readonly string[],
): string {
  return group ?? (variant === null || style === "after" ? label : variants[variant]!);
}

/** The groups of a chart that the legend has. */
export function legendOf(
  { series }: Pick<Chart, "series">,
  variants: readonly string[],
): LegendEntry[] {
  const groups = new Map<string, Series>();
  for (const one of series) {
    if (one.style === "table" || one.style === "pair") continue;
    const name = groupOf(one, variants), before = groups.get(name);
    if (before === undefined || isPlain(before) && !isPlain(one)) groups.set(name, one);
  }
  return [...groups].map(([name, series]) => ({ name, series }));
}

const isPlain = (series: Series) => ofSeeds(series) || series.style === "band";

/**
 * A chart without the categories and the variants that were filtered out, and without variants that are not drawn:
 * where they are more than there are colours, those that are have the first colours.
 */
export function filtered(
  chart: Chart,
  view: View,
  variants: readonly string[],
  drawn: readonly string[] = variants,
): Chart {
  const { labels, labelsAre, pair } = chart;
  const kept = [...labels.keys()].filter((i) =>
    labelsAre === undefined || isShown(view, labelsAre, String(labels[i]))
  );
  const series = chart.series.flatMap((one): readonly Series[] => {
    if (one.variant === null) return [one];
    const name = variants[one.variant]!;
    if (!isShown(view, "variant", name) || !drawn.includes(name)) return [];
    return variants.length <= MOST_DRAWN ? [one] : [inPlace(one, drawn, variants)];
  });
  if (kept.length === labels.length) return { ...chart, series };
  const at = <T>(list: readonly T[]): T[] => kept.map((i) => list[i]!);
  return {
    ...chart,
    labels: at(labels),
    ...pair === undefined ? {} : { pair: at(pair) },
    series: series.map((one): Series => {
      switch (one.style) {
        case "band":
          return { ...one, lowest: at(one.lowest), highest: at(one.highest) };
        case "interval": {
          const { values, lowest, highest } = one;
          return { ...one, values: at(values), lowest: at(lowest), highest: at(highest) };
        }
        case "distribution":
          return { ...one, samples: at(one.samples), quartiles: at(one.quartiles) };
        default:
          return { ...one, values: at(one.values) };
      }
    }),
  };
}

/** A series under its name, with the colour of its place among those that are drawn. */
export function inPlace(
  series: Series,
  drawn: readonly string[],
  variants: readonly string[],
): Series {
  const place = series.variant === null ? null : drawn.indexOf(variants[series.variant]!);
  return { ...series, variant: place, group: groupOf(series, variants) };
}

type Column = readonly [title: string, values: Values];

/** The columns of numbers behind one series; those of single seeds only where all are wanted. */
function columnsOf(series: Series, all: boolean): Column[] {
  const { label, style } = series;
  switch (style) {
    case "band":
      return endsOf(series);
    case "interval":
      return [[label, series.values], ...endsOf(series)];
    case "distribution": {
      const { samples, quartiles } = series;
      const most = all ? Math.max(0, ...samples.map(({ length }) => length)) : 0;
      const end = (of: (...numbers: number[]) => number) =>
        samples.map((own) => own.length > 0 ? of(...own) : null);
      return [
        [`${label}, seeds`, samples.map(({ length }) => length)],
        [`${label}, lowest`, end(Math.min)],
        ...["first quartile", "median", "third quartile"].map((name, i): Column => [
          `${label}, ${name}`,
          quartiles.map((own) => own?.[i] ?? null),
        ]),
        [`${label}, highest`, end(Math.max)],
        ...Array.from({ length: most }, (_, i): Column => [
          `${label}, ${i + 1}`,
          samples.map((own) => own[i] ?? null),
        ]),
      ];
    }
    default:
      return [[label, series.values]];
  }
}

function endsOf(
  { label, lowest, highest }: {
    readonly label: string;
    readonly lowest: Values;
    readonly highest: Values;
  },
): Column[] {
  return [[`${label}, lowest`, lowest], [`${label}, highest`, highest]];
}

/** The numbers of a chart. */
export function numbersOf(
  { labels, series, categoryTitle }: Pick<Chart, "labels" | "series" | "categoryTitle">,
  { all = false } = {},
): TableData {
  const own = series.some(({ x }) => x !== undefined);
  const places = own ? increasing(series.flatMap(({ x }) => x ?? labels)) : labels;
  const columns = series.flatMap((one) =>
    columnsOf(one, all).map(([title, values]): Column => [
      title,
      own ? places.map(valueAt(one, values, labels)) : values,
    ])
  );
  return {
    heads: [categoryTitle, ...columns.map(([title]) => title)],
    rows: places.map((label, i) => [label, ...columns.map(([, values]) => values[i] ?? null)]),
  };
}

/** All places along an axis of numbers, each once. */
function increasing(places: Labels): number[] {
  return [...new Set(places.map(Number))].sort((one, other) => one - other);
}

/** A step keeps its value until the next; other lines have nothing between their points. */
function valueAt({ style, x }: Series, values: Values, labels: Labels) {
  const places = x ?? labels;
  return (label: number | string): number | null => {
    const at = style === "steps"
      ? places.findLastIndex((place) => place <= label)
      : places.indexOf(label);
    return values[at] ?? null;
  };
}
