/** A network that adds binary numbers by hand, and its test sequences: carries travel a position in a step. */

import type { Model } from "../../../models/mod.ts";
import type { Watched } from "../../../models/neural_gpu/mod.ts";
import type { ReadableSequence, SequenceBatch, SequenceData } from "../../../tasks/mod.ts";

/** Symbols: padding, 0, 1, +. */
const NAMES = ["", "0", "1", "+"];

export const MAPS = 3, ROWS = 2;

/** The sequence of a sum of numbers of as many digits as the first has; the least significant comes first. */
export function sumOf(first: string, second: string, part = "badd"): ReadableSequence {
  const value = (digits: string) => parseInt([...digits].reverse().join(""), 2);
  const sum = value(first) + value(second);
  return {
    part,
    difficulty: first.length,
    length: 2 * first.length + 1,
    input: [...first, "+", ...second],
    wanted: [...sum.toString(2)].reverse(),
    words: `${value(first)} + ${value(second)} = ${sum}`,
  };
}

/** A data set of these test sequences, in parts; all parts but the first are beyond the trained length. */
export function dataOf(parts: readonly (readonly ReadableSequence[])[]): SequenceData {
  const all = parts.flat();
  const batch = (indices: ArrayLike<number>): SequenceBatch => {
    const own = Array.from(indices, (i) => all[i]!),
      N = Math.max(...own.map(({ length }) => length));
    const symbols = (lines: readonly (readonly string[])[]) =>
      Int32Array.from(
        lines.flatMap((line) => Array.from({ length: N }, (_, i) => NAMES.indexOf(line[i] ?? ""))),
      );
    return {
      ...{ kind: "sequence", size: own.length },
      lengths: Int32Array.from(own, ({ length }) => length),
      input: symbols(own.map(({ input }) => input)),
      wanted: symbols(own.map(({ wanted }) => wanted)),
    };
  };
  return {
    symbols: { input: NAMES, output: NAMES.slice(0, 3) },
    parts: parts.map((own, i) => ({
      ...{ task: own[0]!.part, trainingQuestions: 0, testQuestions: own.length },
      ...i > 0 ? { beyond: true } : {},
    })),
    test: { length: all.length, batch },
    readTest: (index: number) => all[index]!,
  } as unknown as SequenceData;
}

/**
 * What an adder answers after each step: sums of the digits of each position, in which carries have come `t`
 * positions far, at most as far as given.
 */
export function answersOf(input: readonly number[], farthest = Infinity): Int32Array[] {
  const n = input.length, k = (n - 1) / 2;
  const digits = (from: number) => (i: number) => i < k ? input[from + i]! - 1 : 0;
  const first = digits(0), second = digits(k + 1);
  return Array.from({ length: n + 1 }, (_, t) => {
    const far = Math.min(t, farthest);
    const carryInto = (i: number): number => {
      let carry = 0;
      for (let j = Math.max(0, i - far); j < i; j++) {
        carry = first(j) + second(j) + carry > 1 ? 1 : 0;
      }
      return carry;
    };
    const bits = Array.from({ length: n }, (_, i) => (first(i) + second(i) + carryInto(i)) % 2);
    return Int32Array.from(bits, (bit, i) => i >= k && bit === 0 ? 0 : bit + 1);
  });
}

/** A model that is such an adder; the numbers of its images say where they stand. */
export function adder(
  farthest = Infinity,
  size = { maps: MAPS, height: ROWS },
): Watched & Model<SequenceBatch> {
  const { maps, height } = size;
  const model: Watched = {
    options: size,
    trace({ size: B, lengths, input }) {
      const N = input.length / B;
      return Array.from({ length: B }, (_, b) => {
        const n = lengths[b]!, own = [...input.subarray(b * N, b * N + n)];
        return {
          length: n,
          images: Array.from(
            { length: n + 1 },
            (_, t) =>
              Float32Array.from({ length: n * height * maps }, (_, i) => {
                const map = i % maps, row = Math.floor(i / maps) % height;
                return numberAt(t, Math.floor(i / maps / height), row, map, own);
              }),
          ),
          answers: answersOf(own, farthest),
        };
      });
    },
    predict(batch) {
      const { wanted, size: B } = batch, N = wanted.length / B;
      const isWrong = (answer: Int32Array, b: number) =>
        answer.some((symbol, i) => wanted[b * N + i] !== 0 && wanted[b * N + i] !== symbol);
      const wrong = model.trace(batch).filter(({ answers }, b) => isWrong(answers.at(-1)!, b));
      return { wrong: wrong.length, total: B, loss: 0 };
    },
  };
  return model as Watched & Model<SequenceBatch>;
}

/** At first only the first row holds anything; then waves that differ from map to map. */
function numberAt(
  t: number,
  position: number,
  row: number,
  map: number,
  input: readonly number[],
): number {
  if (t === 0 && row > 0) return 0;
  if (t === 0) return Math.sin(1 + 2 * map + 3 * input[position]!);
  return Math.sin((map + 1) * (position + row - t) + map) * (map % 3 === 2 ? 0.4 : 1);
}
