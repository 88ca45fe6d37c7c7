import { inspect } from "../../../bench/trial/inspect.ts";
import {
  findModel,
  type Model,
  type ModelEntry,
  type TableInspection,
} from "../../../models/mod.ts";
import { programmerInspectionSchema } from "../../../models/neural_programmer/mod.ts";
import type { Batch, TableBatch, TableDataset } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { programmer, tables } from "../_tables.ts";

function inspectTables(
  dataset: TableDataset,
  isWrong?: (batch: TableBatch, b: number) => boolean,
): TableInspection[] {
  const entry = findModel("neural-programmer")!;
  return inspect(entry, programmer(dataset, isWrong) as unknown as Model<Batch>, dataset)
    .map((one) => programmerInspectionSchema.parse(one))
    .filter((one) => one.kind === "program");
}

Deno.test("inspect() takes six questions of different kinds about tables", () => {
  const dataset = tables();
  const inspections = inspectTables(dataset);
  assertEquals(inspections.length, 6);
  assert(inspections.every(({ right }) => right));
  const kinds = inspections.map(({ question }) => question.replace(/ (-?[\d.]+|[A-D]|T)\b/g, ""));
  assertEquals(new Set(kinds).size, 6, kinds.join("; "));
  assertEquals(inspectTables(dataset), inspections);
});

Deno.test("inspect() writes down what steps did and what they were chosen from", () => {
  for (const { steps, rows, columns, answer, prediction } of inspectTables(tables())) {
    assertEquals([rows.length, columns, steps.length], [120, ["A", "B", "T"], 4]);
    assertEquals(prediction?.kind, answer.kind);
    for (const { operation, operations, column, columns: weights, selected, value } of steps) {
      assertEquals(operations[operation], 0.9);
      assertEquals(Object.keys(operations).length, 10);
      if (column !== null) assertEquals(weights[column], 0.9);
      const gives = ["sum", "count", "difference"].includes(operation);
      assertEquals(value !== null, gives);
      if (gives || operation === "print") assertEquals(selected, []);
    }
  }
});

Deno.test("inspect() takes a question that was answered wrong, wherever it is", () => {
  const dataset = tables();
  const whole = dataset.test.batch([...Array(dataset.test.length).keys()]);
  const questions = inspectTables(dataset).map(({ question }) => question);
  // The last one that has a number as its answer, and a comparison to leave out: a sum, so no other has it.
  const at = [...whole.scalars.keys()].findLast((b) =>
    whole.isScalar[b] === 1 && /(greater|lesser) .* sum/.test(dataset.readTest(b).question)
  )!;
  const asked = dataset.readTest(at).question, scalar = whole.scalars[at];
  assert(!questions.includes(asked));
  const inspections = inspectTables(dataset, (batch, b) => batch.scalars[b] === scalar);
  assertEquals(inspections.length, 6);
  const wrong = inspections.filter(({ right }) => !right);
  assertEquals(wrong.map(({ question }) => question), [asked]);
});

Deno.test("inspect() keeps no table of more than 2000 cells", () => {
  const dataset = tables();
  // 120 rows of 17 columns are 2040 cells, of 16 columns 1920.
  const wide = (count: number) => ({ ...dataset, columns: Array<string>(count).fill("A") });
  assertEquals(inspectTables(wide(17)).length, 0);
  assertEquals(inspectTables(wide(16)).length, 6);
});

Deno.test("inspect() of a model with nothing to look at is empty", () => {
  const { inspection: _, ...entry } = findModel("neural-programmer")!;
  assertEquals(inspect(entry, programmer(tables()) as unknown as Model<Batch>, tables()), []);
});

Deno.test("inspect() hands the history over, after a divergence only where the model wants it", () => {
  const { inspection, ...entry } = findModel("neural-programmer")!;
  const history = [{ update: 0, epoch: 0, seen: { gradient: 1 } }];
  const kept = (alsoDiverged: boolean, diverged: boolean) => {
    const choose = (_: unknown, __: unknown, given: unknown) => [{ given }];
    const changed = { ...entry, inspection: { ...inspection, choose, alsoDiverged } };
    return inspect(
      changed as unknown as ModelEntry,
      {} as Model<Batch>,
      tables(),
      history,
      diverged,
    );
  };
  const all = [{ given: history }];
  assertEquals([kept(false, false), kept(true, true), kept(false, true)], [all, all, []]);
});
