import { fc } from "../../_properties.ts";
import {
  buildTableDataset,
  DataError,
  findTask,
  parseTaskOptions,
  questionText,
  shortestNumber,
  tableTasks,
} from "../../../tasks/mod.ts";
import {
  parseQuestion,
  readQuestions,
  type TableSource,
  tableSources,
  writeQuestion,
} from "../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../../std.ts";

const counts = { seed: 3, train: 60, test: 30 };

function generate({ task, generate }: TableSource) {
  return generate(counts, parseTaskOptions(tableTasks[task]!));
}

/** A line as JSON, some of it different. */
function line(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    question: "greater 1.5 A sum B",
    numbers: { A: [1, 2, 3], B: [10, 20, 30.5] },
    words: { T: ["red", "green", "red"] },
    answer: 50.5,
    ...changes,
  });
}

const good = `${line()}\n`.repeat(10);

function read(train: string, test = good) {
  return readQuestions({ text: train, path: "a" }, { text: test, path: "b" }, "tables-x");
}

for (const source of tableSources) {
  Deno.test(`questions of ${source.task} that are written and read are the same, to the bit`, () => {
    const questions = generate(source);
    const write = (part: "train" | "test") =>
      questions[part].map((question) => writeQuestion(question, questions)).join("");
    const again = readQuestions(
      { text: write("train"), path: "train" },
      { text: write("test"), path: "test" },
      source.task,
    );
    assertEquals(again, questions);
    assertEquals(
      buildTableDataset(again).train.batch([0, 7]),
      buildTableDataset(questions).train.batch([0, 7]),
    );
  });
}

Deno.test("questions about tables that lack columns are the same when written and read", () => {
  const source = tableSources.find(({ task }) => task === "tables-5")!;
  const options = parseTaskOptions(tableTasks[source.task]!, { columns: "varied" });
  const questions = source.generate(counts, options);
  assert(questions.train.some(({ table }) => table.numbers[4]!.length === 0));
  const [train, test] = [questions.train, questions.test].map((part) =>
    part.map((question) => writeQuestion(question, questions)).join("")
  ) as [string, string];
  assertEquals(
    readQuestions({ text: train, path: "a" }, { text: test, path: "b" }, source.task),
    questions,
  );
  // As a list without cells, so that every line names every column.
  const [first] = train.split("\n").filter((line) => line.includes('"E":[]'));
  assertEquals(Object.keys(JSON.parse(first!).numbers), ["A", "B", "C", "D", "E"]);
});

Deno.test("readQuestions() takes rows from the columns that a table has", () => {
  const { train } = read(
    line({ question: "sum B", numbers: { A: [], B: [1, 2] }, words: { T: [] }, answer: 3 }),
    line({
      question: "match red T count",
      words: { T: ["red"] },
      numbers: { A: [], B: [] },
      answer: 1,
    }),
  );
  assertEquals([train[0]!.table.rows, train[0]!.table.numbers[1]!.length], [2, 2]);
});

Deno.test("readQuestions() reads a question, its operands and its answer", () => {
  const cells = line({
    question: "print T lesser 2.5 A",
    answer: { column: "T", rows: [2, 1] },
    level: 4,
    kind: "lesser print",
  });
  const { train, columns, numericColumns, textWords } = read(`${line()}\n${cells}`);
  assertEquals([columns, numericColumns, textWords], [["A", "B", "T"], 2, ["green", "red"]]);
  assertEquals(train[0], {
    part: "tables-x",
    words: ["greater", "A", "sum", "B"],
    operands: [{ value: 1.5, position: 0 }],
    table: {
      rows: 3,
      numbers: [Float32Array.of(1, 2, 3), Float32Array.of(10, 20, 30.5)],
      words: [Float32Array.of(1, 0, 1)],
    },
    answer: { kind: "scalar", value: 50.5 },
  });
  assertEquals([train[1]!.part, train[1]!.level], ["lesser print", 4]);
  assertEquals(train[1]!.answer, { kind: "cells", column: 2, selected: [true, true, false] });
});

