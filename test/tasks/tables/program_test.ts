import { parseTaskOptions, tableTasks } from "../../../tasks/mod.ts";
import {
  interpret,
  programFinder,
  readQuestions,
  seenShare,
  tableSources,
  tableStatistics,
} from "../../../tasks/tables/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

for (const { task, generate } of tableSources) {
  Deno.test(`programFinder() finds the program of every question of ${task}`, () => {
    const questions = generate(
      { seed: 5, train: 300, test: 10 },
      parseTaskOptions(tableTasks[task]!),
    );
    const programOf = programFinder(questions);
    for (const question of questions.train) {
      const { template, operands } = programOf(question)!;
      assertEquals([template.kind, template.level], [question.part, question.level as number]);
      assertEquals(interpret(template.steps, operands, question.table).answer, question.answer);
    }
  });
}

/** Two columns and three rows; T holds red, blue and red, which are words 1, 0 and 1. */
function read(...lines: readonly (readonly [question: string, answer: unknown])[]) {
  const text = lines.map(([question, answer]) =>
    JSON.stringify({
      question,
      numbers: { A: [1, 2, 30] },
      words: { T: ["red", "blue", "red"] },
      answer,
    })
  ).join("\n");
  return readQuestions({ text, path: "train" }, { text, path: "test" }, "own");
}

Deno.test("programFinder() reads synonyms and operands, and knows no other question", () => {
  const questions = read(
    ["match red T and larger than 1.5 A total of A", 30],
    ["match green T how many", 0],
    ["how much is A", 33],
    ["greater 1 A greater 2 A sum A", 0],
    // A number too many, in the wrong place, or missing.
    ["greater 1 000 A sum A", 0],
    ["sum 5 A", 33],
    ["greater A 5 sum A", 0],
    ["greater A sum A", 0],
    // Left of the number are the synonym's words, all of them.
    ["greater 5 than A sum A", 0],
  );
  const [first, second, ...others] = questions.train.map(programFinder(questions));
  assertEquals(first!.template.kind, "match and greater sum");
  assertEquals(first!.operands, { greater: 1.5, lesser: null, match: 1 });
  // No cell is green: no word has the number -1.
  assertEquals(second!.operands, { greater: null, lesser: null, match: -1 });
  assertEquals(others, Array(7).fill(null));
});

Deno.test("programFinder() knows a column by its name, though it is a part of a synonym", () => {
  const text = [["sum of", 3], ["sum of of", 3], ["larger than 1 than total of of", 2]]
    .map(([question, answer]) =>
      JSON.stringify({ question, numbers: { of: [1, 2], than: [0, 3] }, answer })
    ).join("\n");
  const questions = readQuestions({ text, path: "train" }, { text, path: "test" }, "own");
  for (const question of questions.train) {
    const { template, operands } = programFinder(questions)(question)!;
    assertEquals(interpret(template.steps, operands, question.table).answer, question.answer);
  }
});

Deno.test("programFinder() knows the differences of two sums, which no table task asks", () => {
  const text = JSON.stringify({
    question: "sum B difference sum A",
    numbers: { A: [1, 2], B: [10, 20] },
    answer: 27,
  });
  const questions = readQuestions({ text, path: "train" }, { text, path: "test" }, "own");
  const [question] = questions.train;
  const { template, operands } = programFinder(questions)(question!)!;
  assertEquals(template.kind, "sum difference sum");
  assertEquals(interpret(template.steps, operands, question!.table).answer, question!.answer);
});

Deno.test("tableStatistics() works on tables that lack columns", () => {
  const text = [
    { question: "sum B", numbers: { A: [], B: [-7, 2] }, answer: -5 },
    { question: "count", numbers: { A: [1, 2, 30], B: [] }, answer: 3 },
    { question: "sum A", numbers: { A: [1], B: [2] }, answer: 2 },
  ].map((line) => JSON.stringify(line)).join("\n");
  const questions = readQuestions({ text, path: "train" }, { text, path: "test" }, "own");
  const { rows, cells, others, wrong, wrongAnswers } = tableStatistics(questions.train, questions);
  assertEquals([rows, cells, others], [[1, 3], [-7, 30], 0]);
  assertEquals([wrong, wrongAnswers], [2, 1]);
});

Deno.test("seenShare() is the share of the test's wordings, each once, that training has too", () => {
  const train = read(["sum A", 33], ["greater 1 A count", 2]).train;
  const { train: test } = read(
    // Seen with other numbers; twice one that is not seen; another wording, and another order.
    ["greater 2 A count", 1],
    ["count", 3],
    ["count", 3],
    ["total A", 33],
    ["sum A difference count", 30],
  );
  assertEquals(seenShare({ train, test }), 1 / 4);
});

Deno.test("tableStatistics() counts, and names the first answer that is wrong", () => {
  const cells = { column: "A", rows: [1, 3] }, none = { column: "T", rows: [] };
  const questions = read(
    ["match red T print A", cells],
    ["greater 30 A print A", none],
    ["sum A", 33],
    ["how much is A", 5],
    ["count", 3.5],
    ["greater 1 A print A", cells],
  );
  assertEquals(tableStatistics(questions.train, questions), {
    questions: 6,
    // "greater print" is asked twice.
    templates: 4,
    kinds: 1,
    others: 1,
    longest: 5,
    rows: [3, 3],
    cells: [1, 30],
    scalars: 3,
    selections: 3,
    empty: 1,
    wrong: 4,
    wrongAnswers: 2,
  });
  // Rows 2 and 3 are over 1.
  const right = read(["greater 1 A print A", { column: "A", rows: [2, 3] }]);
  assert(tableStatistics(right.train, right).wrong === null);
});
