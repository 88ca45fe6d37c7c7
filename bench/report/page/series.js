/* What of a chart is shown, and its numbers as a table. Knows nothing of how it is drawn. */

import { isShown } from "./view.js";

/** Marks and lines of single seeds, which a reader can do without. */
export const ofSeeds = (series) => ["seed", "seedDots"].includes(series.style);

/** What the legend calls a series. */
export function groupOf({ group, label, style, variant }, variants) {
  return group ?? (variant === null || style === "after" ? label : variants[variant]);
}

/** The groups of a chart that the legend has, each with the series that shows how it looks. */
export function legendOf(chart, variants) {
  const groups = new Map();
  for (const series of chart.series) {
    if (["table", "pair"].includes(series.style)) continue;
    const name = groupOf(series, variants), before = groups.get(name);
    if (!before || isPlain(before) && !isPlain(series)) groups.set(name, series);
  }
  return [...groups].map(([name, series]) => ({ name, series }));
}

const isPlain = (series) => ofSeeds(series) || series.style === "band";

/** A chart without the categories and the variants that were filtered out. */
export function filtered(chart, view, variants) {
  const kept = [...chart.labels.keys()].filter((i) =>
    chart.labelsAre === undefined || isShown(view, chart.labelsAre, chart.labels[i])
  );
  const series = chart.series.filter(({ variant }) =>
    variant === null || isShown(view, "variant", variants[variant])
  );
  if (kept.length === chart.labels.length) return { ...chart, series };
  const at = (list) => kept.map((i) => list[i]);
  const columns = ["values", "lowest", "highest", "samples", "quartiles"];
  return {
    ...chart,
    labels: at(chart.labels),
    ...chart.pair ? { pair: at(chart.pair) } : {},
    series: series.map((one) => ({
      ...one,
      ...Object.fromEntries(
        columns.filter((name) => one[name]).map((name) => [name, at(one[name])]),
      ),
    })),
  };
}

/** The columns of numbers behind one series; those of single seeds only where all are wanted. */
function columnsOf(series, all) {
  const { label, style, values, lowest, highest, samples, quartiles } = series;
  const ends = () => [[`${label}, lowest`, lowest], [`${label}, highest`, highest]];
  if (style === "band") return ends();
  if (style === "interval") return [[label, values], ...ends()];
  if (style !== "distribution") return [[label, values]];
  const most = all ? Math.max(0, ...samples.map(({ length }) => length)) : 0;
  return [
    [`${label}, seeds`, samples.map(({ length }) => length)],
    [`${label}, lowest`, samples.map((own) => own.length ? Math.min(...own) : null)],
    ...["first quartile", "median", "third quartile"].map((name, i) => [
      `${label}, ${name}`,
      quartiles.map((own) => own?.[i] ?? null),
    ]),
    [`${label}, highest`, samples.map((own) => own.length ? Math.max(...own) : null)],
    ...Array.from({ length: most }, (_, i) => [
      `${label}, ${i + 1}`,
      samples.map((own) => own[i] ?? null),
    ]),
  ];
}

/** The numbers of a chart: a heading for each column, and rows whose first cell is the category. */
export function numbersOf(chart, { all = false } = {}) {
  const own = chart.series.some(({ x }) => x);
  const labels = own
    ? [...new Set(chart.series.flatMap(({ x }) => x ?? chart.labels))].sort((one, other) =>
      one - other
    )
    : chart.labels;
  const columns = chart.series.flatMap((series) =>
    columnsOf(series, all).map(([title, values]) => [
      title,
      own ? labels.map(valueAt(series, values, chart.labels)) : values,
    ])
  );
  return {
    heads: [chart.categoryTitle, ...columns.map(([title]) => title)],
    rows: labels.map((label, i) => [label, ...columns.map(([, values]) => values[i] ?? null)]),
  };
}

/** A step keeps its value until the next; other lines have nothing between their points. */
function valueAt({ style, x }, values, labels) {
  const places = x ?? labels;
  return (label) => {
    if (style !== "steps") return values[places.indexOf(label)] ?? null;
    return values[places.findLastIndex((place) => place <= label)] ?? null;
  };
}
