import type { Cell, Details, Row } from "../details/mod.ts";
import type { CircuitsInspection } from "./inspection_schema.ts";

/** The circuits of a machine by which registers are 0. */
export function circuitsDetails(
  { controller, tapes, registers, circuits }: CircuitsInspection,
): Details {
  switch (controller) {
    case "lstm":
      return [{
        kind: "text",
        words:
          "This machine has no table of circuits: its controller is an LSTM, whose choices depend on " +
          "the steps before, too.",
      }];
    case "mlp": {
      const textOf = (statements: readonly string[]) => statements.join("; ") || "nothing";
      const grouped = [...Map.groupBy(circuits, ({ statements }) => textOf(statements)).values()];
      const rows = grouped.flat().map(({ zeros, statements, steps, least, stop }): Row => ({
        group: textOf(statements),
        cells: [
          { value: { kind: "text", words: { code: textOf(statements) } } },
          textCell(zerosWords(zeros, registers)),
          { value: { kind: "number", value: steps, unit: "count" } },
          { value: { kind: "number", value: stop, unit: "hundredths" } },
          { value: { kind: "number", value: least, unit: "hundredths" } },
        ],
      }));
      return [{
        kind: "group",
        title: "Its circuits as a table",
        fold: "closed",
        details: [
          {
            kind: "text",
            words:
              "The controller sees nothing but which registers are 0, so with every choice rounded the " +
              `machine is this table. Steps are those of ${tapes} test tapes. What no answer depended on ` +
              "is left out.",
          },
          {
            kind: "table",
            table: {
              title: "Circuits by which registers are 0",
              columns: [
                { name: "circuit", title: "Circuit", heads: true, shared: true },
                { name: "zeros", title: "Registers that are 0" },
                { name: "steps", title: "Steps", align: "right" },
                { name: "stop", title: "Stops, %", align: "right" },
                { name: "least", title: "Least sure choice, %", align: "right" },
              ],
              rows,
            },
          },
        ],
      }];
    }
  }
}

function zerosWords(zeros: readonly number[], registers: number): string {
  if (zeros.length === registers) return "all";
  return zeros.length === 0 ? "none" : zeros.map((i) => `r${i + 1}`).join(", ");
}

function textCell(words: string): Cell {
  return { value: { kind: "text", words } };
}