Deno.test("readQuestions() takes columns in any order, and lines with CRLF", () => {
  const numbers = { B: [10, 20, 30.5], A: [1, 2, 3] };
  const { train, columns } = read(
    [line(), line({ numbers, answer: { column: "B", rows: [3] } })].join("\r\n"),
  );
  assertEquals(columns, ["A", "B", "T"]);
  assertEquals(train[1]!.table.numbers, train[0]!.table.numbers);
  assertEquals(train[1]!.answer, { kind: "cells", column: 1, selected: [false, false, true] });
});

function unreadable(token: string): string {
  return `Cannot read ${JSON.stringify(token)} as a number: ` +
    "expected digits and a decimal point, as 1234.5";
}

/** Lines that break the format, and what is said of them. */
const broken: Readonly<Record<string, readonly [line: string, message: string]>> = {
  "a broken line": ['{"question":', "The line is no JSON"],
  "an empty line": ["", "The line is no JSON"],
  "no object": ["[1]", "Expected an object for the line: [1]"],
  "an unknown field": [line({ table: 1 }), 'There is no field "table"'],
  "no question": [line({ question: 3 }), "There is no question"],
  "a question of numbers": [line({ question: "1 2" }), "The question has no words"],
  "a large operand": [
    line({ question: "greater 1e39 A" }),
    "A number of the question is too large",
  ],
  "a decimal comma": [line({ question: "greater 1,5 A sum B" }), unreadable("1,5")],
  "thousands with a comma": [line({ question: "greater 1,000.5 A" }), unreadable("1,000.5")],
  "thousands with an apostrophe": [line({ question: "greater 1'000 A" }), unreadable("1'000")],
  "thousands with an underscore": [line({ question: "greater 1_000 A" }), unreadable("1_000")],
  "thousands with a space that does not break": [
    line({ question: "greater 1\u00a0000 A" }),
    unreadable("1\u00a00"),
  ],
  "thousands with a narrow space": [
    line({ question: "greater 1\u202f000 A" }),
    unreadable("1\u202f0"),
  ],
  "a percentage": [line({ question: "greater 5% A" }), unreadable("5%")],
  "a currency": [line({ question: "greater \u20ac5 A" }), unreadable("\u20ac5")],
  "a number with a question mark": [line({ question: "sum A greater 5?" }), unreadable("5?")],
  "an em dash before a number": [line({ question: "greater \u20145 A" }), unreadable("\u20145")],
  "two signs": [line({ question: "greater --5 A" }), unreadable("--5")],
  "digits of another script": [
    line({ question: "greater \u0665 A" }),
    unreadable("\u0665"),
  ],
  "a half": [line({ question: "greater \u00bd A" }), unreadable("\u00bd")],
  "a power": [line({ question: "greater 5\u00b2 A" }), unreadable("5\u00b2")],
  "an exponent without digits": [line({ question: "greater 1e A" }), unreadable("1e")],
  "an exponent with a comma": [line({ question: "greater 1,5e3 A" }), unreadable("1,5e3")],
  "a question about NaN": [line({ question: "greater NaN A" }), unreadable("NaN")],
  "a question about infinity": [
    line({ question: "greater \u2212Infinity A" }),
    unreadable("\u2212Infinity"),
  ],
  "a sign of infinity": [line({ question: "greater \u221e A" }), unreadable("\u221e")],
  "a null": [line({ numbers: { A: [1, null] } }), "Row 2 of column A is no number: null"],
  "a NaN": [line({ numbers: { A: ["NaN"] } }), 'Row 1 of column A is no number: "NaN"'],
  "a large number": [
    line({ numbers: { A: [1, 2, 1e39] } }),
    "Row 3 of column A is too large a number for 32 bits: 1e+39",
  ],
  "a number as text": [
    line({ numbers: { A: ["\u22125"] } }),
    'Row 1 of column A is no number: "\u22125"',
  ],
  "numbers with too large a sum": [
    // The largest float32 is 3.4028235e38.
    line({ numbers: { A: [2e38, -2e38, 0], B: [1, 2, 3] } }),
    `Column A adds up to too large a number for 32 bits: ${2 * Math.fround(2e38)}`,
  ],
  "a name twice in two forms": [
    line({ numbers: { "\u00e4": [1], "a\u0308": [1] }, words: {} }),
    "Two columns have the name \u00e4",
  ],
  "a text column with a number": [
    line({ words: { T: ["a", 1, "b"] } }),
    "Row 2 of column T is no text: 1",
  ],
  "a ragged column": [
    line({ numbers: { A: [1, 2, 3], B: [1, 2] } }),
    "Column B has 2 rows, column A has 3",
  ],
  "a ragged text column": [line({ words: { T: ["a"] } }), "Column T has 1 rows, column A has 3"],
  "a question about a column that is not there": [
    line({ numbers: { A: [1, 2, 3], B: [] } }),
    "Cannot ask the question: it names column B, which its table lacks",
  ],
  "an answer in a column that is not there": [
    line({ question: "which", words: { T: [] }, answer: { column: "T", rows: [1] } }),
    "Cannot ask the question: its answer is in column T, which its table lacks",
  ],
  "a ragged column after one that is not there": [
    line({ question: "count", numbers: { A: [], B: [1, 2] } }),
    "Column T has 3 rows, column B has 2",
  ],
  "no list": [line({ numbers: { A: 1 } }), "Column A is no list"],
  "no rows": [line({ numbers: { A: [], B: [] }, words: { T: [] } }), "The table has no rows"],
  "no columns": [line({ numbers: {} }), "There is no column of numbers"],
  "no numbers": [line({ numbers: undefined }), 'Expected an object for "numbers": nothing'],
  "a name twice": [line({ words: { A: ["a", "b", "c"] } }), "Two columns have the name A"],
  "no answer": [line({ answer: undefined }), "There is no answer"],
  "an answer in words": [
    line({ answer: "5" }),
    'Expected an object for an answer that is no number: "5"',
  ],
  "a large answer": [line({ answer: 1e39 }), "The answer is too large a number for 32 bits: 1e+39"],
  "an answer of no column": [
    line({ answer: { column: "C", rows: [] } }),
    'The answer names no column: "C"',
  ],
  "an answer without rows": [line({ answer: { column: "A" } }), "The answer has no list of rows"],
  "an answer of row 0": [
    line({ answer: { column: "A", rows: [0] } }),
    "The answer names no row of 1 to 3: 0",
  ],
  "an answer past the table": [
    line({ answer: { column: "A", rows: [4] } }),
    "The answer names no row of 1 to 3: 4",
  ],
  "a row twice": [line({ answer: { column: "A", rows: [1, 1] } }), "The answer names row 1 twice"],
  "a level of none": [line({ level: 5 }), "Expected a level from 1 to 4: 5"],
  "a kind of none": [line({ kind: 5 }), "The kind is no text"],
  "other columns": [
    line({ numbers: { A: [1], C: [1] }, words: {} }),
    "The columns are A, C, but A, B and, of words, T in a:1",
  ],
};

