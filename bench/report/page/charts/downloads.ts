/* Files that a reader can keep: the numbers of a chart and its picture. */

import type { Chart as ChartData } from "../../../../models/details/mod.ts";
import { suite, variants } from "../data.ts";
import { make, makeButton, unseen } from "../elements.ts";
import { csv, fileName } from "../tables/csv.ts";
import type { TableData } from "../tables/table_data.ts";
import { chartFigures, hiddenGroups, shownChart, shownConfig } from "./charts.ts";
import { Chart } from "./library.ts";
import { colour, dashOf, isMark, variantColour } from "./looks.ts";
import { legendOf, numbersOf } from "./series.ts";

const WIDTH = 960, HEIGHT = 540, MARGIN = 24, DENSITY = 2;

/** Gives the reader a file. */
function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function saveCsv(table: TableData, name: string): void {
  save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), name);
}

/** Words broken into lines that fit. */
function lines(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(" ")) {
    const last = broken.at(-1), longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width > width) {
      broken.push(word);
    } else {
      broken.splice(-1, 1, longer);
    }
  }
  return broken;
}

/** Writes the legend in one row and answers where the next line begins. */
function drawLegend(context: CanvasRenderingContext2D, chart: ChartData, top: number): number {
  const hidden = hiddenGroups(chart.id);
  let left = MARGIN;
  for (const { name, series } of legendOf(chart, variants)) {
    if (hidden.has(name)) continue;
    context.strokeStyle = context.fillStyle = variantColour(series.variant);
    context.lineWidth = series.style === "band" ? 10 : 2.25;
    context.globalAlpha = series.style === "band" ? 0.25 : 1;
    context.setLineDash(dashOf(series));
    context.beginPath();
    if (isMark(series)) {
      context.arc(left + 14, top - 5, 5, 0, 2 * Math.PI);
      context.fill();
    } else {
      context.moveTo(left, top - 5);
      context.lineTo(left + 28, top - 5);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.fillStyle = colour("ink");
    context.fillText(name, left + 36, top);
    left += 36 + context.measureText(name).width + 24;
  }
  context.setLineDash([]);
  return left === MARGIN ? top : top + 12;
}

/** The chart as it is shown, with its title and its legend, as large on a phone as on a desk. */
function picture(id: string): HTMLCanvasElement {
  const chart = shownChart(id), { family } = Chart.defaults.font;
  const height = chart.horizontal ? Math.max(HEIGHT, 60 + 34 * chart.labels.length) : HEIGHT;
  const plot = make("canvas", { width: WIDTH - 2 * MARGIN, height });
  const config = shownConfig(id);
  Object.assign(config.options!, { responsive: false, devicePixelRatio: DENSITY });
  const drawing = new Chart(plot, config);
  const page = make("canvas", { width: DENSITY * WIDTH, height: 1 });
  const context = page.getContext("2d")!;
  const title = [chart.workload, chart.title].filter(Boolean).join(": ");
  const texts = [
    { text: title, font: `600 18px ${family}`, ink: "ink" },
    { text: chart.note ?? "", font: `13px ${family}`, ink: "soft" },
  ];
  const place = (paint: boolean) => {
    context.scale(DENSITY, DENSITY);
    let top = MARGIN;
    for (const { text, font, ink } of texts) {
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
export function startDownloads(): void {
  for (const { chart: { id, title, workload }, figure } of chartFigures()) {
    const name = (extension: string) => fileName([suite, workload, title], extension);
    const savePicture = () =>
      picture(id).toBlob((blob) => {
        if (blob !== null) save(blob, name("png"));
      }, "image/png");
    const buttons = [
      makeButton("CSV", () => saveCsv(numbersOf(shownChart(id), { all: true }), name("csv"))),
      makeButton("PNG", savePicture),
    ];
    for (const button of buttons) {
      button.prepend(unseen("Download "));
      button.append(unseen(`: ${title}`));
    }
    figure.append(make("div", { className: "downloads" }, ...buttons));
  }
}
