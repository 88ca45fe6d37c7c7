import {
  filtered,
  groupOf,
  legendOf,
  numbersOf,
} from "../../../../../bench/report/page/charts/series.ts";
import type { Chart, ValueSeries } from "../../../../../bench/report/charts/mod.ts";
import { wholeView } from "../../../../../bench/report/page/view.ts";
import { assertEquals } from "../../../../../std.ts";

const variants = ["plain", "noisy"];

const chart: Chart = {
  id: "errors",
  title: "Test error",
  description: "",
  valueTitle: "percent",
  scale: "linear",
  labels: ["qa1", "qa2"],
  labelsAre: "workload",
  categoryTitle: "workload",
  series: [
    { label: "plain, seed 1", variant: 0, style: "seedDots", values: [1, 2] },
    {
      label: "plain, mean",
      variant: 0,
      style: "interval",
      values: [3, 4],
      lowest: [1, null],
      highest: [5, null],
    },
    { label: "noisy, mean", variant: 1, style: "dots", values: [6, 7] },
    { label: "Somebody", variant: null, style: "dots", values: [8, 9] },
  ],
};

Deno.test("legendOf() has an entry for each group, looking like the strongest of it", () => {
  const entries = legendOf(chart, variants);
  assertEquals(entries.map(({ name }) => name), ["plain", "noisy", "Somebody"]);
  assertEquals(entries[0]!.series.style, "interval");
});

Deno.test("groupOf() keeps what is after the clip apart from what is before it", () => {
  const after = { label: "plain, after", variant: 0, style: "after" } as const;
  assertEquals(groupOf(after, variants), "plain, after");
  assertEquals(groupOf({ ...after, group: "plain" }, variants), "plain");
});

Deno.test("filtered() leaves out variants and categories, and keeps what was published", () => {
  const view = { ...wholeView(), workload: new Set(["qa2"]), variant: new Set(["noisy"]) };
  const left = filtered(chart, view, variants);
  assertEquals(left.labels, ["qa2"]);
  assertEquals(left.series.map((one) => (one as ValueSeries).values), [[7], [9]]);
});

Deno.test("filtered() gives those of many variants that are drawn the first colours, under their names", () => {
  const many = ["plain", "noisy", "a", "b", "c", "d", "e"];
  const left = filtered(chart, wholeView(), many, ["a", "noisy"]);
  assertEquals(
    left.series.map(({ label, variant, group }) => [label, variant, group]),
    [["noisy, mean", 1, "noisy"], ["Somebody", null, undefined]],
  );
  const few = filtered(chart, wholeView(), variants, variants);
  assertEquals(few.series, chart.series);
});

Deno.test("numbersOf() gives intervals their ends", () => {
  const { heads, rows } = numbersOf({ ...chart, series: chart.series.slice(1, 2) });
  assertEquals(heads, ["workload", "plain, mean", "plain, mean, lowest", "plain, mean, highest"]);
  assertEquals(rows, [["qa1", 3, 1, 5], ["qa2", 4, null, null]]);
});

Deno.test("numbersOf() gives boxes five numbers, and every seed's where all are wanted", () => {
  const box: Chart = {
    ...chart,
    labels: ["qa1"],
    series: [{
      label: "plain",
      variant: 0,
      style: "distribution",
      samples: [[3, 1, 2]],
      quartiles: [[1.5, 2, 2.5]],
    }],
  };
  assertEquals(numbersOf(box).rows, [["qa1", 3, 1, 1.5, 2, 2.5, 3]]);
  assertEquals(numbersOf(box, { all: true }).rows[0]!.slice(-3), [3, 1, 2]);
});

Deno.test("numbersOf() keeps the value of a step until the next, and no other line's", () => {
  const steps = (style: "steps" | "mean"): Chart => ({
    ...chart,
    labels: [],
    series: [
      { label: "a", variant: 0, style, x: [1, 4], values: [0, 50] },
      { label: "b", variant: 1, style, x: [2, 5], values: [10, 20] },
    ],
  });
  assertEquals(numbersOf(steps("steps")).rows, [
    [1, 0, null],
    [2, 0, 10],
    [4, 50, 10],
    [5, 50, 20],
  ]);
  assertEquals(numbersOf(steps("mean")).rows[1], [2, null, 10]);
});
