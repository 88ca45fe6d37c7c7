import { runProgram } from "../../../../models/mod.ts";
import {
  type HardProgram,
  HardQuestion,
  numbersOf,
  OPERATION,
} from "../../../../models/neural_programmer/found/mod.ts";
import {
  type GivenAnswer,
  isRightAnswer,
  operationNames,
  operations,
  type TableBatch,
} from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { fc } from "../../../_properties.ts";
import { smallBatch } from "../../_table_batch.ts";
import { program } from "./_programs.ts";

/** What the interpreter answers to question b; not a number where a program takes a column that is absent. */
function interpreted(batch: TableBatch, b: number, given: HardProgram): GivenAnswer {
  const columns = batch.numericColumns + batch.textColumns;
  if (given.columns.some((j) => j >= 0 && batch.tableColumns[b * columns + j] === 0)) {
    return { kind: "scalar", value: NaN };
  }
  const { questionOperands, questionNumbers: N, questions, questionWords: Q } = batch;
  const operand = (place: number) => place < 0 ? null : questionOperands[b * N + place]!;
  const word = given.match < 0 ? 0 : questions[b * Q + given.match]!;
  return runProgram(batch, b, {
    ...{ operationWeights: [], columnWeights: [] },
    steps: given.operations.map((operation, step) => ({
      operation: operationNames[operation]!,
      column: given.columns[step]! < 0 ? null : given.columns[step]!,
    })),
    operands: {
      greater: operand(given.greater),
      lesser: operand(given.lesser),
      match: word === 0 ? null : word,
    },
  });
}

/** The batch with the answer that a program gives to question b, if it gives one. */
function answeredBy(batch: TableBatch, b: number, given: HardProgram): TableBatch {
  const answer = interpreted(batch, b, given), M = batch.rows;
  if (answer.kind === "scalar") {
    const value = Number.isFinite(answer.value) ? answer.value : 0;
    return {
      ...batch,
      isScalar: batch.isScalar.with(b, 1),
      scalars: batch.scalars.with(b, value),
    };
  }
  const answerRows = batch.answerRows.slice();
  for (let row = 0; row < batch.rowCounts[b]!; row++) {
    answerRows[b * M + row] = answer.selected[row]!;
  }
  return {
    ...{ ...batch, answerRows },
    isScalar: batch.isScalar.with(b, 0),
    answerColumns: batch.answerColumns.with(b, answer.column),
  };
}

/** Around whole words of 32 rows, and others. */
const rowCount = fc.oneof(
  fc.integer({ min: 1, max: 130 }),
  fc.constantFrom(1, 31, 32, 33, 63, 64, 65, 96, 128),
);
/** Few, so that cells tie with each other and with operands. */
const number = fc.constantFrom(-2, -0.25, 0, 0.25, 1, 20);

/** Two questions about tables, with programs for each. */
const asked = fc.record({
  counts: fc.tuple(rowCount, rowCount),
  numericColumns: fc.integer({ min: 1, max: 3 }),
  textColumns: fc.integer({ min: 0, max: 2 }),
  given: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
  lengths: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
}).chain(({ counts, numericColumns: C, textColumns: K, given, lengths }) => {
  const M = Math.max(...counts), Q = Math.max(...lengths), N = Math.max(1, ...given);
  const many = <T>(one: fc.Arbitrary<T>, length: number) =>
    fc.array(one, { minLength: length, maxLength: length, size: "max" });
  const usable = operationNames.filter((name) => K > 0 || name !== "match");
  const programOf = (b: number) =>
    fc.integer({ min: 1, max: 6 }).chain((steps) =>
      fc.record({
        names: many(fc.constantFrom(...usable), steps),
        columns: fc.record({
          number: many(fc.nat({ max: C - 1 }), steps),
          text: many(fc.integer({ min: C, max: C + Math.max(0, K - 1) }), steps),
          any: many(fc.nat({ max: C + K - 1 }), steps),
        }),
        // Comparisons with none of the numbers are of questions that have none.
        greater: given[b] === 0 ? fc.constant(-1) : fc.nat({ max: given[b]! - 1 }),
        lesser: given[b] === 0 ? fc.constant(-1) : fc.nat({ max: given[b]! - 1 }),
        match: fc.integer({ min: -1, max: lengths[b]! - 1 }),
        // Most programs end with an answer.
        last: fc.constantFrom("sum", "count", "difference", "print", null),
      }).map(({ names, columns, last, ...places }): HardProgram => {
        const own = last === null ? names : [...names.slice(0, -1), last] as const;
        return {
          ...places,
          operations: own.map((name) => OPERATION[name]),
          columns: own.map((name, step) => {
            const kind = operations[name].column;
            return kind === null ? -1 : columns[kind][step]!;
          }),
        };
      })
    );
  return fc.record({
    numbers: many(number, 2 * C * M),
    words: many(fc.nat({ max: 3 }), 2 * K * M),
    present: many(fc.constantFrom(1, 1, 1, 0), 2 * (C + K)),
    questions: many(fc.nat({ max: 3 }), 2 * Q),
    operands: many(number, 2 * N),
    programs: fc.tuple(many(programOf(0), 12), many(programOf(1), 12)),
  }).map(({ numbers, words, present, questions, operands, programs }) => {
    const batch: TableBatch = {
      ...{ kind: "table", size: 2, rows: M, numericColumns: C, textColumns: K },
      ...{ questionWords: Q, questionNumbers: N },
      numbers: Float32Array.from(numbers),
      words: Int32Array.from(words),
      rowCounts: Int32Array.from(counts),
      tableColumns: Uint8Array.from(present),
      questions: Int32Array.from(questions),
      questionLengths: Int32Array.from(lengths),
      questionOperands: Float32Array.from(operands),
      operandPositions: Int32Array.from(
        { length: 2 * N },
        (_, i) => i % N < given[Math.floor(i / N)]! ? 0 : -2,
      ),
      ...{ isScalar: new Uint8Array(2), scalars: new Float64Array(2) },
      ...{ answerColumns: new Int32Array(2), answerRows: new Uint8Array(2 * M) },
    };
    return { batch, programs };
  });
});

