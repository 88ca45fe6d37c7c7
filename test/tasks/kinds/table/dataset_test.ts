import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import { buildTableDataset, DataError, questionText } from "../../../../tasks/mod.ts";
import { questionsDigest } from "../../../../tasks/kinds/table/mod.ts";
import {
  columnNames,
  generateQuestions,
  interpret,
  type Level,
  type QuestionStyle,
  synonyms,
  templatesOf,
  textWords,
  UNSEEN,
} from "../../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../../std.ts";

const style: QuestionStyle = { numericColumns: 2, textColumns: 1, variety: false };

function generate(
  changes: Partial<QuestionStyle> = {},
  { level = 4 as Level, trainingShare = 1, train = 400, test = 200, seed = 1 } = {},
) {
  const random = new RandomStream(streamKey(seed, "data"));
  return generateQuestions(
    { ...style, ...changes },
    { level, trainingShare },
    { train, test },
    random,
  );
}

function datasetOf(questions: ReturnType<typeof generate>) {
  return buildTableDataset({
    ...questions,
    columns: columnNames(2, 1),
    numericColumns: 2,
    digest: "digest",
  });
}

Deno.test("generateQuestions() gives the same questions for the same seed, whatever their number", () => {
  const more = generate({}, { train: 500 });
  assertEquals(generate().train, more.train.slice(0, 400));
  assertNotEquals(generate({}, { seed: 2 }).train[0], more.train[0]);
});

Deno.test("generateQuestions() asks about larger tables and numbers in the test", () => {
  const { train, test } = generate();
  const rows = train.map(({ table }) => table.rows);
  assertEquals([Math.min(...rows) >= 30, Math.max(...rows) <= 100], [true, true]);
  assertEquals(new Set(test.map(({ table }) => table.rows)), new Set([120]));
  const largest = (questions: typeof train) =>
    Math.max(
      ...questions.flatMap(({ table, operands }) => [
        ...table.numbers.flatMap((cells) => Array.from(cells, Math.abs)),
        ...operands.map(({ value }) => Math.abs(value)),
      ]),
    );
  assert(largest(train) <= 100 && largest(train) > 99);
  assert(largest(test) <= 200 && largest(test) > 199);
  // Cells have two decimals.
  for (const cell of Array.from(test[0]!.table.numbers[0]!)) {
    assertEquals(cell, Math.fround(Math.round(100 * cell) / 100));
  }
});

Deno.test("questions say what their programs do", () => {
  const { test } = generate();
  const templates = templatesOf(4, 2, 1), names = columnNames(2, 1);
  for (const { part, words, operands, table, answer } of test) {
    // Read the question back: the template that has these words and this kind.
    const template = templates.find(({ kind, tokens }) =>
      kind === part.replace(UNSEEN, "") &&
      tokens.filter(({ kind }) => kind === "column")
          .map((token) => token.kind === "column" ? names[token.column] : "").join() ===
        words.filter((word) => names.includes(word)).join()
    );
    assert(template !== undefined, part);
    const after = (word: string) =>
      operands.find(({ position }) => words[position] === word)?.value ?? null;
    const match = words[words.indexOf("match") + 1]!;
    const given = {
      greater: after("greater"),
      lesser: after("lesser"),
      match: words.includes("match") ? textWords.indexOf(match) : null,
    };
    assertEquals(interpret(template.steps, given, table).answer, answer);
  }
});

Deno.test("questionText() puts each number after its word", () => {
  const table = { rows: 1, numbers: [[1]], words: [] };
  const answer = { kind: "scalar", value: 1 } as const;
  const question = {
    part: "",
    words: ["greater", "A", "and", "lesser", "A", "sum", "A"],
    table,
    answer,
  };
  const operands = [{ value: 17.27, position: 0 }, { value: Math.fround(-19.21), position: 3 }];
  assertEquals(
    questionText({ ...question, operands }),
    "greater 17.27 A and lesser -19.21 A sum A",
  );
  assertEquals(
    questionText({ ...question, operands: [{ value: 2, position: -1 }] }).slice(0, 9),
    "2 greater",
  );
});

