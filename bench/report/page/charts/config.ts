/* A chart as Chart.js wants it. */

import type { ChartConfiguration, ChartDataset, ChartOptions, TooltipItem } from "chart.js";
import type {
  BandSeries,
  Chart,
  IntervalSeries,
  Series,
  Values,
} from "../../../../models/details/mod.ts";
import { shading, sideBySide, spreads } from "./drawings.ts";
import type { DrawnSet } from "./library.ts";
import { colour, isMark, look } from "./looks.ts";
import { groupOf, ofSeeds } from "./series.ts";

/** What a reader sees of a chart. */
export interface Shown {
  /** The groups of the legend that are left out. */
  readonly hidden: ReadonlySet<string>;
  /** Whether single seeds are drawn. */
  readonly seeds: boolean;
  readonly variants: readonly string[];
}

/** A logarithmic axis has no place for zero. */
const placed = (value: number | null | undefined, scale: Chart["scale"]): number | null =>
  scale === "logarithmic" && !((value ?? 0) > 0) ? null : value ?? null;

const hasNumbers = ({ labels, series }: Pick<Chart, "labels" | "series">) =>
  typeof labels[0] === "number" || series.some(({ x }) => x !== undefined);

type Points = ChartDataset<"line">["data"];

function points(values: Values, series: Series, chart: Chart, end: number): Points {
  const own = values.map((value) => placed(value, chart.scale));
  if (!hasNumbers(chart)) return own;
  const places = placesOf(series, chart);
  const all = own.map((y, i) => ({ x: places[i]!, y }));
  const last = all.at(-1);
  // Chart.js allows a point without a value, and its types do not.
  const drawn = series.style === "steps" && last ? [...all, { x: end, y: last.y }] : all;
  return drawn as Points;
}

/** All places along an axis of numbers. */
const placesOf = ({ x }: Series, { labels }: Chart): readonly number[] => x ?? labels.map(Number);

/** The numbers that a series draws: a band has two lines, of which the second fills the ground to the first. */
function linesOf(series: Series): readonly Values[] {
  switch (series.style) {
    case "band":
      return [series.lowest, series.highest];
    case "distribution":
      return [series.quartiles.map((own) => own?.[1] ?? null)];
    default:
      return [series.values];
  }
}

function dataSets(series: Series, chart: Chart, slot: number | undefined): DrawnSet[] {
  // The last step has no end of its own.
  const end = Math.max(...chart.series.flatMap((one) => placesOf(one, chart)));
  return linesOf(series).map((own, i): DrawnSet => ({
    label: series.label,
    series,
    slot,
    data: points(own, series, chart, end),
    spanGaps: true,
    // One number alone makes no line.
    pointRadius: own.filter((value) => value !== null).length === 1 ? 3 : 0,
    // At an end of an axis half of a mark is outside.
    clip: 8,
    pointHoverRadius: 5,
    order: 0,
    fill: i === 1 ? "-1" : false,
    ...look(series, chart),
  }));
}

/** All numbers that a chart has to have room for. */
function extent({ scale, span }: Chart, series: readonly Series[]) {
  const numbers = series.flatMap((one) => {
    switch (one.style) {
      case "band":
      case "interval":
        return [...one.lowest, ...one.highest];
      case "distribution":
        return one.samples.flat();
      default:
        return [];
    }
  }).map((value) => placed(value, scale)).filter((value) => value !== null);
  const ends: readonly number[] = [...numbers, ...span ?? []];
  if (ends.length === 0) return {};
  return ends.reduce(
    ({ suggestedMin, suggestedMax }, value) => ({
      suggestedMin: Math.min(suggestedMin, value),
      suggestedMax: Math.max(suggestedMax, value),
    }),
    { suggestedMin: Infinity, suggestedMax: -Infinity },
  );
}

/** Of a name that is too long for an axis, both ends. */
const brief = (name: string) => name.length > 40 ? `${name.slice(0, 19)}…${name.slice(-20)}` : name;

const short = (value: string | number) => Number(Number(value).toPrecision(3)).toString();

/** Of an axis of magnitudes 1, 2 and 5: its other ticks stand too close for names. */
const roundOnly = (value: string | number) =>
  /^[125](e|$)/.test(Number(value).toExponential()) ? short(value) : "";

const titled = (text: string) => ({ display: true, text, color: colour("soft") });

type Scales = NonNullable<ChartOptions<"line">["scales"]>;
type ScaleOptions = NonNullable<Scales[string]>;

