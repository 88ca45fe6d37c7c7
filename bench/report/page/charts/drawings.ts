/* What Chart.js does not draw by itself: shaded epochs, bars of intervals, boxes and single seeds. */

import type { ChartMeta, Plugin } from "chart.js";
import type { DistributionSeries, IntervalSeries, Shaded } from "../../../../models/details/mod.ts";
import { Chart, type Drawing, type DrawnSet } from "./library.ts";
import { colour, faint, markOf, variantColour } from "./looks.ts";

/** The data sets of a chart, and the groups that stand side by side at each of its categories. */
export interface Placed {
  readonly sets: readonly DrawnSet[];
  readonly slots: number;
}

type Elements = ChartMeta<"line">["data"];

/** Shades the epochs of earlier phases, which are the first. */
export const shading = (shaded: Shaded | undefined): Plugin<"line"> => ({
  id: "shading",
  beforeDatasetsDraw({ ctx, chartArea: { left, top, height }, scales }) {
    if (shaded === undefined) return;
    const { epochs, title } = shaded;
    const width = scales["x"]!.getPixelForValue(epochs + 0.5) - left;
    ctx.save();
    ctx.fillStyle = colour("shaded");
    ctx.fillRect(left, top, width, height);
    ctx.font = `11px ${Chart.defaults.font.family}`;
    ctx.fillStyle = colour("soft");
    if (ctx.measureText(title).width < width - 8) ctx.fillText(title, left + 5, top + 14);
    ctx.restore();
  },
});

/** The axis of the categories. */
const axisOf = ({ options }: Drawing): "x" | "y" => options.indexAxis ?? "x";

/** Room of one variant along an axis of names, in pixels. */
function slotOf(drawing: Drawing, slots: number): number {
  const scale = drawing.scales[axisOf(drawing)]!;
  if (scale.type !== "category") return 0;
  const step = scale.getPixelForValue(1) - scale.getPixelForValue(0);
  const whole = scale.ticks.length > 1 ? step : scale.isHorizontal() ? scale.width : scale.height;
  return Math.min(0.85 * Math.abs(whole) / slots, 70);
}

/** Sets the marks of each variant beside those of the others. */
export const sideBySide = ({ sets, slots }: Placed): Plugin<"line"> => ({
  id: "sideBySide",
  afterDatasetUpdate(drawing, { index, meta }) {
    const slot = sets[index]?.slot;
    if (slot === undefined || slots < 2) return;
    const shift = (slot - (slots - 1) / 2) * slotOf(drawing, slots);
    for (const element of meta.data) element[axisOf(drawing)] += shift;
  },
});

/** Draws in places along the two axes, whichever of them has the categories. */
function brush(drawing: Drawing) {
  const { ctx, scales } = drawing;
  const isFlat = axisOf(drawing) === "y", values = scales[isFlat ? "x" : "y"]!;
  const point = (along: number, value: number): [x: number, y: number] => {
    // A logarithmic axis has no place for zero.
    const across = values.getPixelForValue(Math.max(value, values.min));
    return isFlat ? [across, along] : [along, across];
  };
  return {
    point,
    line(along: number, value: number, otherAlong: number, otherValue: number) {
      ctx.beginPath();
      ctx.moveTo(...point(along, value));
      ctx.lineTo(...point(otherAlong, otherValue));
      ctx.stroke();
    },
    box(along: number, size: number, value: number, otherValue: number) {
      const [x, y] = point(along - size / 2, value);
      const [right, bottom] = point(along + size / 2, otherValue);
      ctx.beginPath();
      ctx.rect(x, y, right - x, bottom - y);
      ctx.fill();
      ctx.stroke();
    },
  };
}

function drawInterval(drawing: Drawing, series: IntervalSeries, elements: Elements): void {
  const { ctx } = drawing, { line } = brush(drawing);
  ctx.strokeStyle = variantColour(series.variant);
  ctx.lineWidth = 2;
  for (const [i, element] of elements.entries()) {
    const along = element[axisOf(drawing)];
    const low = series.lowest[i] ?? null, high = series.highest[i] ?? null;
    if (low === null || high === null) continue;
    line(along, low, along, high);
    for (const end of [low, high]) line(along - 4, end, along + 4, end);
  }
}

function drawDistribution(
  drawing: Drawing,
  { variant, quartiles, samples }: DistributionSeries,
  elements: Elements,
  { room, seeds }: { readonly room: number; readonly seeds: boolean },
): void {
  const { ctx } = drawing, { line, box, point } = brush(drawing);
  const paint = variantColour(variant), width = 0.75 * room;
  for (const [i, element] of elements.entries()) {
    const along = element[axisOf(drawing)], own = quartiles[i];
    if (!own) continue;
    const [first, median, third] = own;
    ctx.lineWidth = 1;
    ctx.strokeStyle = paint;
    ctx.fillStyle = faint(paint, 0.13);
    box(along, width, first, third);
    if (seeds) {
      ctx.fillStyle = faint(paint, 0.45);
      ctx.strokeStyle = faint(paint, 0.6);
      for (const [seed, value] of samples[i]!.entries()) {
        // Multiples of the golden ratio spread evenly, however many there are, and always alike.
        const shift = (seed * 0.618034 % 1 - 0.5) * 0.7 * width;
        Chart.helpers.drawPoint(
          ctx,
          { pointStyle: markOf(variant), radius: 2.75, rotation: 0, borderWidth: 1 },
          ...point(along + shift, value),
        );
      }
    }
    ctx.strokeStyle = paint;
    ctx.lineWidth = 3;
    line(along - width / 2, median, along + width / 2, median);
  }
}

/** Draws what belongs to the marks of a series, under them; single seeds only where `seeds` says so. */
export const spreads = ({ sets, slots }: Placed, seeds: boolean): Plugin<"line"> => ({
  id: "spreads",
  beforeDatasetDraw(drawing, { index, meta }) {
    const series = sets[index]?.series;
    drawing.ctx.save();
    if (series?.style === "interval") drawInterval(drawing, series, meta.data);
    if (series?.style === "distribution") {
      const room = slotOf(drawing, Math.max(1, slots));
      drawDistribution(drawing, series, meta.data, { room, seeds });
    }
    drawing.ctx.restore();
  },
});