for (const [name, [text, message]] of Object.entries(broken)) {
  Deno.test(`readQuestions() names file and line of ${name}`, () => {
    const error = assertThrows(() => read(`${line()}\n${text}\n${line()}\n`), DataError);
    assertEquals(error.message, `a:2: ${message}`);
  });
}

Deno.test("readQuestions() names the file that is empty, and a test file of other columns", () => {
  assertEquals(assertThrows(() => read(""), DataError).message, "a: The file is empty");
  assertEquals(assertThrows(() => read(good, ""), DataError).message, "b: The file is empty");
  const other = line({ numbers: { A: [1, 2, 3] } });
  assertEquals(
    assertThrows(() => read(good, other), DataError).message,
    "b:1: The columns are A and, of words, T, but A, B and, of words, T in a:1",
  );
});

Deno.test("readQuestions() reads a number in every form that says one", () => {
  const forms: Readonly<Record<string, number>> = {
    "5": 5,
    "+5": 5,
    "-5": -5,
    "5.": 5,
    ".5": 0.5,
    "-.5": -0.5,
    "1e3": 1000,
    "1E+3": 1000,
    "2.5e-1": 0.25,
    // The minus sign, a hyphen that does not break, the figure dash, the en dash, the small hyphen.
    "\u22125": -5,
    "\u20115": -5,
    "\u20125": -5,
    "\u20135": -5,
    "\ufe635": -5,
    "1e\u22122": 0.01,
    // As wide as Chinese characters.
    "\uff0d\uff11\uff12\uff0e\uff15": -12.5,
    "\uff0b\uff11\uff25\uff12": 100,
  };
  for (const [form, value] of Object.entries(forms)) {
    const { words, operands } = parseQuestion(`greater ${form} A sum A`);
    assertEquals(words, ["greater", "A", "sum", "A"], form);
    assertEquals(operands, [{ value: Math.fround(value), position: 0 }], form);
  }
});

