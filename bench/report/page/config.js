/* A chart as Chart.js wants it. */

import { shading, sideBySide, spreads } from "./drawings.js";
import { colour, isMark, look } from "./looks.js";
import { groupOf, ofSeeds } from "./series.js";

/** A logarithmic axis has no place for zero. */
const placed = (value, scale) => scale === "logarithmic" && !(value > 0) ? null : value ?? null;

const hasNumbers = ({ labels, series }) =>
  typeof labels[0] === "number" || series.some(({ x }) => x !== undefined);

function points(values, series, chart, end) {
  const own = values.map((value) => placed(value, chart.scale));
  if (!hasNumbers(chart)) return own;
  const places = series.x ?? chart.labels;
  const all = own.map((y, i) => ({ x: places[i], y }));
  // The last step has no end of its own.
  return series.style === "steps" && all.length > 0 ? [...all, { x: end, y: all.at(-1).y }] : all;
}

/** All places along an axis of numbers. */
const placesOf = (series, { labels }) => series.flatMap(({ x }) => x ?? labels);

/** The data sets of a series: a band has two, of which the second fills the ground to the first. */
function dataSets(series, chart, slot) {
  const end = Math.max(...placesOf(chart.series, chart));
  const values = series.style === "band"
    ? [series.lowest, series.highest]
    : [series.values ?? series.quartiles.map((own) => own?.[1] ?? null)];
  return values.map((own, i) => ({
    label: series.label,
    series,
    slot,
    data: points(own, series, chart, end),
    spanGaps: true,
    // One number alone makes no line.
    pointRadius: own.filter((value) => (value ?? null) !== null).length === 1 ? 3 : 0,
    // At an end of an axis half of a mark is outside.
    clip: 8,
    pointHoverRadius: 5,
    order: 0,
    fill: i === 1 ? "-1" : false,
    ...look(series, chart),
  }));
}

/** All numbers that a chart has to have room for. */
function extent(series, { scale, span }) {
  const numbers = series.flatMap(({ lowest = [], highest = [], samples = [] }) =>
    [...lowest, ...highest, ...samples.flat()].map((value) => placed(value, scale))
  ).filter((value) => value !== null);
  const ends = [...numbers, ...span ?? []];
  if (ends.length === 0) return [undefined, undefined];
  return ends.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
    Infinity,
    -Infinity,
  ]);
}

/** Of a name that is too long for an axis, both ends. */
const brief = (name) => name.length > 40 ? `${name.slice(0, 19)}…${name.slice(-20)}` : name;

function scalesOf(chart, series) {
  const ink = colour("soft"), line = colour("line");
  const numbers = hasNumbers(chart);
  const [categories, values] = chart.horizontal ? ["y", "x"] : ["x", "y"];
  const [suggestedMin, suggestedMax] = extent(series, chart);
  const title = (text) => ({ display: true, text, color: ink });
  const short = (value) => Number(Number(value).toPrecision(3)).toString();
  const places = numbers ? placesOf(series, chart) : [];
  return {
    [categories]: {
      type: numbers ? chart.categoryScale ?? "linear" : "category",
      min: numbers ? Math.min(...places) : undefined,
      max: numbers ? Math.max(...places) : undefined,
      offset: !numbers,
      grid: { display: false },
      border: { color: line },
      title: numbers ? title(chart.categoryTitle) : { display: false },
      ticks: {
        // The chart of one workload need not name it.
        display: numbers || chart.workload === undefined || chart.labels.length > 1,
        color: ink,
        maxRotation: 0,
        autoSkip: numbers,
        includeBounds: !numbers,
        precision: numbers && places.every(Number.isInteger) ? 0 : undefined,
        // Not an arrow: Chart.js gives the scale as `this`.
        callback: numbers ? short : function (at) {
          return brief(this.getLabelForValue(at));
        },
      },
    },
    [values]: {
      type: chart.scale,
      suggestedMin,
      suggestedMax,
      grid: {
        color: ({ tick }) => chart.horizontal && tick?.value === 0 ? ink : line,
        drawTicks: false,
      },
      border: { display: false },
      title: title(chart.valueTitle),
      ticks: { color: ink, maxTicksLimit: 7, padding: 6, callback: short },
    },
  };
}

/** The numbers of a series at one place, with its ends where it has them. */
function told({ dataset: { label, series }, dataIndex, formattedValue }) {
  if (series.style === "band") return `${label}: ${ends(series, dataIndex)}`;
  if (series.style !== "interval" || (series.lowest[dataIndex] ?? null) === null) {
    return `${label}${series.style === "distribution" ? ", median" : ""}: ${formattedValue}`;
  }
  return `${label}: ${formattedValue} (${ends(series, dataIndex)})`;
}

const ends = ({ lowest, highest }, i) => `${lowest[i]} to ${highest[i]}`;

function tooltip(chart) {
  return {
    filter: ({ dataset: { series, fill } }) =>
      !ofSeeds(series) && (series.style !== "band" || fill !== false),
    callbacks: {
      label: told,
      title: ([item]) =>
        item && hasNumbers(chart) ? `${chart.categoryTitle} ${item.label}` : item?.label,
    },
  };
}

/** The groups that stand side by side at each category; none where no two of them meet. */
export function slotsOf(chart, variants) {
  const places = new Map();
  for (const series of chart.series.filter(isMark)) {
    const group = groupOf(series, variants);
    const values = series.values ?? series.quartiles;
    for (const [i, value] of values.entries()) {
      if ((value ?? null) !== null) places.set(group, (places.get(group) ?? new Set()).add(i));
    }
  }
  const all = [...places.values()].flatMap((own) => [...own]);
  return new Set(all).size === all.length ? [] : [...places.keys()];
}

/**
 * The configuration of a chart, of which the groups in `hidden` are left out, and with `seeds: false` the
 * marks of single seeds.
 */
export function configOf(chart, { hidden, seeds, variants }) {
  const series = chart.series.filter((one) =>
    one.style !== "table" && !hidden.has(groupOf(one, variants)) && (seeds || !ofSeeds(one))
  );
  const slots = slotsOf({ series }, variants);
  const axis = chart.horizontal ? "y" : "x";
  return {
    type: "line",
    data: {
      labels: chart.labels,
      datasets: series.flatMap((one) =>
        dataSets(one, chart, isMark(one) ? slots.indexOf(groupOf(one, variants)) : undefined)
      ),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: axis,
      interaction: {
        mode: series.some(({ x }) => x) ? "nearest" : "index",
        axis,
        intersect: false,
      },
      scales: scalesOf(chart, series),
      plugins: {
        shading: chart.shaded ?? {},
        sideBySide: { slots: slots.length },
        spreads: { slots: Math.max(1, slots.length), seeds },
        legend: { display: false },
        tooltip: tooltip(chart),
      },
    },
    plugins: [shading, sideBySide, spreads],
  };
}
