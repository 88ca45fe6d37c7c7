/** The chart of the first screen, as data. */

export { axisOf } from "./axis.ts";
export type { Axis, Figure, FigureLine } from "./figure.ts";
export { figureOf } from "./figure_of.ts";
