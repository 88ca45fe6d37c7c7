import type { PlayerDetail } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";

/**
 * How many steps at the beginning of a program change nothing: they use no column and leave every row selected,
 * as all rows are before the first step. Programs have a fixed number of steps, and short ones begin so. A later
 * step that happens to leave a table's selection as it was is no such step: on another table it would matter.
 */
export function idleSteps({ steps, table: { columns, rows } }: PlayerDetail): number {
  const places = columns.flatMap(({ step }, place) => step ? [place] : []);
  const all = `${rows.length} of ${counted(rows.length, "row")}`;
  const first = steps.findIndex(({ choices, column, outcome }, i) =>
    choices === undefined || column !== undefined || outcome !== all ||
    !rows.every(({ cells }) => cells[places[i]!]!.on)
  );
  // A program of such steps alone is shown by its last.
  return first === -1 ? Math.max(0, steps.length - 1) : first;
}

/** Says what is left out: "2 steps left out that change nothing"; a number of them from 1 up. */
export function idleText(count: number, unit: string): string {
  return `${counted(count, unit)} left out that ${count === 1 ? "changes" : "change"} nothing`;
}
