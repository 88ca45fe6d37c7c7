/* How each style of series looks. Variants differ by colour and also by dash and mark. */

export const root = document.documentElement;
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4]];
const marks = ["circle", "rect", "triangle", "star", "crossRot", "rectRounded"];
const nth = (list, variant) => list[variant % list.length];

/** A colour of the style sheet, as it is now: light, dark or for paper. */
export const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

export const variantColour = (variant) =>
  colour(variant === null ? "ink" : `v${variant % marks.length}`);

/** The dashes of a series' line. */
export function dashOf({ style, variant }) {
  if (style === "after") return [1.5, 3];
  return style === "noise" ? [10, 3, 2, 3] : nth(dashes, variant ?? 0);
}

export const markOf = (variant) => variant === null ? "rectRot" : nth(marks, variant);

/** The ground around a filled mark; of marks without a ground, their own colour. */
const edgeOf = (variant) =>
  ["star", "crossRot"].includes(markOf(variant)) ? variantColour(variant) : colour("panel");

/** A colour with less ink: "#rrggbb" and an opacity. */
export const faint = (hex, opacity) =>
  `${hex}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;

/** Whether a style is of marks along categories, which stand beside those of other variants. */
export const isMark = ({ style }) =>
  ["dots", "seedDots", "interval", "distribution"].includes(style);

/** Chart.js's options for a series; `chart.pair` has the variants of a pair's two ends. */
export function look({ style, variant }, { pair = [], series }) {
  const bands = series.filter((one) => one.style === "band").length;
  const paint = variantColour(variant), dash = dashOf({ style, variant });
  const dots = {
    showLine: false,
    pointStyle: markOf(variant),
    borderColor: variant === null ? paint : edgeOf(variant),
    borderWidth: variant === null ? 2 : 1,
    backgroundColor: variant === null ? "transparent" : paint,
  };
  switch (style) {
    case "seed":
      return { borderColor: faint(paint, 0.35), borderWidth: 1, borderDash: dash, order: 1 };
    case "mean":
    case "median":
      return { borderColor: paint, borderWidth: 2.25, borderDash: dash, order: -(variant ?? 0) };
    case "steps":
      return {
        borderColor: paint,
        borderWidth: 2.25,
        borderDash: dash,
        stepped: "before",
        order: -(variant ?? 0),
      };
    case "after":
      return { borderColor: paint, borderWidth: 1.75, borderDash: dash };
    case "noise":
      return { borderColor: paint, borderWidth: 1.25, borderDash: dash };
    case "band":
      return {
        borderWidth: 0,
        pointHoverRadius: 0,
        // Many on top of each other are no darker than two.
        backgroundColor: faint(paint, Math.min(0.16, 0.32 / bands)),
        order: 2,
      };
    case "pair":
      return {
        borderColor: colour("soft"),
        borderWidth: 1.25,
        pointRadius: 6,
        pointStyle: pair.map((end) => nth(marks, end)),
        pointBackgroundColor: pair.map(variantColour),
        pointBorderColor: pair.map(edgeOf),
      };
    case "seedDots":
      return {
        showLine: false,
        pointStyle: markOf(variant),
        pointRadius: 3.5,
        borderColor: faint(paint, 0.6),
        backgroundColor: faint(paint, 0.3),
        order: 1,
      };
    case "dots":
      return { ...dots, pointRadius: 6.5 };
    case "interval":
      return { ...dots, pointRadius: 5.5 };
    case "distribution":
      return { showLine: false, pointRadius: 0, pointHoverRadius: 0, borderColor: paint };
    default:
      throw new TypeError(`Cannot draw a series of style: ${style}`);
  }
}
