/** Toy tasks of a kind of their own: finite and streamed. */

import { RandomStream, sha256, streamKey } from "../../engine/base/mod.ts";
import {
  type Batch,
  type Dataset,
  defineTask,
  type Draw,
  type Examples,
  fixedExamples,
  type StreamedData,
  type Task,
} from "../../tasks/mod.ts";

/** Bits, and whether the first of them is set. */
export interface BitsBatch extends Batch {
  readonly kind: "bits";
  /** L, the longest of the batch. */
  readonly width: number;
  /** `[B, L]`: 1, or -1; 0 past the end. */
  readonly bits: Int8Array;
  /** `[B]`: 1 or 0. */
  readonly answers: Uint8Array;
}

type Bits = readonly (1 | -1)[];

export function batchOf(chosen: readonly Bits[], reuse?: BitsBatch): BitsBatch {
  const size = chosen.length, width = Math.max(...chosen.map((bits) => bits.length));
  const length = size * width;
  const bits = reuse?.bits.length === length ? reuse.bits.fill(0) : new Int8Array(length);
  for (const [b, own] of chosen.entries()) bits.set(own, b * width);
  const answers = Uint8Array.from(chosen, ([first]) => Number(first === 1));
  return { kind: "bits", size, width, bits, answers };
}

export function drawBits(length: number, random: RandomStream): Bits {
  return Array.from({ length }, () => random.integer(2) === 1 ? 1 : -1);
}

export function examplesOf(all: readonly Bits[]): Examples<BitsBatch> {
  return {
    length: all.length,
    batch(indices, reuse) {
      return batchOf(
        Array.from(indices, (index) => {
          const bits = all[index];
          if (bits === undefined) throw new RangeError(`Cannot take example ${index}`);
          return bits;
        }),
        reuse,
      );
    },
  };
}

const none = (total: number) => ({ unknown: 0, total });

/** Twelve bits each. */
export const finite: Task<Dataset<BitsBatch>> = defineTask({
  kind: "bits",
  name: "first-bit",
  title: "the first of some bits",
  options: {
    length: { type: "integer", from: 1, to: 40, default: 12, description: "bits of an example" },
  },
  graded: true,
  generate({ seed, train, test }, { length }) {
    const random = new RandomStream(streamKey(seed, "data"));
    const all = Array.from(
      { length: train + test },
      (_, i) => drawBits(Number(length), random.derive(i)),
    );
    const held = Math.ceil(train / 10);
    return {
      form: "finite",
      train: examplesOf(all.slice(held, train)),
      validation: examplesOf(all.slice(0, held)),
      test: examplesOf(all.slice(train)),
      difficulties: all.slice(held, train).map((bits) => 1 + bits.indexOf(1) + 1),
      parts: [{ task: "first-bit", trainingQuestions: train, testQuestions: test }],
      unknownAnswers: { validation: none(held), test: none(test) },
      digest: sha256(JSON.stringify(all)),
    };
  },
});

/** The longest that is trained on, and what is longer. */
export const HARDEST = 4, BEYOND = 8;

/** As many bits as the difficulty says: fresh for training, and longer in the test. */
export const streamed: Task<StreamedData<BitsBatch>> = defineTask({
  kind: "bits",
  name: "first-bit-stream",
  title: "the first of fresh bits",
  graded: true,
  generate({ seed, test }) {
    const random = new RandomStream(streamKey(seed, "data"));
    const stream = {
      hardest: HARDEST,
      fresh: (draws: readonly Draw[], reuse?: BitsBatch) =>
        batchOf(draws.map(({ difficulty, random }) => drawBits(difficulty, random)), reuse),
    };
    const lengths = [...Array(HARDEST).keys()].map((i) => i + 1);
    const difficulties = [...lengths, BEYOND].flatMap((length) => Array<number>(test).fill(length));
    const held = fixedExamples(
      stream,
      difficulties.slice(0, HARDEST * test),
      random.derive("validation"),
    );
    const tested = fixedExamples(stream, difficulties, random.derive("test"));
    const part = (length: number) => ({
      task: `length ${length}`,
      trainingQuestions: 0,
      testQuestions: test,
    });
    return {
      form: "streamed",
      train: stream,
      validation: held,
      test: tested,
      parts: [...lengths.map(part), { ...part(BEYOND), beyond: true }],
      unknownAnswers: { validation: none(held.length), test: none(tested.length) },
      digest: sha256(
        JSON.stringify(
          [held, tested].map((examples) =>
            Array.from(examples.batch([...Array(examples.length).keys()]).bits)
          ),
        ),
      ),
    };
  },
});
