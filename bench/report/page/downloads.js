/* Files that a reader can keep: the numbers of a chart and its picture. */

import { hiddenGroups, shownChart, shownConfig } from "./charts.js";
import { csv, fileName } from "./csv.js";
import { charts, suite, variants } from "./data.js";
import { make, makeButton, unseen } from "./elements.js";
import { colour, dashOf, isMark, variantColour } from "./looks.js";
import { legendOf, numbersOf } from "./series.js";

const WIDTH = 960, HEIGHT = 540, MARGIN = 24, DENSITY = 2;

/** Gives the reader a file. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function saveCsv(table, name) {
  save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), name);
}

/** Words broken into lines that fit. */
function lines(context, text, width) {
  const broken = [];
  for (const word of text.split(" ")) {
    const longer = broken.length === 0 ? word : `${broken.at(-1)} ${word}`;
    if (broken.length > 0 && context.measureText(longer).width <= width) broken.pop();
    else if (broken.length > 0) {
      broken.push(word);
      continue;
    }
    broken.push(longer);
  }
  return broken;
}

function legendEntries(chart) {
  const hidden = hiddenGroups(chart.id);
  return legendOf(chart, variants).filter(({ name }) => !hidden.has(name));
}

/** Writes the legend in one row and answers where the next line begins. */
function drawLegend(context, chart, top) {
  let left = MARGIN;
  for (const { name, series } of legendEntries(chart)) {
    context.strokeStyle = context.fillStyle = variantColour(series.variant);
    context.lineWidth = 2.25;
    context.setLineDash(dashOf(series));
    context.beginPath();
    if (isMark(series)) context.arc(left + 14, top - 5, 5, 0, 2 * Math.PI);
    else context.moveTo(left, top - 5), context.lineTo(left + 28, top - 5);
    if (isMark(series)) context.fill();
    else context.stroke();
    context.fillStyle = colour("ink");
    context.fillText(name, left + 36, top);
    left += 36 + context.measureText(name).width + 24;
  }
  context.setLineDash([]);
  return left === MARGIN ? top : top + 12;
}

/** The chart as it is shown, with its title and its legend, as large on a phone as on a desk. */
function picture(id) {
  const chart = shownChart(id), family = Chart.defaults.font.family;
  const height = chart.horizontal ? Math.max(HEIGHT, 60 + 34 * chart.labels.length) : HEIGHT;
  const plot = make("canvas", { width: WIDTH - 2 * MARGIN, height });
  const config = shownConfig(id);
  Object.assign(config.options, { responsive: false, devicePixelRatio: DENSITY });
  const drawing = new Chart(plot, config);
  const page = make("canvas", { width: DENSITY * WIDTH, height: 1 });
  const context = page.getContext("2d");
  const place = (paint) => {
    context.scale(DENSITY, DENSITY);
    let top = MARGIN;
    for (
      const [text, font, ink] of [
        [[chart.workload, chart.title].filter(Boolean).join(": "), `600 18px ${family}`, "ink"],
        [chart.note ?? "", `13px ${family}`, "soft"],
      ]
    ) {
      context.font = font;
      context.fillStyle = colour(ink);
      for (const line of text === "" ? [] : lines(context, text, WIDTH - 2 * MARGIN)) {
        top += 20;
        if (paint) context.fillText(line, MARGIN, top);
      }
    }
    context.font = `13px ${family}`;
    top = drawLegend(context, chart, top + 26);
    if (paint) context.drawImage(plot, MARGIN, top, WIDTH - 2 * MARGIN, height);
    return top + height + MARGIN;
  };
  // Once to see how much room it takes, which empties the canvas, and once to paint.
  page.height = DENSITY * place(false);
  context.fillStyle = colour("panel");
  context.fillRect(0, 0, page.width, page.height);
  place(true);
  drawing.destroy();
  return page;
}

/** Puts the downloads of a chart below it. */
export function startDownloads() {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const id = figure.dataset.chart, { title, workload } = charts.get(id);
    const name = (extension) => fileName([suite, workload, title], extension);
    const table = () => numbersOf(shownChart(id), { all: true });
    const savePicture = () => picture(id).toBlob((blob) => save(blob, name("png")), "image/png");
    const buttons = [
      makeButton("CSV", () => saveCsv(table(), name("csv"))),
      makeButton("PNG", savePicture),
    ];
    for (const button of buttons) {
      button.prepend(unseen("Download "));
      button.append(unseen(`: ${title}`));
    }
    figure.append(make("div", { className: "downloads" }, ...buttons));
  }
}
