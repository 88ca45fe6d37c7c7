import { type HardProgram, OPERATION } from "../../../../models/neural_programmer/found/mod.ts";
import type { OperationName } from "../../../../tasks/mod.ts";

/** The columns of small tables, by their letters. */
const COLUMNS = "ABT";

/** A program out of steps such as "greater A" and "count", without places where none are given. */
export function program(
  steps: readonly string[],
  places: Partial<Pick<HardProgram, "greater" | "lesser" | "match">> = {},
): HardProgram {
  const parts = steps.map((step) => step.split(" "));
  return {
    operations: parts.map(([name]) => OPERATION[name as OperationName]),
    columns: parts.map(([, column]) => column === undefined ? -1 : COLUMNS.indexOf(column)),
    ...{ greater: -1, lesser: -1, match: -1 },
    ...places,
  };
}
