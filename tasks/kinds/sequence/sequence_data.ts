import { type RandomStream, sha256 } from "../../../engine/base/mod.ts";
import type { Examples } from "../../dataset.ts";
import type { ReadableSequence, SequenceBatch, SequenceData, SymbolNames } from "./batch.ts";
import type { DrawSequence, Sequence } from "./sequence.ts";
import { positionsOf, sequenceBatch } from "./sequence_batch.ts";

/** Sequences for validation are as many as for the test, and at most this: they are asked again and again. */
const MOST_VALIDATION = 512;

/** Of longer ones validation has one for eight of the others. */
const LONGER_SHARE = 1 / 8;

/** What the data of a task are made of. */
export interface SequenceSource {
  /** The name of the task, and of the part that its test error is of. */
  readonly task: string;
  readonly draw: DrawSequence;
  readonly symbols: SymbolNames;
  /** What a sequence says, as a person writes it; null where its symbols say it. */
  readonly inWords: ((sequence: Sequence) => string) | null;
  /** Difficulties that are trained on are 1 to this. */
  readonly hardest: number;
  /** Parts of the test beyond them. */
  readonly further: readonly FurtherSequences[];
  /** The difficulty beyond them of some sequences that validation has, too; null for none. */
  readonly validation: number | null;
  /** Sequences of the test; their difficulties are spread evenly. */
  readonly test: number;
  /** Each sequence that is held out is drawn from the stream of its part and index under this one's key. */
  readonly random: RandomStream;
}

/** Sequences that are harder than any that is trained on. */
export interface FurtherSequences {
  /** Of the part: "badd, length 401". */
  readonly name: string;
  readonly difficulty: number;
  /** How many. */
  readonly test: number;
}

/**
 * Makes the data of a task about sequences: a stream to train on; validation and test sequences of the same
 * difficulties; and test sequences beyond them, in parts of their own.
 *
 * @throws {RangeError} If a number of test sequences is not a positive integer.
 */
export function buildSequenceData(source: SequenceSource): SequenceData {
  const { task, draw, symbols, hardest, further, test: count } = source;
  checkCount(task, count);
  for (const { name, test } of further) checkCount(name, test);
  const held = (
    part: string,
    stream: string,
    length: number,
    difficultyOf: (index: number) => number,
  ): HeldSequence[] => {
    const random = source.random.derive(stream);
    return Array.from({ length }, (_, i) => {
      const difficulty = difficultyOf(i);
      return { part, difficulty, sequence: draw(difficulty, random.derive(i)) };
    });
  };
  const evenly = (index: number) => 1 + index % hardest;
  const validation = held(task, "validation", Math.min(MOST_VALIDATION, count), evenly);
  if (source.validation !== null) {
    const longer = source.validation, some = Math.ceil(LONGER_SHARE * validation.length);
    validation.push(...held(task, "longer validation", some, () => longer));
  }
  const test = [
    held(task, "test", count, evenly),
    ...further.map(({ name, difficulty, test }) =>
      held(name, `difficulty ${difficulty}`, test, () => difficulty)
    ),
  ].flat();
  return {
    form: "streamed",
    train: {
      hardest,
      fresh: (draws, reuse) =>
        sequenceBatch(draws.map(({ difficulty, random }) => draw(difficulty, random)), reuse),
    },
    validation: examplesOf(validation),
    test: examplesOf(test),
    parts: [
      { task, trainingQuestions: 0, testQuestions: count },
      ...further.map(({ name, test }) => ({
        ...{ task: name, trainingQuestions: 0, testQuestions: test, beyond: true },
      })),
    ],
    // There is no symbol that training does not show.
    unknownAnswers: {
      validation: { unknown: 0, total: validation.length },
      test: { unknown: 0, total: test.length },
    },
    digest: digestOf([validation, test]),
    shape: { inputSymbols: symbols.input.length, outputSymbols: symbols.output.length },
    symbols,
    readTest(index) {
      const one = test[index];
      if (one === undefined) throw new RangeError(`Cannot read test sequence ${index}`);
      return readableSequence(one, source);
    },
  };
}

/** A sequence that stays the same. */
interface HeldSequence {
  readonly part: string;
  readonly difficulty: number;
  readonly sequence: Sequence;
}

function checkCount(part: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 1) return;
  throw new RangeError(`Cannot draw ${count} test sequences of ${part}`);
}

function examplesOf(held: readonly HeldSequence[]): Examples<SequenceBatch> {
  const { length } = held;
  return {
    length,
    batch(indices, reuse) {
      const sequences = Array.from(indices, (index) => {
        const one = held[index];
        if (one === undefined) throw new RangeError(`Cannot take example ${index} of ${length}`);
        return one.sequence;
      });
      return sequenceBatch(sequences, reuse);
    },
  };
}

/** SHA-256 over the sequences that are held out: difficulty, input and answer of each, as JSON. */
function digestOf(parts: readonly (readonly HeldSequence[])[]): string {
  return sha256(
    JSON.stringify(parts.map((held) =>
      held.map(({ difficulty, sequence: { input, wanted } }) => [
        difficulty,
        Array.from(input),
        Array.from(wanted),
      ])
    )),
  );
}

function readableSequence(
  { part, difficulty, sequence }: HeldSequence,
  { symbols, inWords }: Pick<SequenceSource, "symbols" | "inWords">,
): ReadableSequence {
  return {
    part,
    difficulty,
    length: positionsOf(sequence),
    input: Array.from(sequence.input, (symbol) => symbols.input[symbol]!),
    wanted: Array.from(sequence.wanted, (symbol) => symbols.output[symbol]!),
    words: inWords === null ? null : inWords(sequence),
  };
}
