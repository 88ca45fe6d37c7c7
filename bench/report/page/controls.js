/* The controls above each chart: a legend that shows and hides, single seeds, the scale. */

import { refresh } from "./charts.js";
import { charts, variants } from "./data.js";
import { make, makeButton, unseen } from "./elements.js";
import { dashOf, isMark } from "./looks.js";
import { legendOf, ofSeeds } from "./series.js";
import { changeChart, onView, ownView } from "./store.js";

const svg = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** A bit of the line, or the mark, that stands for a group. */
function swatch({ style, variant }) {
  const kind = variant === null ? "none" : `v${variant % 6}`;
  if (isMark({ style })) return make("span", { className: `key ${kind}` });
  const picture = svg("svg", {
    class: `swatch ${kind}`,
    width: 28,
    height: 10,
    "aria-hidden": true,
  });
  const dash = dashOf({ style, variant });
  picture.append(svg("path", { d: "M0 5h28", "stroke-dasharray": dash.join(" ") || "none" }));
  return picture;
}

function toggle(content, title, isPressed, onClick) {
  const button = makeButton(content, onClick, { "aria-pressed": String(isPressed()) });
  button.append(unseen(`: ${title}`));
  return { button, update: () => button.setAttribute("aria-pressed", String(isPressed())) };
}

function legend(chart) {
  const { id, title } = chart;
  const groups = legendOf(chart, variants);
  // What all marks are is in the title.
  if (groups.length === 1 && groups[0].series.variant === null) return [];
  return groups.map(({ name, series }, i) => {
    const item = toggle(name, title, () => !ownView(id).hidden.has(i), () => {
      const hidden = new Set(ownView(id).hidden);
      if (!hidden.delete(i)) hidden.add(i);
      changeChart(id, { hidden });
    });
    item.button.prepend(swatch(series));
    if (series.variant !== null) item.button.dataset.variant = variants[series.variant];
    return item;
  });
}

function options({ id, title, series, scale }) {
  const seeds = toggle(
    "Single seeds",
    title,
    () => ownView(id).seeds,
    () => changeChart(id, { seeds: !ownView(id).seeds }),
  );
  const logarithm = toggle(
    "Logarithmic",
    title,
    () => !ownView(id).linear,
    () => changeChart(id, { linear: !ownView(id).linear }),
  );
  return [
    ...series.some((one) => ofSeeds(one) || one.style === "distribution") &&
        series.some((one) => !ofSeeds(one) && one.style !== "table")
      ? [seeds]
      : [],
    ...scale === "logarithmic" ? [logarithm] : [],
  ];
}

/** Puts controls above every chart, and keeps them and the chart as the view has it. */
export function startControls() {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const chart = charts.get(figure.dataset.chart), canvas = figure.querySelector("canvas");
    const items = legend(chart), choices = options(chart);
    const state = () => JSON.stringify([ownView(chart.id), [...ownView(chart.id).hidden]]);
    let before = state();
    onView(() => {
      for (const { update } of [...items, ...choices]) update();
      if (state() === before) return;
      before = state();
      refresh(canvas);
    });
    if (items.length + choices.length === 0) continue;
    figure.querySelector(".canvas").before(make(
      "div",
      { className: "controls" },
      make("div", { className: "legend" }, ...items.map(({ button }) => button)),
      make("div", { className: "choices-of-chart" }, ...choices.map(({ button }) => button)),
    ));
  }
}
