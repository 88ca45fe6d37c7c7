import {
  type OperationName,
  parseQuestion,
  shortestMeaning,
  type Step,
  STEPS,
  templatesOf,
} from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";

const names = { columns: ["A", "B", "T"], numericColumns: 2, vocabulary: ["", "amber", "birch"] };
const isShortest = shortestMeaning(names);

/** "greater A, count"; reset in front. */
function steps(text: string): Step[] {
  const own = text.split(", ").map((step): Step => {
    const [operation, column] = step.split(" ");
    return {
      operation: operation as OperationName,
      column: column === undefined ? null : names.columns.indexOf(column),
    };
  });
  return [...Array<Step>(STEPS - own.length).fill({ operation: "reset", column: null }), ...own];
}

function judge(question: string, program: string, { greater = 3, lesser = 7, match = 2 } = {}) {
  return isShortest(parseQuestion(question), {
    steps: steps(program),
    operands: { greater, lesser, match },
  });
}

Deno.test("shortestMeaning() takes a program that means what its question asks", () => {
  assertEquals(judge("greater 3 A count", "greater A, count"), true);
  assertEquals(judge("greater 3 A count", "lesser B, greater A, and, count"), false);
  // The first is written over.
  assertEquals(judge("greater 3 A count", "lesser B, reset, greater A, count"), true);
  assertEquals(judge("lesser 7 B and greater 3 A sum A", "greater A, lesser B, and, sum A"), true);
  assertEquals(judge("lesser 7 B and greater 3 A sum A", "greater A, lesser B, or, sum A"), false);
  assertEquals(judge("match birch T print B", "match T, print B"), true);
  assertEquals(judge("match birch T print B", "match T, print B", { match: 1 }), false);
});

Deno.test("shortestMeaning() sees a program that is right by accident", () => {
  // All rows without those that are less: right but for ties.
  assertEquals(judge("greater 3 A count", "count, lesser A, count, difference"), false);
  assertEquals(judge("count", "count, reset, reset, difference"), true);
  assertEquals(judge("greater 3 A count", "greater A, count", { greater: 7 }), false);
});

Deno.test("shortestMeaning() knows nothing of questions that no template asks", () => {
  assertEquals(judge("greater 3 A", "greater A, count"), null);
  assertEquals(judge("count twice", "count"), null);
});

Deno.test("shortestMeaning() takes every template's own program", () => {
  for (const { tokens, steps } of templatesOf(4, 2, 1)) {
    const value = { greater: "3", lesser: "7", match: "birch" };
    const text = tokens.map((token) =>
      token.kind === "operand"
        ? value[token.operation]
        : token.kind === "column"
        ? names.columns[token.column]!
        : token.operation
    ).join(" ");
    const program = { steps, operands: { greater: 3, lesser: 7, match: 2 } };
    assertEquals(isShortest(parseQuestion(text), program), true, text);
  }
});
