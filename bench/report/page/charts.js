/* Draws charts when they come into view or the browser is idle, and again when something about them changes. */

import { configOf, slotsOf } from "./config.js";
import { charts, variants } from "./data.js";
import { root } from "./looks.js";
import { filtered, legendOf } from "./series.js";
import { currentView, ownView } from "./store.js";

const canvases = [...document.querySelectorAll("canvas[id]")];
const drawings = new Map();

/** A chart as the filters and its own controls leave it. */
export function shownChart(id) {
  const chart = filtered(charts.get(id), currentView(), variants);
  return ownView(id).linear ? { ...chart, scale: "linear" } : chart;
}

/** The names of the groups that a reader took away. */
export function hiddenGroups(id) {
  const { hidden } = ownView(id);
  const names = legendOf(charts.get(id), variants).map(({ name }) => name);
  return new Set(names.filter((_, i) => hidden.has(i)));
}

/** The configuration of a chart as it is shown now. */
export function shownConfig(id) {
  return configOf(shownChart(id), {
    hidden: hiddenGroups(id),
    seeds: ownView(id).seeds,
    variants,
  });
}

const isThere = (canvas) => canvas.offsetParent !== null;

/** Rows of names need room for each name, and for all that stand side by side at it. */
function fit(canvas) {
  const chart = shownChart(canvas.id);
  if (!chart.horizontal) return;
  const lane = chart.series.some(({ style }) => style === "distribution") ? 2.4 : 0.95;
  const row = Math.max(1.9, lane * Math.max(1, slotsOf(chart, variants).length));
  const height = `${5 + row * Math.max(1, chart.labels.length)}rem`;
  Object.assign(canvas.parentElement.style, { flexBasis: height, minHeight: height });
}

function draw(canvas) {
  drawings.get(canvas)?.destroy();
  // Letters on paper are smaller.
  Chart.defaults.font.size = 0.75 * Number.parseFloat(getComputedStyle(root).fontSize);
  fit(canvas);
  drawings.set(canvas, new Chart(canvas, shownConfig(canvas.id)));
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    if (!drawings.has(target)) draw(target);
  }
}, { rootMargin: "400px" });

/** Draws a chart anew, at once if it is in view or else soon. */
export function refresh(canvas) {
  drawings.get(canvas)?.destroy();
  drawings.delete(canvas);
  fit(canvas);
  seen.unobserve(canvas);
  seen.observe(canvas);
  drawSoon();
}

const whenIdle = globalThis.requestIdleCallback ?? ((callback) => setTimeout(callback, 50));

let isWaiting = false;

/** One at a time: a picture of the whole page has all charts, and nobody waits for them. */
function drawSoon() {
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

export function refreshAll() {
  for (const canvas of canvases) refresh(canvas);
}

/** Draws what has not been drawn yet, for paper and for tests. */
export function drawAll() {
  for (const canvas of canvases) if (isThere(canvas) && !drawings.has(canvas)) draw(canvas);
  root.dataset.charts = "drawn";
}

function redraw() {
  for (const canvas of [...drawings.keys()]) draw(canvas);
}

/** Begins to draw. */
export function startCharts() {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  refreshAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // Charts in details that were closed have no size to be drawn in.
  document.addEventListener("toggle", ({ target }) => target.open && drawSoon(), true);
  // A canvas is printed as it is: it is drawn in the colours and at the size that it has on paper, which the
  // class gives to the page for as long as it is printed.
  let opened = [];
  addEventListener("beforeprint", () => {
    root.classList.add("printing");
    opened = [...document.querySelectorAll("details:not([open]):is(:has(canvas), .evidence)")];
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