Deno.test("generateQuestions() varies the words of operations on demand", () => {
  const { train } = generate({ variety: true }, { level: 2 });
  const texts = train.map(({ words }) => ` ${words.join(" ")} `).join("");
  for (const name of ["sum", "count", "greater", "lesser", "and", "or", "print"]) {
    for (const text of synonyms[name]!) assert(texts.includes(` ${text} `), text);
  }
  // Left of a number is the last word of two.
  const [{ words, operands }] = train.filter(({ words }) =>
    words.join(" ").startsWith("bigger than")
  ) as [
    typeof train[0],
  ];
  assertEquals([words[1], operands[0]!.position], ["than", 1]);
  assertEquals(new Set(Object.values(synonyms).flat()).size, Object.values(synonyms).flat().length);
});

Deno.test("generateQuestions() trains on a share of the templates, and tells the others apart", () => {
  const { train, test } = generate({}, { level: 2, trainingShare: 0.5, train: 3000, test: 1000 });
  const textOf = ({ words }: { words: readonly string[] }) => words.join(" ");
  const known = new Set(train.map(textOf));
  assertEquals(train.filter(({ part }) => part.startsWith("unseen")).length, 0);
  // Two numeric columns on level 2: 5 (1 + 4 + 16) = 105 templates, of which 53 are trained on.
  assertEquals(known.size, 53);
  for (const question of test) {
    assertEquals(question.part.startsWith("unseen: "), !known.has(textOf(question)));
  }
  const unseen = test.filter(({ part }) => part.startsWith("unseen: ")).length;
  assert(unseen > 400 && unseen < 600, `${unseen}`);
});

Deno.test("generateQuestions() refuses counts and shares that make no questions", () => {
  for (const train of [0, -1, 1.5, NaN]) {
    assertThrows(() => generate({}, { train }), RangeError, "Cannot generate");
  }
  for (const trainingShare of [0, 1.1, NaN]) {
    assertThrows(() => generate({}, { trainingShare }), RangeError, "share");
  }
  assertThrows(() => generate({}, { trainingShare: 1e-6 }), DataError, "share");
});

Deno.test("buildTableDataset() makes batches that hold the tables, padded with nothing", () => {
  const questions = generate({}, { train: 60, test: 40 });
  const { train, validation, test, parts, shape, vocabulary } = datasetOf(questions);
  assertEquals([train.length, validation.length, test.length], [54, 6, 40]);
  assertEquals(parts.reduce((sum, { testQuestions }) => sum + testQuestions, 0), 40);
  assertEquals([shape.numericColumns, shape.textColumns], [2, 1]);
  assertEquals(shape.vocabularySize, vocabulary.length);
  // Training example 10 is question 11: question 10, the tenth, is held out.
  const indices = [0, 10, 3], asked = [0, 11, 3].map((i) => questions.train[i]!);
  assertEquals(questions.train[9]!.table.rows, validation.batch([0]).rows);
  const batch = train.batch(indices);
  const { rows: M, questionWords: Q, questionNumbers: N } = batch;
  assertEquals(M, Math.max(...asked.map(({ table }) => table.rows)));
  for (const [b, { words, table, operands, answer }] of asked.entries()) {
    const ids = [...batch.questions.slice(b * Q, (b + 1) * Q)];
    assertEquals(ids.filter((id) => id > 0).map((id) => vocabulary[id]), [...words]);
    assertEquals([batch.rowCounts[b], batch.questionLengths[b]], [table.rows, words.length]);
    for (const [c, cells] of table.numbers.entries()) {
      const row = batch.numbers.slice((b * 2 + c) * M, (b * 2 + c + 1) * M);
      assertEquals([...row], [...Array.from(cells), ...Array(M - table.rows).fill(0)]);
    }
    const text = [...batch.words.slice(b * M, (b + 1) * M)];
    const expected = Array.from(table.words[0]!, (word) => vocabulary.indexOf(textWords[word]!));
    assertEquals(text, [...expected, ...Array(M - table.rows).fill(0)]);
    for (let n = 0; n < N; n++) {
      const operand = operands[n] ?? { value: 0, position: -2 };
      assertEquals(
        [batch.questionOperands[b * N + n], batch.operandPositions[b * N + n]],
        [operand.value, operand.position],
      );
    }
    assertEquals(batch.isScalar[b], Number(answer.kind === "scalar"));
    const rows = [...batch.answerRows.slice(b * M, b * M + table.rows)].map(Boolean);
    if (answer.kind === "cells") {
      assertEquals([batch.answerColumns[b], rows], [answer.column, [...answer.selected]]);
    } else assertEquals([batch.scalars[b], batch.answerColumns[b]], [answer.value, -1]);
  }
});

