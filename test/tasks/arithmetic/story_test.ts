import { fc } from "../../_properties.ts";
import {
  type ArithmeticName,
  arithmeticNames,
  arithmetics,
  drawProblems,
  type Problem,
  readProblems,
  writeStories,
} from "../../../tasks/arithmetic/mod.ts";
import { DataError, readStories } from "../../../tasks/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

function read(name: ArithmeticName, text: string): Problem[] {
  return readProblems(name, readStories(text, "file"), "file");
}

Deno.test("writeStories() writes the bAbI format", () => {
  const text = (name: ArithmeticName, problem: Problem) => writeStories(name, [problem]);
  assertEquals(
    text("add", { numbers: [3, 5], comparison: null, answer: 8 }),
    "1 The first number is 3.\n2 The second number is 5.\n" +
      "3 What is the sum of the numbers?\t8\t1 2\n",
  );
  assertEquals(
    text("subtract", { numbers: [3, 5], comparison: null, answer: -2 }),
    "1 The first number is 3.\n2 The second number is 5.\n" +
      "3 What is the first number minus the second?\t-2\t1 2\n",
  );
  assertEquals(
    text("sum", { numbers: [1, 0, 2], comparison: null, answer: 3 }),
    "1 The first number is 1.\n2 The second number is 0.\n3 The third number is 2.\n" +
      "4 What is the sum of the numbers?\t3\t1 2 3\n",
  );
  const comparison = { operation: "greater", operand: 4 } as const;
  assertEquals(
    text("compare", { numbers: [7, 4, 9, 0], comparison, answer: 2 }).split("\n").slice(3),
    ["4 The fourth number is 0.", "5 How many numbers are greater than 4?\t2\t1 2 3 4", ""],
  );
});

Deno.test("readProblems() reads what writeStories() wrote", () => {
  const anyProblems = fc.record({
    name: fc.constantFrom(...arithmeticNames),
    seed: fc.nat(),
    largest: fc.integer({ min: 2, max: 12 }),
  });
  fc.assert(
    fc.property(anyProblems, ({ name, seed, largest }) => {
      const data = { seed, train: 20, test: 20 };
      const { train, test } = drawProblems(arithmetics[name], { largest, trainingShare: 1 }, data);
      for (const problems of [train, test]) {
        assertEquals(read(name, writeStories(name, problems)), problems);
      }
    }),
    { numRuns: 30 },
  );
});

Deno.test("readProblems() refuses other stories than it knows, and names the story", () => {
  const good = "1 The first number is 3.\n2 The second number is 5.\n";
  const asked = `${good}3 What is the sum of the numbers?\t8\t1 2\n`;
  const cases: readonly (readonly [name: ArithmeticName, text: string, message: string])[] = [
    [
      "add",
      asked + "1 Mary went home.\n2 Where is Mary?\thome\t1\n",
      "Story 2: Expected the first",
    ],
    ["add", asked.replace("second", "third"), "Story 1: Expected the second number"],
    ["add", asked.replace("5", "five"), "Story 1: Expected the second number"],
    ["add", asked.replace("5", "123456789"), "Story 1: Expected the second number"],
    ["subtract", asked, "Story 1: Expected the question of subtract"],
    ["compare", asked, "Story 1: Expected the question of compare"],
    ["add", asked.replace("\t8", "\teight"), "Story 1: Expected a whole number as the answer"],
    [
      "add",
      `${asked}4 What is the sum of the numbers?\t8\t1 2\n`,
      "Story 1: Expected one question",
    ],
    [
      "subtract",
      "1 The first number is 3.\n2 What is the first number minus the second?\t3\t1\n",
      "Story 1: Expected two numbers",
    ],
  ];
  for (const [name, text, message] of cases) {
    const error = assertThrows(() => read(name, text), DataError);
    assertEquals(error.message.slice(0, 6 + message.length), `file: ${message}`);
  }
  // A seventh number has no name.
  const names = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
  const seven = names.map((name, i) => `${i + 1} The ${name} number is 1.\n`).join("");
  assertThrows(
    () => read("sum", `${seven}8 What is the sum of the numbers?\t7\t1\n`),
    DataError,
    "Story 1: Expected",
  );
});
