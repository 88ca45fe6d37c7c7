import { fc } from "../../_properties.ts";
import {
  interpret,
  type OperationName,
  operationNames,
  operations,
  programInWords,
  programMeaning,
  type Step,
  stepInWords,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const names = {
  vocabulary: ["", "amber", "birch"],
  columns: ["A", "B", "C", "D", "T"],
};
const operands = { greater: Math.fround(17.27), lesser: Math.fround(-19.21), match: 1 };

/** "greater A" is a step; a letter alone stands for its column. */
function program(text: string): Step[] {
  return text.split(", ").map((step) => {
    const [operation, column] = step.split(" ");
    return {
      operation: operation as OperationName,
      column: column === undefined ? null : names.columns.indexOf(column),
    };
  });
}

const sentences: Readonly<Record<string, string>> = {
  "greater A, lesser D, and, count": "greater than 17.27 in A, and lesser than -19.21 in D, count",
  "match T, greater A, or, print B": "amber in T, or greater than 17.27 in A, print B",
  "reset, reset, reset, sum A": "sum of A",
  "reset, reset, greater A, print T": "greater than 17.27 in A, print T",
  "sum A, reset, count, difference": "sum of A minus count",
  // A second selection takes the place of the first.
  "reset, greater A, lesser D, count": "lesser than -19.21 in D, count",
  // The first step selects all rows, as those before it did.
  "reset, greater A, and, count": "greater than 17.27 in A, count",
  "reset, greater A, or, count": "count",
  "greater A, greater A, and, count": "greater than 17.27 in A, count",
  // After a number no rows are selected.
  "reset, greater A, sum B, count": "no rows, count",
  "greater A, sum B, or, print A": "greater than 17.27 in A, print A",
  "greater A, sum B, and, print A": "no rows, print A",
  // The scalar of a step that gives none, or before the first, is 0.
  "greater A, reset, count, difference": "0 minus count",
  "reset, greater A, sum A, difference": "0 minus (greater than 17.27 in A, sum of A)",
  // Nothing is taken away by 0.
  "sum A, reset, reset, difference": "sum of A",
  "sum A, sum B, count, difference": "sum of A",
  "greater A, reset, reset, difference": "0",
  "reset, reset, greater A, lesser D": "lesser than -19.21 in D, without an answer",
  "reset, reset, reset, reset": "without an answer",
  "greater A, lesser D, and, match T, or, count":
    "(greater than 17.27 in A, and lesser than -19.21 in D), or amber in T, count",
};

for (const [steps, sentence] of Object.entries(sentences)) {
  Deno.test(`programInWords() says of "${steps}": ${sentence}`, () => {
    assertEquals(programInWords(program(steps), operands, names), sentence);
  });
}

Deno.test("programMeaning() is the same whichever side of a join comes first", () => {
  const meaning = (steps: string) => programMeaning(program(steps), operands, names);
  const joined = "greater than 17.27 in A, and lesser than -19.21 in D, count";
  assertEquals(meaning("greater A, lesser D, and, count"), joined);
  assertEquals(meaning("lesser D, greater A, and, count"), joined);
  assertEquals(
    meaning("match T, greater A, or, print B"),
    "amber in T, or greater than 17.27 in A, print B",
  );
  // What is subtracted from what is no matter of order.
  assertEquals(meaning("count, reset, sum A, difference"), "count minus sum of A");
});

Deno.test("programInWords() selects no rows with what the question does not have", () => {
  const nothing = { greater: null, lesser: null, match: null };
  assertEquals(programInWords(program("greater A, count"), nothing, names), "no rows, count");
  const match: Step = { operation: "match", column: null };
  const count: Step = { operation: "count", column: null };
  assertEquals(programInWords([match, count], operands, names), "no rows, count");
  assertEquals(
    stepInWords(program("greater A")[0]!, nothing, names),
    "selects no rows: the question has nothing to look for",
  );
  assertEquals(
    stepInWords(match, operands, names),
    "selects no rows: the table has no such column",
  );
});

Deno.test("stepInWords() fills in every operation's effect", () => {
  for (const name of operationNames) {
    const { column } = operations[name];
    const step = { operation: name, column: column === null ? null : column === "text" ? 4 : 0 };
    const words = stepInWords(step, operands, names);
    assert(!/COLUMN|OPERAND|null|undefined/.test(words), words);
  }
  assertEquals(
    stepInWords(program("lesser D")[0]!, operands, names),
    "selects the rows where D is less than -19.21",
  );
});

const step = fc.constantFrom(...operationNames).chain((operation): fc.Arbitrary<Step> => {
  const { column: kind } = operations[operation];
  const columns = kind === null ? [null] : kind === "text" ? [2] : [0, 1];
  return fc.constantFrom(...columns).map((column) => ({ operation, column }));
});

Deno.test("programs that are said alike answer alike", () => {
  const words = { vocabulary: ["", "amber"], columns: ["A", "B", "T"] };
  const table = {
    rows: 5,
    numbers: [[1, 20, 30, -4, -50], [20, -20, 3, 4, -25]],
    words: [[1, 0, 1, 0, 1]],
  };
  for (const say of [programInWords, programMeaning]) {
    const seen = new Map<string, unknown>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 4 }), (steps) => {
        const said = say(steps, operands, words);
        const { answer } = interpret(steps, operands, table);
        if (seen.has(said)) assertEquals(answer, seen.get(said), said);
        seen.set(said, answer);
      }),
      { numRuns: 3000, seed: 1 },
    );
  }
});
