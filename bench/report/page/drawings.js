/* What Chart.js does not draw by itself: shaded epochs, bars of intervals, boxes and single seeds. */

import { colour, faint, markOf, variantColour } from "./looks.js";

/** Shades the epochs of earlier phases. */
export const shading = {
  id: "shading",
  beforeDatasetsDraw({ ctx, chartArea: { left, top, height }, scales }, _args, { epochs, title }) {
    if (!epochs) return;
    const width = scales.x.getPixelForValue(epochs + 0.5) - left;
    ctx.save();
    ctx.fillStyle = colour("shaded");
    ctx.fillRect(left, top, width, height);
    ctx.font = `11px ${Chart.defaults.font.family}`;
    ctx.fillStyle = colour("soft");
    if (ctx.measureText(title).width < width - 8) ctx.fillText(title, left + 5, top + 14);
    ctx.restore();
  },
};

/** Room of one variant along an axis of names, in pixels. */
function slotOf({ scales, options: { indexAxis } }, slots) {
  const scale = scales[indexAxis];
  if (scale.type !== "category") return 0;
  const step = scale.getPixelForValue(1) - scale.getPixelForValue(0);
  const whole = scale.ticks.length > 1 ? step : scale.isHorizontal() ? scale.width : scale.height;
  return Math.min(0.85 * Math.abs(whole) / slots, 70);
}

/** Sets the marks of each variant beside those of the others. */
export const sideBySide = {
  id: "sideBySide",
  afterDatasetUpdate(chart, { index, meta }, { slots }) {
    const { slot } = chart.data.datasets[index];
    if (slot === undefined || slots < 2) return;
    const shift = (slot - (slots - 1) / 2) * slotOf(chart, slots);
    for (const element of meta.data) element[chart.options.indexAxis] += shift;
  },
};

/** Draws in places along the two axes, whichever of them has the categories. */
function brush({ ctx, scales, options: { indexAxis } }) {
  const isFlat = indexAxis === "y", values = scales[isFlat ? "x" : "y"];
  const point = (along, value) => {
    // A logarithmic axis has no place for zero.
    const across = values.getPixelForValue(Math.max(value, values.min));
    return isFlat ? [across, along] : [along, across];
  };
  return {
    point,
    line(along, value, otherAlong, otherValue) {
      ctx.beginPath();
      ctx.moveTo(...point(along, value));
      ctx.lineTo(...point(otherAlong, otherValue));
      ctx.stroke();
    },
    box(along, size, value, otherValue) {
      const [x, y] = point(along - size / 2, value);
      const [right, bottom] = point(along + size / 2, otherValue);
      ctx.beginPath();
      ctx.rect(x, y, right - x, bottom - y);
      ctx.fill();
      ctx.stroke();
    },
  };
}

function drawInterval(chart, { lowest, highest, variant }, elements) {
  const { ctx, options: { indexAxis } } = chart, { line } = brush(chart);
  ctx.strokeStyle = variantColour(variant);
  ctx.lineWidth = 2;
  for (const [i, element] of elements.entries()) {
    const along = element[indexAxis], low = lowest[i], high = highest[i];
    if ((low ?? null) === null || (high ?? null) === null) continue;
    line(along, low, along, high);
    for (const end of [low, high]) line(along - 4, end, along + 4, end);
  }
}

function drawDistribution(chart, series, elements, { room, seeds }) {
  const { ctx, options: { indexAxis } } = chart, { line, box, point } = brush(chart);
  const paint = variantColour(series.variant), width = 0.75 * room;
  for (const [i, element] of elements.entries()) {
    const along = element[indexAxis], quartiles = series.quartiles[i];
    if (!quartiles) continue;
    const [first, median, third] = quartiles;
    ctx.lineWidth = 1;
    ctx.strokeStyle = paint;
    ctx.fillStyle = faint(paint, 0.13);
    box(along, width, first, third);
    if (seeds) {
      ctx.fillStyle = faint(paint, 0.45);
      ctx.strokeStyle = faint(paint, 0.6);
      for (const [seed, value] of series.samples[i].entries()) {
        // Multiples of the golden ratio spread evenly, however many there are, and always alike.
        const shift = (seed * 0.618034 % 1 - 0.5) * 0.7 * width;
        Chart.helpers.drawPoint(
          ctx,
          { pointStyle: markOf(series.variant), radius: 2.75, rotation: 0, borderWidth: 1 },
          ...point(along + shift, value),
        );
      }
    }
    ctx.strokeStyle = paint;
    ctx.lineWidth = 3;
    line(along - width / 2, median, along + width / 2, median);
  }
}

/** Draws what belongs to the marks of a series, under them. */
export const spreads = {
  id: "spreads",
  beforeDatasetDraw(chart, { index, meta }, { slots, seeds }) {
    const { series } = chart.data.datasets[index];
    if (!["interval", "distribution"].includes(series.style)) return;
    chart.ctx.save();
    if (series.style === "interval") drawInterval(chart, series, meta.data);
    else drawDistribution(chart, series, meta.data, { room: slotOf(chart, slots), seeds });
    chart.ctx.restore();
  },
};
