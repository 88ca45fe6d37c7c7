import * as tf from "@tensorflow/tfjs";
import { fc } from "../../_properties.ts";
import { compareNumbers, compareWords, mix, runSoftly } from "../../../models/mod.ts";
import {
  buildTableDataset,
  type Table,
  type TableBatch,
  type TableQuestion,
} from "../../../tasks/mod.ts";
import {
  columnNames,
  interpret,
  type Level,
  type OperandName,
  type Operands,
  operationNames,
  type Template,
  templatesOf,
  textWords,
} from "../../../tasks/tables/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

/** A table with what is asked about it. */
interface Asked {
  readonly table: Table;
  readonly operands: { readonly [Name in OperandName]: number };
}

/**
 * Tables of 1 to 8 rows whose cells are often the same, often an operand, sometimes negative zero, in
 * quarters, so that float32 sums them exactly, or of any size up to 1e30.
 */
function asked(numericColumns: number, textColumns: number): fc.Arbitrary<Asked> {
  const quarters = fc.integer({ min: -800, max: 800 }).map((n) => n / 4);
  const number = fc.oneof(
    quarters,
    fc.constantFrom(0, -0, 1),
    fc.float({ min: Math.fround(-1e30), max: Math.fround(1e30), noNaN: true }),
  );
  const word = fc.nat({ max: textWords.length - 1 });
  return fc.record({
    rows: fc.integer({ min: 1, max: 8 }),
    operands: fc.record({ greater: number, lesser: number, match: word }),
  }).chain(({ rows, operands }) => {
    const columns = <T>(cell: fc.Arbitrary<T>, count: number) =>
      fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), {
        minLength: count,
        maxLength: count,
      });
    return fc.record({
      numbers: columns(
        fc.oneof(number, fc.constantFrom(operands.greater, operands.lesser)),
        numericColumns,
      ),
      words: columns(fc.oneof(word, fc.constant(operands.match)), textColumns),
    }).map((cells) => ({ operands, table: { rows, ...cells } }));
  });
}

/** A template as a question, answered by the interpreter. */
function ask({ tokens, steps }: Template, { table, operands }: Asked): TableQuestion {
  const names = columnNames(table.numbers.length, table.words.length);
  const words: string[] = [], given: { value: number; position: number }[] = [];
  for (const token of tokens) {
    if (token.kind === "operation") words.push(token.operation);
    else if (token.kind === "column") words.push(names[token.column]!);
    else if (token.operation === "match") words.push(textWords[operands.match]!);
    else given.push({ value: operands[token.operation], position: words.length - 1 });
  }
  const { answer } = interpret(steps, operands satisfies Operands, table);
  return { part: "all", words, operands: given, table, answer: answer! };
}

/** Weights of 0 and 1 for the program of each question. */
function oneHot(templates: readonly Template[], columns: number) {
  const row = (length: number, at: number | null) =>
    Array.from({ length }, (_, i) => Number(i === at));
  return templates[0]!.steps.map((_, t) => {
    const chosen = templates.map(({ steps }) => steps[t]!);
    return {
      operations: tf.tensor2d(
        chosen.map(({ operation }) =>
          row(operationNames.length, operationNames.indexOf(operation))
        ),
      ),
      columns: tf.tensor2d(chosen.map(({ column }) => row(columns, column))),
    };
  });
}

/** Attention on the operand of a question that stands after a word of this name; none without one. */
function pointed(batch: TableBatch, vocabulary: readonly string[], word: string) {
  const { size: B, questionNumbers: N, questionWords: Q } = batch;
  const numbers = new Float32Array(B * N), words = new Float32Array(B * Q);
  for (let b = 0; b < B; b++) {
    const at = batch.questions.subarray(b * Q, (b + 1) * Q).indexOf(vocabulary.indexOf(word));
    if (at < 0) continue;
    for (let n = 0; n < N; n++) {
      numbers[b * N + n] = Number(batch.operandPositions[b * N + n] === at);
    }
    words[b * Q + at + 1] = 1;
  }
  return { numbers: tf.tensor3d(numbers, [B, 1, N]), words: tf.tensor3d(words, [B, 1, Q]) };
}

/** The soft answers of questions: the number, `[B]`, and the cells, `[B, C + K, M]`. */
function answerSoftly(
  batch: TableBatch,
  vocabulary: readonly string[],
  templates: readonly Template[],
) {
  const { size: B, rows: M, numericColumns: C, textColumns: K } = batch;
  return tf.tidy(() => {
    const numbers = (word: "greater" | "lesser") => {
      const weights = pointed(batch, vocabulary, word).numbers;
      return tf.reshape<tf.Rank.R3>(mix(weights, compareNumbers(batch, word)), [B, C, M]);
    };
    const match = K === 0 ? null : tf.reshape<tf.Rank.R3>(
      mix(pointed(batch, vocabulary, "match").words, compareWords(batch)),
      [B, K, M],
    );
    const comparisons = { greater: numbers("greater"), lesser: numbers("lesser"), match };
    const { scalar, cells } = runSoftly(batch, comparisons, oneHot(templates, C + K));
    return { scalar: scalar.dataSync(), cells: cells.dataSync() };
  });
}

function assertAnswersAlike(templates: readonly Template[], tables: readonly Asked[]): void {
  const questions = templates.map((template, i) => ask(template, tables[i % tables.length]!));
  const [{ table }] = questions as [TableQuestion];
  const [C, K] = [table.numbers.length, table.words.length];
  const { test, vocabulary } = buildTableDataset({
    train: questions,
    test: questions,
    columns: columnNames(C, K),
    numericColumns: C,
    textWords,
    digest: "",
  });
  const batch = test.batch([...questions.keys()]), { rows: M } = batch;
  const { scalar, cells } = answerSoftly(batch, vocabulary, templates);
  for (const [b, { answer, table }] of questions.entries()) {
    const own = cells.subarray(b * (C + K) * M, (b + 1) * (C + K) * M);
    const what = `${templates[b]!.kind}, table ${b % tables.length}`;
    if (answer.kind === "scalar") {
      assert(Math.abs(scalar[b]! - answer.value) <= roundingOf(table), what);
      assert(own.every((cell) => cell === 0), what);
    } else {
      const expected = Array.from(
        { length: C + K },
        (_, j) =>
          Array.from(
            { length: M },
            (_, row) => Number(j === answer.column && row < table.rows && answer.selected[row]!),
          ),
      );
      assertEquals(Array.from(own), expected.flat(), what);
      assertEquals(scalar[b], 0, what);
    }
  }
}

/** How far float32 sums and counts may be off: not at all if all cells are quarters under 200. */
function roundingOf({ numbers, rows }: Table): number {
  const cells = numbers.flatMap((column) => Array.from(column));
  const exact = cells.every((cell) => Math.abs(cell) <= 200 && Number.isInteger(4 * cell));
  return exact ? 0 : 1e-6 * cells.reduce((sum, cell) => sum + Math.abs(cell), rows);
}

for (
  const [level, numeric, text, numRuns] of [[4, 2, 1, 40], [3, 5, 0, 8], [4, 1, 2, 40]] as const
) {
  testOnBackends(
    `with weights of 0 and 1 every template gives the interpreter's answer: level ${level}, ` +
      `${numeric} and ${text} columns`,
    () => {
      const templates = templatesOf(level as Level, numeric, text);
      // Of tables of different lengths in one batch, the shorter ones are padded.
      const tables = fc.array(asked(numeric, text), { minLength: 1, maxLength: 3 });
      fc.assert(fc.property(tables, (some) => assertAnswersAlike(templates, some)), { numRuns });
    },
  );
}
