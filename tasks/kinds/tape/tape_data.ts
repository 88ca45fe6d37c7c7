import { type RandomStream, sha256 } from "../../../engine/base/mod.ts";
import type { Examples } from "../../dataset.ts";
import type { ReadableTape, TapeBatch, TapeData } from "./batch.ts";
import type { DrawTape, Tape } from "./tape.ts";
import { tapeBatch } from "./tape_batch.ts";

/** Tapes for validation are as many as for the test, and at most this: they are asked again and again. */
const MOST_VALIDATION = 512;

/** A part beyond the trained length has a quarter of the test's tapes, at most this: they are long. */
const MOST_FURTHER = 256;

/** Of longer ones validation has one for eight of the others. */
const LONGER_SHARE = 1 / 8;

/** What the data of a task are made of. */
export interface TapeSource {
  /** The name of the task, and of the part that its test error is of. */
  readonly task: string;
  readonly draw: DrawTape;
  /** Difficulties that are trained on are 1 to this. */
  readonly hardest: number;
  /** Of the tapes that are trained on. */
  readonly cells: number;
  /** Parts of the test beyond them. */
  readonly further: readonly FurtherTapes[];
  /** Tapes beyond them that validation has, too; null for none. */
  readonly validation: Omit<FurtherTapes, "name"> | null;
  /** Tapes of the test; their difficulties are spread evenly. */
  readonly test: number;
  /** Each tape that is held out is drawn from the stream of its part and index under this one's key. */
  readonly random: RandomStream;
}

/** Tapes that are harder than any that is trained on. */
export interface FurtherTapes {
  /** Of the part: "copy, length 50". */
  readonly name: string;
  readonly difficulty: number;
  readonly cells: number;
}

/**
 * Makes the data of a task about tapes: a stream to train on; validation and test tapes of the same
 * difficulties; and test tapes beyond them, in parts of their own.
 *
 * @throws {RangeError} If the number of test tapes is not a positive integer.
 */
export function buildTapeData(source: TapeSource): TapeData {
  const { task, draw, hardest, cells, further, test: count } = source;
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`Cannot draw ${count} test tapes of ${task}`);
  }
  const held = (part: string, stream: string, length: number): HeldTape[] => {
    const random = source.random.derive(stream);
    return Array.from({ length }, (_, i) => {
      const difficulty = 1 + i % hardest;
      return { part, difficulty, tape: draw(difficulty, cells, random.derive(i)) };
    });
  };
  const longer = (
    { name, difficulty, cells }: FurtherTapes,
    stream: string,
    length: number,
  ): HeldTape[] => {
    const random = source.random.derive(stream);
    return Array.from(
      { length },
      (_, i) => ({ part: name, difficulty, tape: draw(difficulty, cells, random.derive(i)) }),
    );
  };
  const beyond = (one: FurtherTapes): HeldTape[] =>
    longer(one, `length ${one.difficulty}`, Math.min(MOST_FURTHER, Math.ceil(count / 4)));
  const trained = held(task, "validation", Math.min(MOST_VALIDATION, count));
  const validation = source.validation === null ? trained : [
    ...trained,
    ...longer(
      { name: task, ...source.validation },
      "longer validation",
      Math.ceil(LONGER_SHARE * trained.length),
    ),
  ];
  const tested = held(task, "test", count), furtherTapes = further.map(beyond);
  const test = [tested, ...furtherTapes].flat();
  const part = (name: string, { length }: readonly HeldTape[]) => ({
    task: name,
    trainingQuestions: 0,
    testQuestions: length,
  });
  return {
    form: "streamed",
    train: {
      hardest,
      fresh: (draws, reuse) =>
        tapeBatch(draws.map(({ difficulty, random }) => draw(difficulty, cells, random)), reuse),
    },
    validation: examplesOf(validation),
    test: examplesOf(test),
    parts: [
      part(task, tested),
      ...further.map(({ name }, i) => ({ ...part(name, furtherTapes[i]!), beyond: true })),
    ],
    // Every integer that a cell can hold can be answered.
    unknownAnswers: {
      validation: { unknown: 0, total: validation.length },
      test: { unknown: 0, total: test.length },
    },
    digest: digestOf([validation, test]),
    shape: { cells },
    readTest(index) {
      const one = test[index];
      if (one === undefined) throw new RangeError(`Cannot read test tape ${index}`);
      return readableTape(one);
    },
  };
}

/** A tape that stays the same. */
interface HeldTape {
  readonly part: string;
  readonly difficulty: number;
  readonly tape: Tape;
}

function examplesOf(held: readonly HeldTape[]): Examples<TapeBatch> {
  const { length } = held;
  return {
    length,
    batch(indices, reuse) {
      const tapes = Array.from(indices, (index) => {
        const one = held[index];
        if (one === undefined) throw new RangeError(`Cannot take example ${index} of ${length}`);
        return one.tape;
      });
      return tapeBatch(tapes, reuse);
    },
  };
}

/** SHA-256 over the tapes that are held out: difficulty, memory and wanted cells of each, as JSON. */
function digestOf(parts: readonly (readonly HeldTape[])[]): string {
  return sha256(
    JSON.stringify(parts.map((held) =>
      held.map(({ difficulty, tape: { memory, wanted } }) => [
        difficulty,
        Array.from(memory),
        Array.from(wanted),
      ])
    )),
  );
}

function readableTape({ part, difficulty, tape }: HeldTape): ReadableTape {
  return {
    part,
    difficulty,
    memory: Array.from(tape.memory),
    wanted: Array.from(tape.wanted, (value) => value < 0 ? null : value),
    names: tape.names,
  };
}
