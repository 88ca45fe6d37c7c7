import { inspectionText } from "../../../bench/cli/inspection_text.ts";
import { textOf } from "../../../bench/cli/print.ts";
import { inspectTables } from "../../../bench/trial/inspect_tables.ts";
import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { printed, programmer, summed, tables } from "../_tables.ts";

Deno.test("inspectionText() writes a program step by step", () => {
  const dataset = tables();
  const inspections = inspectTables(programmer(dataset), dataset);
  const one = inspections.find(({ question }) => question === summed.question)!;
  const lines = inspectionText(one).map(textOf);
  assertEquals(lines.slice(0, 4), [
    "",
    "program: lesser than 42.5 in B, sum of B",
    "lesser 42.5 B sum B",
    "What is the sum of B in the rows where B is less than 42.5?",
  ]);
  assertEquals(lines.length, 9);
  assertEquals(lines.at(-1), "162 is right");
  const [third] = lines.filter((line) => line.startsWith("3"));
  assertStringIncludes(third!, "selects the rows where B is less than 42.5");
  assertStringIncludes(third!, "81 of 120 rows");
  assertStringIncludes(third!, "lesser 90 %, then sum 1 %; B 90 %");
});

Deno.test("inspectionText() says what the right answer was", () => {
  const dataset = tables();
  const wrong = inspectTables(programmer(dataset, ({ isScalar }, b) => isScalar[b] === 0), dataset)
    .find(({ question }) => question === printed.question)!;
  assertEquals(
    textOf(inspectionText(wrong).at(-1)!),
    "T of 120 rows is wrong: the answer is T of 48 rows (72 too many)",
  );
});

Deno.test("inspectionText() shades the attention of a story, its last statement last", () => {
  const lines = inspectionText({
    kind: "attention",
    statements: ["Mary went home.", "John took the apple."],
    question: "Where is Mary?",
    answer: "home",
    prediction: "garden",
    supports: [0],
    attention: [[0.9, 0.1], [0, 1]],
  }).map(textOf);
  assertEquals(lines[1], "attention, hop 1 to 2");
  // A tenth of the attention has the weakest shade, none has none.
  assertStringIncludes(lines[2]!, "░░ ██  John took the apple.");
  assertStringIncludes(lines[3]!, "██     Mary went home.");
  assertStringIncludes(lines[3]!, "supporting");
  assertEquals(lines.at(-1), "Where is Mary? home; the model answered garden");
});
