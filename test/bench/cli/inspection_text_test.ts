import { inspectionText } from "../../../bench/cli/inspection_text.ts";
import { inspectTables } from "../../../bench/trial/inspect_tables.ts";
import { setColorEnabled } from "../../../std.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { programmer, tables } from "../_tables.ts";

Deno.test("inspectionText() writes a program step by step", () => {
  setColorEnabled(false);
  const dataset = tables();
  const inspections = inspectTables(programmer(dataset), dataset);
  const one = inspections.find(({ question }) => question === "lesser 75.21 B sum B")!;
  const lines = inspectionText(one);
  assertEquals(lines.slice(0, 4), [
    "",
    "program: lesser than 75.21 in B, sum of B",
    "lesser 75.21 B sum B",
    "What is the sum of B in the rows where B is less than 75.21?",
  ]);
  assertEquals(lines.length, 9);
  assert(lines.at(-1)!.endsWith(" is right"));
  const [third] = lines.filter((line) => line.startsWith("3"));
  assertStringIncludes(third!, "selects the rows where B is less than 75.21");
  assertStringIncludes(third!, `${one.steps[2]!.selected.length} of 120 rows`);
  assertStringIncludes(third!, "lesser 90 %, then sum 1 %; B 90 %");
});

Deno.test("inspectionText() says what the right answer was", () => {
  setColorEnabled(false);
  const dataset = tables();
  const wrong = inspectTables(programmer(dataset, ({ isScalar }, b) => isScalar[b] === 0), dataset)
    .find(({ right }) => !right)!;
  const rows = wrong.answer.kind === "cells" ? wrong.answer.rows.length : NaN;
  assertStringIncludes(
    inspectionText(wrong).at(-1)!,
    `T of 120 rows is wrong: the answer is T of ${rows} rows (${120 - rows} too many)`,
  );
});
