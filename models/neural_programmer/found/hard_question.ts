import { isRightNumber, type TableBatch } from "../../../tasks/mod.ts";
import { answersWith, type HardProgram, numbersOf, OPERATION } from "./hard_program.ts";

const { sum, count, difference, greater, lesser, and, or, reset, match } = OPERATION;

/** Rows of a word of 32 bits. */
const BITS = 32;

/**
 * One question of a batch, on whose table thousands of programs are run: selections of rows are bits, and
 * each comparison is made once. It answers as `interpret` does.
 */
export class HardQuestion {
  readonly #batch: TableBatch;
  readonly #b: number;
  /** W words of 32 rows. */
  readonly #width: number;
  /** All rows, and those of the right answer, `[W]`. */
  readonly #all: Int32Array;
  readonly #answer: Int32Array;
  readonly #isScalar: boolean;
  readonly #right: number;
  /** How many numbers the question has. */
  readonly #numbers: number;
  /** The rows of each comparison that has been made, by kind, column and number or word. */
  readonly #compared = new Map<number, Int32Array>();
  /** `[T + 2, W]`: all rows twice, then those that each step selects. */
  #selected = new Int32Array();
  #scalars: number[] = [];

  constructor(batch: TableBatch, b: number) {
    const { rows: M, rowCounts, answerRows, isScalar, scalars } = batch;
    this.#batch = batch;
    this.#b = b;
    this.#width = Math.ceil(rowCounts[b]! / BITS);
    this.#isScalar = isScalar[b] === 1;
    this.#right = scalars[b]!;
    this.#numbers = numbersOf(batch, b);
    this.#all = new Int32Array(this.#width);
    this.#answer = new Int32Array(this.#width);
    for (let row = 0; row < rowCounts[b]!; row++) {
      this.#all[row >> 5]! |= 1 << (row & 31);
      if (answerRows[b * M + row] === 1) this.#answer[row >> 5]! |= 1 << (row & 31);
    }
  }

  /**
   * Whether a program gives the right answer. One that takes a column which the table lacks, or a number
   * which the question lacks, does not.
   */
  isRight(program: HardProgram): boolean {
    const { operations, columns } = program, last = operations.length - 1;
    if (!answersWith(operations[last]!, this.#isScalar)) return false;
    for (let step = 0; step <= last; step++) {
      if (columns[step]! >= 0 && this.#lacks(columns[step]!)) return false;
    }
    // Of two questions of the same words one may have fewer numbers.
    if (Math.max(program.greater, program.lesser) >= this.#numbers) return false;
    const everyScalar = operations.includes(difference);
    this.#begin(operations.length);
    for (let step = 0; step <= last; step++) {
      if (everyScalar || step === last) this.#scalars[step] = this.#scalarOf(program, step);
      if (step < last) this.#select(program, step);
    }
    if (this.#isScalar) return isRightNumber(this.#right, this.#scalars[last]!);
    return this.#isAnswer(last + 1, columns[last]!);
  }

  #lacks(column: number): boolean {
    const { tableColumns, numericColumns, textColumns } = this.#batch;
    return tableColumns[this.#b * (numericColumns + textColumns) + column] === 0;
  }

  #begin(steps: number): void {
    const W = this.#width;
    if (this.#selected.length !== (steps + 2) * W) {
      this.#selected = new Int32Array((steps + 2) * W);
      this.#selected.set(this.#all);
      this.#selected.set(this.#all, W);
    }
  }

  /** The number that a step gives; 0 for one that gives none. */
  #scalarOf({ operations, columns }: HardProgram, step: number): number {
    const W = this.#width, from = (step + 1) * W;
    switch (operations[step]) {
      case sum: {
        const { numbers, numericColumns: C, rows: M } = this.#batch;
        const start = (this.#b * C + columns[step]!) * M;
        let total = 0;
        for (let w = 0; w < W; w++) {
          for (let bits = this.#selected[from + w]!; bits !== 0; bits &= bits - 1) {
            total += numbers[start + w * BITS + 31 - Math.clz32(bits & -bits)]!;
          }
        }
        return total;
      }
      case count: {
        let total = 0;
        for (let w = 0; w < W; w++) total += ones(this.#selected[from + w]!);
        return total;
      }
      case difference:
        return (this.#scalars[step - 3] ?? 0) - (this.#scalars[step - 1] ?? 0);
      default:
        return 0;
    }
  }

  /** The rows that a step selects: none after a number or cells. */
  #select(program: HardProgram, step: number): void {
    const W = this.#width, selected = this.#selected;
    const to = (step + 2) * W, last = to - W, before = last - W;
    const operation = program.operations[step]!;
    switch (operation) {
      case and:
        for (let w = 0; w < W; w++) selected[to + w] = selected[last + w]! & selected[before + w]!;
        return;
      case or:
        for (let w = 0; w < W; w++) selected[to + w] = selected[last + w]! | selected[before + w]!;
        return;
      case reset:
        selected.set(this.#all, to);
        return;
      case greater:
      case lesser:
      case match: {
        const place = operation === greater
          ? program.greater
          : operation === lesser
          ? program.lesser
          : program.match;
        if (place >= 0) {
          selected.set(this.#compare(operation, program.columns[step]!, place), to);
          return;
        }
        break;
      }
    }
    selected.fill(0, to, to + W);
  }

  /** The rows that compare so with a number of the question, or with a word of it. */
  #compare(operation: number, column: number, place: number): Int32Array {
    const { numericColumns: C, textColumns: K, questionNumbers: N, questionWords: Q } = this.#batch;
    const key = (operation * (C + K) + column) * Math.max(N, Q) + place;
    const known = this.#compared.get(key);
    if (known !== undefined) return known;
    const { numbers, words, rows: M, rowCounts, questionOperands, questions } = this.#batch;
    const b = this.#b, count = rowCounts[b]!, bits = new Int32Array(this.#width);
    if (operation === match) {
      const word = questions[b * Q + place]!, from = (b * K + column - C) * M;
      for (let row = 0; row < count; row++) {
        if (word !== 0 && words[from + row] === word) bits[row >> 5]! |= 1 << (row & 31);
      }
    } else {
      const operand = questionOperands[b * N + place]!, from = (b * C + column) * M;
      const isGreater = operation === greater;
      for (let row = 0; row < count; row++) {
        const cell = numbers[from + row]!;
        if (isGreater ? cell > operand : cell < operand) bits[row >> 5]! |= 1 << (row & 31);
      }
    }
    this.#compared.set(key, bits);
    return bits;
  }

  /** Whether these rows of a column are the right cells; of none, whatever the column. */
  #isAnswer(slot: number, column: number): boolean {
    const W = this.#width;
    let some = 0;
    for (let w = 0; w < W; w++) {
      if (this.#selected[slot * W + w] !== this.#answer[w]) return false;
      some |= this.#answer[w]!;
    }
    return some === 0 || column === this.#batch.answerColumns[this.#b];
  }
}

/** The ones of 32 bits. */
function ones(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