Deno.test("HardQuestion answers as the interpreter", () => {
  let right = 0, wrong = 0;
  fc.assert(
    fc.property(asked, ({ batch, programs }) => {
      for (const b of [0, 1]) {
        // The answers are the first program's.
        const own = answeredBy(batch, b, programs[b]![0]!);
        const question = new HardQuestion(own, b);
        for (const given of programs[b]!) {
          const expected = isRightAnswer(own, b, interpreted(own, b, given));
          assertEquals(question.isRight(given), expected);
          if (expected) right += 1;
          else wrong += 1;
        }
      }
    }),
    { numRuns: 200 },
  );
  assert(right > 200, `${right} right`);
  assert(wrong > 2000, `${wrong} wrong`);
});

/** A is 1, 3, 5; B is 10, 20, 30; T is 1, 1, 2. The question's number is 2 and its word 1. */
const small = smallBatch();
const scalar = (value: number, batch = small): TableBatch => ({
  ...{ ...batch, isScalar: Uint8Array.of(1), scalars: Float64Array.of(value) },
});
const cells = (column: number, rows: readonly number[], batch = small): TableBatch => ({
  ...{ ...batch, isScalar: Uint8Array.of(0), answerColumns: Int32Array.of(column) },
  answerRows: Uint8Array.of(...rows, 0),
});
const isRightOf = (batch: TableBatch, ...given: Parameters<typeof program>) =>
  new HardQuestion(batch, 0).isRight(program(...given));

Deno.test("HardQuestion adds up, counts and subtracts as worked out by hand", () => {
  const greater = { greater: 0 }, lesser = { lesser: 0 };
  assert(isRightOf(scalar(60), ["sum B"]));
  assert(!isRightOf(scalar(60), ["sum A"]));
  assert(isRightOf(scalar(50), ["greater A", "sum B"], greater));
  assert(isRightOf(scalar(1), ["lesser A", "count"], lesser));
  assert(
    isRightOf(scalar(0), ["greater A", "lesser A", "and", "count"], { ...greater, ...lesser }),
  );
  assert(isRightOf(scalar(3), ["greater A", "lesser A", "or", "count"], { ...greater, ...lesser }));
  assert(isRightOf(scalar(2), ["match T", "count"], { match: 0 }));
  // 9 - 3; and of numbers that no step gave: 0 - 9.
  assert(isRightOf(scalar(6), ["sum A", "reset", "count", "difference"]));
  assert(isRightOf(scalar(-9), ["sum A", "difference"]));
  // The number three steps back is that of the run, not of the one before it.
  const question = new HardQuestion(scalar(0), 0);
  question.isRight(program(["sum A", "reset", "count", "difference"]));
  assert(question.isRight(program(["reset", "reset", "reset", "difference"])));
  // A number leaves no rows.
  assert(isRightOf(scalar(0), ["sum A", "count"]));
});

Deno.test("HardQuestion takes no number for cells, no cells for a number, and no rows for either", () => {
  assert(isRightOf(cells(1, [0, 1, 1]), ["greater A", "print B"], { greater: 0 }));
  assert(!isRightOf(cells(1, [0, 1, 1]), ["greater A", "print A"], { greater: 0 }));
  assert(!isRightOf(cells(1, [0, 1, 0]), ["greater A", "print B"], { greater: 0 }));
  // No cells are right in every column.
  assert(isRightOf(cells(1, [0, 0, 0]), ["sum A", "print T"]));
  assert(!isRightOf(cells(1, [1, 1, 1]), ["sum A"]));
  assert(!isRightOf(scalar(0), ["print A"]));
  assert(!isRightOf(scalar(0), ["reset"]));
  assert(!isRightOf(cells(1, [1, 1, 1]), ["reset"]));
});

Deno.test("HardQuestion takes a number for right to the first decimal", () => {
  assert(isRightOf(scalar(60.04), ["sum B"]));
  assert(!isRightOf(scalar(60.06), ["sum B"]));
});

