import type { ResultFile } from "../../../../bench/results/mod.ts";
import {
  dataTables,
  summaryRows,
  summaryTable,
  valueText,
} from "../../../../bench/results/tables/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile, shuffled } from "../../_result_file.ts";

/** Wrong answers of 100 by seed. The best by training error is not the best by test error. */
const result: ResultFile = makeResultFile([
  { variant: "plain", seed: 1, train: 1, test: 30 },
  { variant: "plain", seed: 2, train: 9, test: 10 },
  { variant: "noisy", seed: 2, train: 2, test: 6 },
  { variant: "noisy", seed: 1, train: 7, test: 28 },
  { variant: "noisy", seed: 3, train: 8, test: 90 },
]);

function cellsOf(file: ResultFile, names: readonly string[]): string[][] {
  const { columns, rows } = summaryTable(file);
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  return rows.map(({ cells }) => places.map((place) => valueText(cells[place]!.value)));
}

Deno.test("summaryTable() takes test errors for the mean and training errors for the choice", () => {
  // (30 + 10) / 2; (6 + 28 + 90) / 3 = 41.33. The lowest training errors are of 30 and of 6.
  assertEquals(cellsOf(result, ["variant", "test_error", "best"]), [
    ["plain", "20.0 %", "30.0 %"],
    ["noisy", "41.3 %", "6.0 %"],
  ]);
});

Deno.test("summaryTable() pairs trials by their seeds, in any order", () => {
  // 28 - 30 and 6 - 10: by position 6 - 30 and 28 - 10, and the third seed would count.
  for (let order = 0; order < 4; order++) {
    const file = order === 0 ? result : shuffled(result, order);
    assertEquals(cellsOf(file, ["difference"]), [[""], ["−3.0 (2 of 2 better)"]]);
  }
});

Deno.test("what is exported is what is shown", () => {
  const { summary } = dataTables, places = [...summary.columns.keys()];
  const names = summary.columns.map(({ name }) => name);
  const rows = [...summary.rows(result, places)].map((row) =>
    Object.fromEntries(row.map((value, i) => [names[i], value]))
  );
  for (const [i, { testError, best, compared, solved }] of summaryRows(result).entries()) {
    assertEquals(
      [rows[i]!.test_error, rows[i]!.best_test_error, rows[i]!.difference, rows[i]!.solved],
      [testError, best, compared?.mean ?? null, solved.count],
    );
  }
  assertEquals(rows.length, 2);
});