Deno.test("readQuestions() takes names and cells that look like numbers for words", () => {
  const { train, columns, textWords } = read(
    line({
      question: "match 3,14 T or greater 1.5 A print 1,5",
      numbers: { "A": [1, 2], "1,5": [3, 4] },
      words: { T: ["3,14", "NaN"] },
      answer: { column: "1,5", rows: [1, 2] },
    }),
    line({ numbers: { A: [1], "1,5": [1] }, words: { T: ["x"] }, answer: 0 }),
  );
  assertEquals([columns, textWords], [["A", "1,5", "T"], ["3,14", "NaN", "x"]]);
  const { words, operands } = train[0]!;
  assertEquals(words, ["match", "3,14", "T", "or", "greater", "A", "print", "1,5"]);
  assertEquals(operands, [{ value: 1.5, position: 4 }]);
  // Wherever a cell stands in a question, and whatever the question.
  const cell = line({ question: "T 3,14 count", words: { T: ["3,14", "a", "b"] }, answer: 1 });
  assertEquals(read(cell, line()).train[0]!.words, ["T", "3,14", "count"]);
  // What a match looks for need not be in the table.
  assertEquals(parseQuestion("match 2,5 T count").words, ["match", "2,5", "T", "count"]);
  // Digits with letters are names.
  const names = "greater 5 A1 sum 2nd x5 m\u00b2";
  assertEquals(parseQuestion(names).words, ["greater", "A1", "sum", "2nd", "x5", "m\u00b2"]);
});

Deno.test("parseQuestion() takes time in proportion to a token's length", () => {
  for (const end of ["x", "", "%", "e", "e5x"]) {
    const started = performance.now();
    try {
      parseQuestion(`greater ${"1".repeat(2e6)}${end} A`);
    } catch (error) {
      assert(error instanceof RangeError);
    }
    assert(performance.now() - started < 3000, end);
  }
});

Deno.test("readQuestions() reads a letter with its mark in one form, however it was typed", () => {
  const asked = line({
    question: "match gr\u00fcn T\u00f6ne sum H\u00f6he",
    numbers: { "H\u00f6he": [1, 2] },
    words: { "T\u00f6ne": ["gr\u00fcn", "rot"] },
    answer: { column: "T\u00f6ne", rows: [1] },
    kind: "h\u00f6her",
  });
  const other = asked.normalize("NFD");
  assert(other.length > asked.length);
  const { train, test, columns, textWords } = read(`${asked}\n${other}\n`, other);
  assertEquals([columns, textWords], [["H\u00f6he", "T\u00f6ne"], ["gr\u00fcn", "rot"]]);
  assertEquals([train[1], test[0]], [train[0], train[0]]);
  assertEquals(read(other, asked).digest, read(asked, other).digest);
});

