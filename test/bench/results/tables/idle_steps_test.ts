import type { PlayerDetail, PlayerStep } from "../../../../models/mod.ts";
import { idleSteps, idleText } from "../../../../bench/results/tables/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** A program over a table of two rows: of each step what it left, its column, and the rows that it marks. */
type Step = readonly [outcome: string, column: number | null, marks: readonly [boolean, boolean]];

function player(steps: readonly Step[], listed = true): PlayerDetail {
  return {
    ...{ kind: "player", question: "", reply: "", right: true, unit: "step", start: "" },
    steps: steps.map(([outcome, column]): PlayerStep => ({
      ...{ words: "", outcome },
      ...listed ? { choices: [] } : {},
      ...column === null ? {} : { column },
    })),
    table: {
      title: "",
      columns: [
        { name: "row", title: "Row", heads: true },
        ...steps.map((_, i) => ({ name: `step_${i}`, title: "", step: true })),
      ],
      rows: [0, 1].map((row) => ({
        cells: [{ value: null }, ...steps.map(([, , marks]) => ({ value: null, on: marks[row]! }))],
      })),
    },
  };
}

const all: Step = ["2 of 2 rows", null, [true, true]];
const one: Step = ["1 of 2 rows", 1, [true, false]];

Deno.test("idleSteps() counts the steps at the beginning that leave every row selected", () => {
  assertEquals(idleSteps(player([all, all, one, all])), 2);
  assertEquals(idleSteps(player([one, all])), 0);
});

Deno.test("idleSteps() stops at a step that uses a column, gives a number or marks fewer rows", () => {
  assertEquals(idleSteps(player([all, ["2 of 2 rows", 1, [true, true]], all])), 1);
  assertEquals(idleSteps(player([all, ["2", null, [true, true]], all])), 1);
  assertEquals(idleSteps(player([all, ["2 of 2 rows", null, [true, false]], all])), 1);
});

Deno.test("idleSteps() leaves a program its last step, and players without a list of steps alone", () => {
  assertEquals(idleSteps(player([all, all, all])), 2);
  assertEquals(idleSteps(player([])), 0);
  assertEquals(idleSteps(player([all, one], false)), 0);
});

Deno.test("idleText() counts the steps", () => {
  assertEquals([1, 3].map((count) => idleText(count, "step")), [
    "1 step left out that changes nothing",
    "3 steps left out that change nothing",
  ]);
});