function categoriesOf(chart: Chart, series: readonly Series[]): ScaleOptions {
  const base = { grid: { display: false }, border: { color: colour("line") } };
  const ticks = { color: colour("soft"), maxRotation: 0 };
  if (!hasNumbers(chart)) {
    return {
      ...base,
      type: "category",
      offset: true,
      title: { display: false },
      ticks: {
        ...ticks,
        // The chart of one workload need not name it.
        display: chart.workload === undefined || chart.labels.length > 1,
        autoSkip: false,
        includeBounds: true,
        // Not an arrow: Chart.js gives the scale as `this`.
        callback(at) {
          return brief(this.getLabelForValue(Number(at)));
        },
      },
    };
  }
  const places = series.flatMap((one) => placesOf(one, chart));
  return {
    ...base,
    type: chart.categoryScale ?? "linear",
    min: Math.min(...places),
    max: Math.max(...places),
    offset: false,
    title: titled(chart.categoryTitle),
    ticks: {
      ...ticks,
      display: true,
      autoSkip: true,
      includeBounds: false,
      ...places.every(Number.isInteger) ? { precision: 0 } : {},
      callback: chart.categoryScale === "logarithmic" ? roundOnly : short,
    },
  };
}

function valuesOf(chart: Chart, series: readonly Series[]): ScaleOptions {
  const ink = colour("soft"), line = colour("line");
  return {
    type: chart.scale,
    ...extent(chart, series),
    grid: {
      color: ({ tick }) => chart.horizontal && tick?.value === 0 ? ink : line,
      drawTicks: false,
    },
    border: { display: false },
    title: titled(chart.valueTitle),
    ticks: { color: ink, maxTicksLimit: 7, padding: 6, callback: short },
  };
}

const ends = ({ lowest, highest }: BandSeries | IntervalSeries, i: number) =>
  `${lowest[i]} to ${highest[i]}`;

/** The numbers of a series at one place, with its ends where it has them. */
function told(series: Series, i: number, value: string): string {
  const { label, style } = series;
  if (style === "band") return `${label}: ${ends(series, i)}`;
  if (style === "interval" && (series.lowest[i] ?? null) !== null) {
    return `${label}: ${value} (${ends(series, i)})`;
  }
  return `${label}${style === "distribution" ? ", median" : ""}: ${value}`;
}

/** The groups that stand side by side at each category; none where no two of them meet. */
export function slotsOf({ series }: Pick<Chart, "series">, variants: readonly string[]): string[] {
  const places = new Map<string, Set<number>>();
  for (const one of series.filter(isMark)) {
    const group = groupOf(one, variants), own = places.get(group) ?? new Set();
    const values = one.style === "distribution" ? one.quartiles : one.values;
    for (const [i, value] of values.entries()) {
      if (value !== null) places.set(group, own.add(i));
    }
  }
  const all = [...places.values()].flatMap((own) => [...own]);
  return new Set(all).size === all.length ? [] : [...places.keys()];
}

/** The configuration of a chart as it is shown. */
export function configOf(
  chart: Chart,
  { hidden, seeds, variants }: Shown,
): ChartConfiguration<"line"> {
  const series = chart.series.filter((one) =>
    one.style !== "table" && !hidden.has(groupOf(one, variants)) && (seeds || !ofSeeds(one))
  );
  const slots = slotsOf({ series }, variants);
  const sets = series.flatMap((one) =>
    dataSets(one, chart, isMark(one) ? slots.indexOf(groupOf(one, variants)) : undefined)
  );
  const placed = { sets, slots: slots.length };
  const categories = categoriesOf(chart, series), values = valuesOf(chart, series);
  const seriesOf = ({ datasetIndex }: TooltipItem<"line">) => sets[datasetIndex]!.series;
  return {
    type: "line",
    data: { labels: [...chart.labels], datasets: sets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: chart.horizontal ? "y" : "x",
      interaction: {
        mode: series.some(({ x }) => x) ? "nearest" : "index",
        axis: chart.horizontal ? "y" : "x",
        intersect: false,
      },
      scales: chart.horizontal ? { y: categories, x: values } : { x: categories, y: values },
      plugins: {
        legend: { display: false },
        tooltip: {
          filter: (item) =>
            !ofSeeds(seriesOf(item)) &&
            (seriesOf(item).style !== "band" || item.dataset.fill !== false),
          callbacks: {
            label: (item) => told(seriesOf(item), item.dataIndex, item.formattedValue),
            title: ([item]) =>
              item && hasNumbers(chart) ? `${chart.categoryTitle} ${item.label}` : item?.label,
          },
        },
      },
    },
    plugins: [shading(chart.shaded), sideBySide(placed), spreads(placed, seeds)],
  };
}
