/* Draws charts when they come into view or the browser is idle, and again when something about them changes. */

import type { Chart as ChartData } from "../../../../models/details/mod.ts";
import { charts, drawnAtFirst, entry, variants } from "../data.ts";
import { drawnVariants } from "../drawn.ts";
import { find, findAll } from "../elements.ts";
import { currentView, ownView } from "../store.ts";
import { configOf, slotsOf } from "./config.ts";
import { Chart, type Drawing } from "./library.ts";
import { root } from "./looks.ts";
import { filtered, legendOf } from "./series.ts";

const canvases = findAll<HTMLCanvasElement>(document, "canvas[id]");
const drawings = new Map<HTMLCanvasElement, Drawing>();

/** A chart with its places in the page. */
export interface ChartFigure {
  readonly chart: ChartData;
  readonly figure: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** The charts in the order of the page. */
export function chartFigures(): ChartFigure[] {
  return findAll(document, "figure[data-chart]").map((figure) => ({
    figure,
    chart: entry(charts, figure.dataset.chart),
    canvas: find(figure, "canvas"),
  }));
}

/** The names of the variants that are drawn now. */
export function drawnNow(): readonly string[] {
  return drawnVariants(currentView().variant, variants, drawnAtFirst);
}

/** A chart as the filters and its own controls leave it. */
export function shownChart(id: string | undefined): ChartData {
  const chart = filtered(entry(charts, id), currentView(), variants, drawnNow());
  return ownView(chart.id).linear ? { ...chart, scale: "linear" } : chart;
}

/** The names of the groups that a reader took away. */
export function hiddenGroups(id: string): ReadonlySet<string> {
  const { hidden } = ownView(id);
  const names = legendOf(entry(charts, id), variants).map(({ name }) => name);
  return new Set(names.filter((_, i) => hidden.has(i)));
}

/** The configuration of a chart as it is shown now. */
export function shownConfig(id: string): ReturnType<typeof configOf> {
  const { seeds } = ownView(id);
  return configOf(shownChart(id), { hidden: hiddenGroups(id), seeds, variants });
}

const isThere = (canvas: HTMLCanvasElement) => canvas.offsetParent !== null;

/** Makes rows of names high enough for each name, and for all that stand side by side at it. */
function fit(canvas: HTMLCanvasElement): void {
  const chart = shownChart(canvas.id);
  if (!chart.horizontal) return;
  const lane = chart.series.some(({ style }) => style === "distribution") ? 2.4 : 0.95;
  const row = Math.max(1.9, lane * Math.max(1, slotsOf(chart, variants).length));
  const height = `${5 + row * Math.max(1, chart.labels.length)}rem`;
  Object.assign(canvas.parentElement!.style, { flexBasis: height, minHeight: height });
}

function draw(canvas: HTMLCanvasElement): void {
  drawings.get(canvas)?.destroy();
  // Letters on paper are smaller.
  Chart.defaults.font.size = 0.75 * Number.parseFloat(getComputedStyle(root).fontSize);
  fit(canvas);
  drawings.set(canvas, new Chart(canvas, shownConfig(canvas.id)));
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
    seen.unobserve(target);
    if (!drawings.has(target)) draw(target);
  }
}, { rootMargin: "400px" });

/** Draws a chart anew, at once if it is in view or else soon. */
export function refresh(canvas: HTMLCanvasElement): void {
  drawings.get(canvas)?.destroy();
  drawings.delete(canvas);
  fit(canvas);
  seen.unobserve(canvas);
  seen.observe(canvas);
  drawSoon();
}

/** Safari has no such call. */
const whenIdle: (callback: () => void, options: IdleRequestOptions) => void =
  globalThis.requestIdleCallback ?? ((callback) => setTimeout(callback, 50));

let isWaiting = false;

/** One at a time: a picture of the whole page has all charts, and nobody waits for them. */
function drawSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  delete root.dataset.charts;
  whenIdle(() => {
    isWaiting = false;
    const next = canvases.find((canvas) => isThere(canvas) && !drawings.has(canvas));
    if (next === undefined) {
      root.dataset.charts = "drawn";
      return;
    }
    draw(next);
    drawSoon();
  }, { timeout: 200 });
}

export function refreshAll(): void {
  for (const canvas of canvases) refresh(canvas);
}

/** Draws what has not been drawn yet, for paper and for tests. */
export function drawAll(): void {
  for (const canvas of canvases) if (isThere(canvas) && !drawings.has(canvas)) draw(canvas);
  root.dataset.charts = "drawn";
}

function redraw(): void {
  for (const canvas of [...drawings.keys()]) draw(canvas);
}

/** Begins to draw. */
export function startCharts(): void {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  refreshAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // Charts in details that were closed have no size to be drawn in.
  document.addEventListener("toggle", ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) drawSoon();
  }, true);
  // A canvas is printed as it is: it is drawn in the colours and at the size that it has on paper, which the
  // class gives to the page for as long as it is printed.
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    root.classList.add("printing");
    // Of what can be chosen, what is chosen; what a reader left folded is named on paper, and not printed.
    opened = findAll(
      document,
      "details:not([open], .part, [id^='choice-'], .evidence *, :has(.evidence)):is(:has(canvas), .evidence)",
    );
    for (const details of opened) details.open = true;
    redraw();
    drawAll();
  });
  addEventListener("afterprint", () => {
    root.classList.remove("printing");
    for (const details of opened) details.open = false;
    redraw();
  });
}
