import { interpret, sumDifferences, templatesOf } from "../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";

const count = (level: 1 | 2 | 3 | 4, numeric: number, text = 0) =>
  templatesOf(level, numeric, text).length;

Deno.test("templatesOf() has as many templates as the paper", () => {
  // E = 2C + 1 aggregates, 2C comparisons, 2 C^2 ordered pairs of two kinds, two ways to join:
  // E (1 + 2C + 4 C^2), and 2C differences of a sum and a count.
  for (const C of [1, 3, 5, 10]) {
    const E = 2 * C + 1;
    assertEquals(count(1, C), E * (1 + 2 * C));
    assertEquals(count(2, C), E * (1 + 2 * C + 4 * C * C));
    assertEquals(count(3, C), E * (1 + 2 * C + 4 * C * C) + 2 * C);
  }
  // The paper prints the first three.
  assertEquals([1, 3, 5, 10].map((C) => count(3, C)), [23, 307, 1231, 8861]);
});

Deno.test('the 8 templates of "greater and lesser sum" with two columns are the paper\'s', () => {
  const columns = templatesOf(2, 2, 0).filter(({ kind }) => kind === "greater and lesser sum")
    .map(({ steps }) => steps.map(({ column }) => "AB"[column!] ?? "").join(""));
  assertEquals(columns.sort(), ["AAA", "AAB", "ABA", "ABB", "BAA", "BAB", "BBA", "BBB"]);
});

Deno.test("templates are of four categories: no comparison, one, two, and differences", () => {
  const counts = (numeric: number, text: number) =>
    Object.fromEntries(
      [...Map.groupBy(templatesOf(text > 0 ? 4 : 3, numeric, text), ({ category }) => category)]
        .map(([category, { length }]) => [category, length]),
    );
  // Of the paper's 23: sum, count and print; after 2 comparisons; after 4 pairs of them; and 2.
  assertEquals(counts(1, 0), { aggregation: 3, comparison: 6, logic: 12, arithmetic: 2 });
  // With a text column 4 aggregates, 3 comparisons and 12 pairs of them.
  assertEquals(counts(1, 1), { aggregation: 4, comparison: 12, logic: 48, arithmetic: 2 });
});

Deno.test("differences of two sums are a list of their own", () => {
  const kinds = new Set(templatesOf(4, 3, 1).map(({ kind }) => kind));
  assertEquals(
    [...kinds].filter((kind) => kind.includes("difference")),
    ["sum difference count", "count difference sum"],
  );
  const own = sumDifferences(3);
  assertEquals(new Set(own.map(({ kind, level }) => `${level} ${kind}`)).size, 1);
  assertEquals(
    own.map(({ steps }) => `${steps[0]!.column} ${steps[2]!.column}`),
    ["0 1", "0 2", "1 0", "1 2", "2 0", "2 1"],
  );
  // 12 - 6 of A and B.
  const table = { rows: 3, numbers: [[3, 4, 5], [1, 2, 3]], words: [] };
  const { answer } = interpret(
    sumDifferences(2)[0]!.steps,
    { greater: null, lesser: null, match: null },
    table,
  );
  assertEquals(answer, { kind: "scalar", value: 6 });
  assertEquals(sumDifferences(1), []);
});

Deno.test("templatesOf() joins a text column to the comparisons and to what is printed", () => {
  // One column of each: 4 aggregates, 3 comparisons, 6 ordered pairs of two kinds, 2 differences.
  assertEquals(count(4, 1, 1), 4 * (1 + 3 + 2 * 6) + 2);
  assertEquals(count(3, 1, 1), 23);
});

Deno.test("templates have four steps, the first of them resets where they need fewer", () => {
  const templates = templatesOf(4, 2, 1);
  for (const { steps } of templates) assertEquals(steps.length, 4);
  const stepsOf = (kind: string) =>
    templates.find((one) => one.kind === kind)!.steps.map(({ operation }) => operation).join(" ");
  assertEquals(stepsOf("sum"), "reset reset reset sum");
  assertEquals(stepsOf("greater count"), "reset reset greater count");
  assertEquals(stepsOf("match or lesser print"), "match lesser or print");
  assertEquals(stepsOf("count difference sum"), "count reset sum difference");
});

Deno.test("every template is another question, and every program answers", () => {
  const templates = templatesOf(4, 3, 2);
  const texts = templates.map(({ tokens }) => JSON.stringify(tokens));
  assertEquals(new Set(texts).size, templates.length);
  const programs = templates.map(({ steps }) => JSON.stringify(steps));
  assertEquals(new Set(programs).size, templates.length);
  const table = {
    rows: 3,
    numbers: [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    words: [[0, 1, 2], [2, 1, 0]],
  };
  for (const { steps, kind } of templates) {
    assert(interpret(steps, { greater: 2, lesser: 5, match: 1 }, table).answer !== null, kind);
  }
});

Deno.test("templatesOf() refuses tables that cannot be asked about", () => {
  assertThrows(() => templatesOf(1, 0, 0), RangeError, "no numeric column");
  assertThrows(() => templatesOf(4, 1, 0), RangeError, "without text columns");
});
