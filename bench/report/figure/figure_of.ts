import type { ResultFile } from "../../results/mod.ts";
import { byArm } from "../../results/statistics/mod.ts";
import { rateRows } from "../answers/mod.ts";
import type { Question } from "../question.ts";
import { forestFigure, variantsFigure } from "./difference_figure.ts";
import type { Figure } from "./figure.ts";
import { ratesFigure } from "./rates_figure.ts";
import { waterfallFigure } from "./waterfall_figure.ts";

/** The chart that shows the answer to a question; null where there is none to show. */
export function figureOf({ asked }: Question, file: ResultFile): Figure | null {
  const rates = rateRows(file);
  if (rates.length > 0) return ratesFigure(rates);
  const result = byArm(file);
  const comparisons = asked.flatMap(({ comparison }) => comparison ?? []);
  const [first, ...others] = comparisons;
  if (first === undefined) return null;
  if (others.length === 0) return forestFigure(result, first);
  return waterfallFigure(result, comparisons) ?? variantsFigure(result, comparisons);
}