Deno.test("HardQuestion finds nothing by no number, by the null word, and in columns that are absent", () => {
  const none = { greater: -1, lesser: -1, match: -1 };
  for (const name of ["greater A", "lesser A", "match T"]) {
    assert(isRightOf(scalar(0), [name, "count"], none));
  }
  const unknown = {
    ...{ ...scalar(0), words: Int32Array.of(0, 0, 2, 0) },
    questions: Int32Array.of(0),
  };
  assert(isRightOf(unknown, ["match T", "count"], { match: 0 }));
  const lacking = { ...scalar(0), tableColumns: Uint8Array.of(1, 0, 1) };
  assert(isRightOf(lacking, ["lesser A", "reset", "sum A", "count"], { lesser: 0 }));
  for (const steps of [["sum B"], ["lesser B", "count"], ["print B", "reset", "sum A", "count"]]) {
    assert(!isRightOf(lacking, steps, { lesser: 0 }));
  }
});

Deno.test("HardQuestion keeps comparisons apart: by operation, column and place", () => {
  // Two questions of two numbers: of the second, whose table is the same, the numbers are 2 and 25.
  const twice = <A extends Float32Array | Int32Array | Uint8Array>(values: A): A =>
    Object.getPrototypeOf(values).constructor.from([...values, ...values]);
  const batch: TableBatch = {
    ...small,
    ...{ size: 2, questionNumbers: 2, numbers: twice(small.numbers), words: twice(small.words) },
    ...{ rowCounts: Int32Array.of(3, 3), tableColumns: twice(small.tableColumns) },
    ...{ questions: Int32Array.of(2, 1), questionLengths: Int32Array.of(1, 1) },
    questionOperands: Float32Array.of(0, 0, 2, 25),
    operandPositions: Int32Array.of(0, 0, 0, 0),
    ...{ isScalar: Uint8Array.of(1, 1), scalars: Float64Array.of(0, 1) },
    ...{ answerColumns: Int32Array.of(-1, -1), answerRows: new Uint8Array(8) },
  };
  const question = new HardQuestion(batch, 1);
  // How many rows each selects; one is right.
  const cases = [
    ["greater A", { greater: 0 }, 2],
    ["greater A", { greater: 1 }, 0],
    ["greater B", { greater: 0 }, 3],
    ["greater B", { greater: 1 }, 1],
    ["lesser A", { lesser: 0 }, 1],
    ["lesser A", { lesser: 1 }, 3],
    ["lesser B", { lesser: 0 }, 0],
    ["lesser B", { lesser: 1 }, 2],
    ["match T", { match: 0 }, 2],
  ] as const;
  for (let again = 0; again < 2; again++) {
    for (const [step, places, rows] of cases) {
      assertEquals(question.isRight(program([step, "count"], places)), rows === 1, step);
    }
  }
  assertEquals(numbersOf(batch, 1), 2);
});

Deno.test("HardQuestion takes no program that looks at a number which the question lacks", () => {
  // Of questions of the same words one may have fewer numbers than others in its batch, or none.
  const of = (batch: TableBatch, places: Parameters<typeof program>[1]) =>
    isRightOf(batch, ["greater A", "lesser A", "or", "count"], places);
  const two = {
    ...scalar(3),
    ...{ questionNumbers: 2, questionOperands: Float32Array.of(2, 0) },
    operandPositions: Int32Array.of(0, -2),
  };
  // More than 2, and less than 2; a second number of 0 would do as well.
  assert(of(two, { greater: 0, lesser: 0 }));
  assert(!of(two, { greater: 1, lesser: 0 }));
  assert(!of({ ...two, scalars: Float64Array.of(2) }, { greater: 0, lesser: 1 }));
  const none = { ...two, ...scalar(0, two), operandPositions: Int32Array.of(-2, -2) };
  assert(of(none, {}));
  assert(!of(none, { lesser: 0 }));
});

Deno.test("HardQuestion finds a word in the text column that is looked at, and in its own table", () => {
  // Two tables of the columns A, T and U; the question's word is 1.
  const batch: TableBatch = {
    ...small,
    ...{ size: 2, rows: 2, numericColumns: 1, textColumns: 2 },
    numbers: new Float32Array(4),
    words: Int32Array.of(2, 2, 2, 2, 1, 2, 1, 1),
    ...{ rowCounts: Int32Array.of(2, 2), tableColumns: new Uint8Array(6).fill(1) },
    ...{ questions: Int32Array.of(2, 1), questionLengths: Int32Array.of(1, 1) },
    ...{ questionOperands: new Float32Array(2), operandPositions: Int32Array.of(-2, -2) },
    ...{ isScalar: Uint8Array.of(1, 1), scalars: Float64Array.of(0, 1) },
    ...{ answerColumns: Int32Array.of(-1, -1), answerRows: new Uint8Array(4) },
  };
  const question = new HardQuestion(batch, 1);
  const found = [1, 2].map((column) =>
    question.isRight({ ...program(["match", "count"], { match: 0 }), columns: [column, -1] })
  );
  assertEquals(found, [true, false]);
});
