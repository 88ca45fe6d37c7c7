import { exactPercent, grouped, percentRange } from "../../base/mod.ts";
import type { RateRow } from "../answers/mod.ts";
import { axisOf } from "./axis.ts";
import type { Figure, FigureLine } from "./figure.ts";

/** Shares of trials that succeed, each with its interval. */
export function ratesFigure(rows: readonly RateRow[]): Figure {
  const groups = new Set(rows.map(groupOf));
  const [only] = groups;
  const lines = rows.map((row): FigureLine => {
    const { variant, workload, succeeded: { count, total }, interval } = row;
    return {
      name: { variant },
      ...groups.size === 1 ? {} : { group: groupOf(row) },
      value: total === 0 ? null : count / total,
      interval,
      text: `${grouped(count)}\u00a0of\u00a0${grouped(total)}`,
      intervalText: interval === null ? "" : percentRange(interval.lowest, interval.highest, 0),
      about: { workload, variant },
    };
  });
  return {
    title: groups.size === 1 ? `Trials that succeed: ${only}` : "Trials that succeed",
    note: "percent of the trials; right is better. Bars are 95\u00a0% intervals (Wilson’s).",
    linesAre: "Variant",
    axis: axisOf(lines, "percent"),
    lines,
  };
}

/** What counts as a success: "memn2n/babi-qa1, error under 1 %". */
function groupOf({ workload, part, under }: RateRow): string {
  return [
    workload,
    ...part === null ? [] : [part],
    ...under === null ? ["solved"] : [`error under ${exactPercent(under)}`],
  ].join(", ").replaceAll(" %", "\u00a0%");
}
