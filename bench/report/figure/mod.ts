/** The chart of the first screen, as data. */

export { axisOf } from "./axis.ts";
export { forestFigure, variantsFigure } from "./difference_figure.ts";
export type { Axis, Figure, FigureLine, Range } from "./figure.ts";
export { figureOf } from "./figure_of.ts";
export { ratesFigure } from "./rates_figure.ts";
export { waterfallFigure } from "./waterfall_figure.ts";