Deno.test("buildTableDataset() reads tables that lack columns, and marks what they have", () => {
  const questions = generate({}, { train: 60, test: 40 });
  const table = {
    rows: 2,
    numbers: [new Float32Array(0), Float32Array.of(5, 7)],
    words: [new Float32Array(0)],
  };
  const own = { ...questions.train[0]!, words: ["sum", "B"], operands: [], table };
  const answer = { kind: "scalar", value: 12 } as const;
  const { train, test, readTest } = datasetOf({
    ...questions,
    train: [{ ...own, answer }, ...questions.train.slice(1)],
    test: [{ ...own, answer }],
  });
  const batch = train.batch([0, 1]);
  assertEquals([...batch.tableColumns], [0, 1, 0, 1, 1, 1]);
  assertEquals([...batch.numbers.slice(0, 2)], [0, 0]);
  assertEquals([...batch.numbers.slice(batch.rows, batch.rows + 3)], [5, 7, 0]);
  assertEquals([...batch.words.slice(0, 2)], [0, 0]);
  assertEquals([batch.rowCounts[0], batch.scalars[0]], [2, 12]);
  assertEquals([...test.batch([0]).numbers], [0, 0, 5, 7]);
  assertEquals(readTest(0).rows, [["", "5", ""], ["", "7", ""]]);
});

Deno.test("questionsDigest() tells which of two columns a table lacks", () => {
  const digestOf = (...numbers: number[][]) => {
    const table = { rows: 2, numbers: numbers.map((cells) => Float32Array.from(cells)), words: [] };
    const answer = { kind: "scalar", value: 2 } as const;
    const question = { part: "count", words: ["count"], operands: [], table, answer };
    const about = { columns: ["A", "B"], numericColumns: 2, textWords: [] };
    return questionsDigest({ ...about, train: [question], test: [question] });
  };
  assertNotEquals(digestOf([1, 2], []), digestOf([], [1, 2]));
});

Deno.test("buildTableDataset() knows no word that training did not show", () => {
  const questions = generate({}, { train: 60, test: 40 });
  const [first, ...rest] = questions.test;
  const dataset = datasetOf({
    ...questions,
    test: [{ ...first!, words: ["sum", "Omega"], operands: [] }, ...rest],
  });
  const { questions: ids } = dataset.test.batch([0]);
  assertEquals([...ids], [dataset.vocabulary.indexOf("sum"), 0]);
});

Deno.test("buildTableDataset() has the test questions part by part, and reads them back", () => {
  const questions = generate({}, { train: 60, test: 40 });
  const { parts, readTest, columns } = datasetOf(questions);
  const asked = parts.flatMap(({ task }) => questions.test.filter(({ part }) => part === task));
  for (const [i, question] of asked.entries()) {
    assertEquals(readTest(i).question, questionText(question));
    assertEquals(readTest(i).rows.length, 120);
  }
  assertEquals([columns, readTest(0).columns], [["A", "B", "T"], ["A", "B", "T"]]);
  assertThrows(() => readTest(40), RangeError, "Cannot read test question 40");
  assertThrows(
    () => datasetOf({ ...questions, train: questions.train.slice(0, 9) }),
    DataError,
    "hold",
  );
});
