import type { Cell, Table } from "../../../../models/mod.ts";
import { leadFirst } from "../../../../bench/report/render/lead_column.ts";
import { assertEquals } from "../../../../std.ts";

const number = (value: number, unit: "count" | "percent"): Cell => ({
  value: { kind: "number", value, unit },
});

const marks: Cell = {
  value: { kind: "marks", values: [0.1], mean: 0.1, scale: 1, unit: "percent" },
};

const table: Table = {
  title: "Errors",
  columns: [
    { name: "workload", title: "Workload", heads: true },
    { name: "each", title: "Each seed" },
    { name: "seeds", title: "Seeds", align: "right" },
    { name: "error", title: "Error", align: "right" },
    { name: "best", title: "Best", align: "right" },
  ],
  rows: [{
    cells: [
      { value: { kind: "text", words: "one" } },
      marks,
      number(3, "count"),
      number(0.1, "percent"),
      number(0.2, "percent"),
    ],
  }],
};

Deno.test("leadFirst() puts what a row is about beside its name, before pictures and counts", () => {
  const { columns, rows } = leadFirst(table);
  assertEquals(columns.map(({ name }) => name), ["workload", "error", "each", "seeds", "best"]);
  assertEquals(rows[0]!.cells[1], number(0.1, "percent"));
  assertEquals(rows[0]!.cells[2], marks);
});

Deno.test("leadFirst() leaves a table alone whose numbers all count, or whose first is the one", () => {
  const counts = { ...table, columns: table.columns.slice(0, 3) };
  assertEquals(leadFirst(counts).columns.at(-1)!.name, "seeds");
  const led = leadFirst(table);
  assertEquals(leadFirst(led), led);
});