Deno.test("readQuestions() takes kinds, columns and words with the names of an object's own", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const numbers = Object.fromEntries(names.slice(0, 2).map((name) => [name, [1, 2]]));
  const words = Object.fromEntries(names.slice(2).map((name) => [name, ["__proto__", name]]));
  const lines = names.map((kind, i) => {
    const column = names[i % 2]!;
    return `${line({ question: `sum ${column}`, kind, numbers, words, answer: 3 })}\n`;
  });
  const questions = read(lines.join("").repeat(5), lines.join(""));
  assertEquals(questions.columns, names);
  assertEquals(questions.textWords, ["__proto__", "hasOwnProperty", "toString"]);
  const { parts, vocabulary } = buildTableDataset(questions);
  assertEquals(
    parts,
    names.map((task) => ({ task, trainingQuestions: 5, testQuestions: 1 })),
  );
  assertEquals(vocabulary, ["", ...questions.textWords!, "sum", "constructor"]);
  // And back into a file.
  const written = questions.train.map((question) => writeQuestion(question, questions)).join("");
  assertEquals(read(written, written).train, questions.train);
});

Deno.test("readQuestions() takes numbers like 1e30, and a question that lacks its number", () => {
  const { train } = read(line({
    question: "greater A print A",
    numbers: { A: [1e30, -1e30], B: [1e-50, 0] },
    words: { T: ["a", "b"] },
    answer: { column: "A", rows: [] },
  }));
  const [{ table, operands, answer }] = train as [typeof train[0]];
  assertEquals(table.numbers, [Float32Array.of(1e30, -1e30), Float32Array.of(0, 0)]);
  assertEquals(operands, []);
  assertEquals(answer, { kind: "cells", column: 0, selected: [false, false] });
});

Deno.test("words that training does not show are the null word, in questions and in tables", () => {
  const unknown = line({ question: "match blue T sum A", words: { T: ["blue", "red", "green"] } });
  const { test, vocabulary } = buildTableDataset(read(good, unknown));
  assertEquals(vocabulary, ["", "green", "red", "greater", "A", "sum", "B", "T"]);
  const { words, questions } = test.batch([0]);
  assertEquals([...words], [0, 2, 1]);
  assertEquals([...questions], [0, 0, 7, 5, 4]);
});

Deno.test("question text and words with operands are the same, whatever the numbers", () => {
  const word = fc.stringMatching(/^[a-zA-Z_]{1,6}$/).filter((text) => !/^e$/i.test(text));
  const number = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const wording = fc.array(fc.tuple(word, fc.array(number, { maxLength: 2 })), { minLength: 1 });
  fc.assert(fc.property(fc.array(number, { maxLength: 2 }), wording, (first, rest) => {
    const question = {
      words: rest.map(([text]) => text),
      operands: [
        ...first.map((value) => ({ value, position: -1 })),
        ...rest.flatMap(([, values], position) => values.map((value) => ({ value, position }))),
      ],
    };
    assertEquals(parseQuestion(questionText(question)), question);
  }));
});

Deno.test("shortestNumber() gives a number that is the same in float32, and hundredths as such", () => {
  assertEquals(shortestNumber(Math.fround(17.27)), 17.27);
  assertEquals(shortestNumber(Math.fround(0.001)), 0.001);
  assertEquals(shortestNumber(Math.fround(1e30)), 1e30);
  fc.assert(fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
    assertEquals(Math.fround(shortestNumber(value)) + 0, value + 0);
  }));
});

Deno.test("a table task reads the files that locate() found, with the digest of what was written", async () => {
  const [source] = tableSources as [TableSource];
  const task = findTask("table", source.task)!, folder = await Deno.makeTempDir();
  try {
    await assertRejects(
      () => task.files!.locate(folder),
      DataError,
      "no file tables-1_train.jsonl or",
    );
    const questions = generate(source);
    for (const part of ["train", "test"] as const) {
      await Deno.writeTextFile(
        `${folder}/${source.fileNames[part]}`,
        questions[part].map((question) => writeQuestion(question, questions)).join(""),
      );
    }
    const files = await task.files!.locate(folder);
    assertEquals(files, {
      "tables-1": {
        train: `${folder}/tables-1_train.jsonl`,
        test: `${folder}/tables-1_test.jsonl`,
      },
    });
    const { digest, parts } = await task.files!.read(files),
      own = task.generate(counts, parseTaskOptions(task));
    assertEquals([digest, parts], [own.digest, own.parts]);
    assert(/^[0-9a-f]{64}$/.test(digest));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
