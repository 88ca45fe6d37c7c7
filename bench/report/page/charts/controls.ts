/* The controls above each chart: a legend that shows and hides, single seeds, the scale. */

import type { Chart, Series } from "../../../../models/details/mod.ts";
import { variants } from "../data.ts";
import { find, make, makeButton, unseen } from "../elements.ts";
import { changeChart, onView, ownView } from "../store.ts";
import { MOST_DRAWN } from "../drawn.ts";
import { chartFigures, drawnNow, refresh } from "./charts.ts";
import { dashOf, isMark } from "./looks.ts";
import { inPlace, legendOf, ofSeeds } from "./series.ts";

/** A button that is pressed or not, and what keeps it so. */
interface Toggle {
  readonly button: HTMLButtonElement;
  readonly update: () => void;
}

function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A bit of the line, or the mark, that stands for a group. */
function swatch(series: Series): Element {
  const { variant } = series;
  const kind = variant === null ? "none" : `v${variant % 6}`;
  if (isMark(series)) return make("span", { className: `key ${kind}` });
  const picture = svg("svg", {
    class: `swatch ${kind}`,
    width: "28",
    height: "10",
    "aria-hidden": "true",
  });
  const dash = dashOf(series);
  const ground = series.style === "band" ? { class: "ground" } : {};
  picture.append(
    svg("path", { d: "M0 5h28", "stroke-dasharray": dash.join(" ") || "none", ...ground }),
  );
  return picture;
}

function toggle(
  content: string,
  title: string,
  isPressed: () => boolean,
  onClick: () => void,
): Toggle {
  const button = makeButton(content, onClick);
  button.append(unseen(`: ${title}`));
  const update = () => {
    button.ariaPressed = String(isPressed());
  };
  update();
  return { button, update };
}

function legend(chart: Chart): Toggle[] {
  const { id, title } = chart;
  const groups = legendOf(chart, variants);
  // What all marks are is in the title.
  if (groups.length === 1 && groups[0]!.series.variant === null) return [];
  return groups.map(({ name, series }, i) => {
    const item = toggle(name, title, () => !ownView(id).hidden.has(i), () => {
      const hidden = new Set(ownView(id).hidden);
      if (!hidden.delete(i)) hidden.add(i);
      changeChart(id, { hidden });
    });
    item.button.prepend(swatch(series));
    if (series.variant === null) return item;
    const variant = variants[series.variant]!;
    item.button.dataset.variant = variant;
    return variants.length <= MOST_DRAWN ? item : whileDrawn(item, series, variant);
  });
}

/** The same, in sight only while its variant is drawn, with the colour that it has then. */
function whileDrawn({ button, update }: Toggle, series: Series, variant: string): Toggle {
  const place = () => {
    update();
    const drawn = drawnNow();
    button.hidden = !drawn.includes(variant);
    if (!button.hidden) button.firstChild!.replaceWith(swatch(inPlace(series, drawn, variants)));
  };
  place();
  return { button, update: place };
}

function options({ id, title, series, scale }: Chart): Toggle[] {
  const seeds = () =>
    toggle(
      "Single seeds",
      title,
      () => ownView(id).seeds,
      () => changeChart(id, { seeds: !ownView(id).seeds }),
    );
  const logarithm = () =>
    toggle(
      "Logarithmic",
      title,
      () => !ownView(id).linear,
      () => changeChart(id, { linear: !ownView(id).linear }),
    );
  const hasSeeds = series.some((one) => ofSeeds(one) || one.style === "distribution");
  const hasOthers = series.some((one) => !ofSeeds(one) && one.style !== "table");
  return [
    ...hasSeeds && hasOthers ? [seeds()] : [],
    ...scale === "logarithmic" ? [logarithm()] : [],
  ];
}

/** Puts controls above every chart, and keeps them and the chart as the view has it. */
export function startControls(): void {
  for (const { chart, figure, canvas } of chartFigures()) {
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
    find(figure, ".canvas").before(make(
      "div",
      { className: "controls" },
      make("div", { className: "legend" }, ...items.map(({ button }) => button)),
      make("div", { className: "choices-of-chart" }, ...choices.map(({ button }) => button)),
    ));
  }
}
