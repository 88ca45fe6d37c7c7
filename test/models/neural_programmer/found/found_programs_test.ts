import { RandomStreams } from "../../../../engine/mod.ts";
import { type Mode, parseNeuralProgrammerOptions } from "../../../../models/mod.ts";
import {
  FoundPrograms,
  type HardProgram,
  type OPERATION,
  type TrainingQuestions,
} from "../../../../models/neural_programmer/found/mod.ts";
import {
  buildTableDataset,
  operationNames,
  type TableBatch,
  type TableQuestion,
} from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { program } from "./_programs.ts";

/** A question about tables of A and B, by its words and numbers, with a number as the answer. */
function ask(
  text: string,
  [first, second]: readonly (readonly number[])[],
  answer: number,
  numbers: readonly number[] = [],
): TableQuestion {
  return {
    ...{ part: "all", words: text.split(" ") },
    operands: numbers.map((value) => ({ value, position: 0 })),
    table: { rows: first!.length, numbers: [first!, second!], words: [] },
    answer: { kind: "scalar", value: answer },
  };
}

/** Sums of A: of the first two also A's count is right, and of the first B's sum. */
const questions = [
  ask("sum A", [[1, 1], [1, 1]], 2),
  ask("sum A", [[1, 1, 1], [2, 2, 2]], 3),
  ask("sum A", [[4, 6], [7, 7]], 10),
  ask("greater A", [[1, 5], [5, 1]], 1, [2]),
  ask("other", [[1, 5], [5, 1]], 77),
];
// Every tenth is held out.
const rest = Array.from({ length: 5 }, () => ask("sum A", [[0, 0], [1, 0]], 9));
const { train } = buildTableDataset({
  ...{ train: [...questions, ...rest], test: questions, columns: ["A", "B"] },
  ...{ numericColumns: 2, textWords: [], digest: "" },
});

/** The program that a question is sure to be answered by: two steps. */
interface Sure {
  readonly steps: readonly (keyof typeof OPERATION)[];
  readonly column?: number;
}

/** Weights that are sure of one program for each question. */
function weightsOf({ size: B, questionNumbers: N }: TableBatch, sure: readonly Sure[]) {
  const step = (t: number) =>
    sure.flatMap(({ steps }) => operationNames.map((name) => Number(steps[t] === name)));
  const columns = sure.flatMap(({ column = 0 }) => [0, 1].map((j) => Number(j === column)));
  return {
    ...{ programCount: B, programs: Int32Array.from({ length: B }, (_, b) => b) },
    operations: Float32Array.from([...step(0), ...step(1)]),
    columns: Float32Array.from([...columns, ...columns]),
    ...{
      greater: new Float32Array(B * N).fill(1 / N),
      lesser: new Float32Array(B * N).fill(1 / N),
    },
    match: null,
  };
}

function modeOf(seed = 1) {
  const streams = new RandomStreams(seed);
  const mode: Mode = {
    ...{ training: true, phase: "main", progress: 0, update: 0 },
    random: (name) => streams.open(name),
  };
  return { mode, streams };
}

function foundPrograms(
  changes: Readonly<Record<string, unknown>> = {},
  training: TrainingQuestions | null = null,
): FoundPrograms {
  const options = { steps: 2, uniformShare: 0, ...changes };
  return new FoundPrograms(parseNeuralProgrammerOptions(options), training);
}

/** Searches in questions of `train`, by their indices. */
function search(
  found: FoundPrograms,
  indices: readonly number[],
  sure: readonly Sure[],
  { mode } = modeOf(),
): (readonly HardProgram[])[] {
  const batch = train.batch(indices);
  found.search(batch, weightsOf(batch, sure), mode);
  return found.programsOf(batch);
}

const sumA: Sure = { steps: ["reset", "sum"] }, sumB: Sure = { ...sumA, column: 1 };
const count: Sure = { steps: ["reset", "count"] }, greater: Sure = { steps: ["greater", "count"] };
const wrong: Sure = { steps: ["greater", "sum"] };

Deno.test("FoundPrograms finds the programs that the network is sure of, where they are right", () => {
  const found = foundPrograms();
  assertEquals(search(found, [2, 3, 4], [sumA, greater, count]), [
    [program(["reset", "sum A"])],
    [program(["greater A", "count"], { greater: 0 })],
    [],
  ]);
  assertEquals(found.size, { texts: 3, found: 2 });
});

Deno.test("FoundPrograms keeps a program once, in its canonical form", () => {
  const found = foundPrograms();
  // "reset" takes no column, whatever the network is sure of.
  for (let again = 0; again < 3; again++) {
    assertEquals(search(found, [2], [sumA]), [[program(["reset", "sum A"])]]);
  }
});

Deno.test("FoundPrograms wants a program right on every question of its text", () => {
  // Right on the first alone, or on the second; with others of another text in between.
  for (const indices of [[0, 3, 4, 2], [2, 3, 4, 0]]) {
    const [first, , , last] = search(foundPrograms(), indices, [count, greater, wrong, count]);
    assertEquals([first, last], [[], []]);
  }
  const both = search(foundPrograms(), [0, 3, 1], [count, greater, wrong]);
  assertEquals(both, [
    [program(["reset", "count"])],
    [program(["greater A", "count"], { greater: 0 })],
    [program(["reset", "count"])],
  ]);
});

Deno.test("FoundPrograms draws for a text from what its first question is given", () => {
  assertEquals(search(foundPrograms(), [0, 1], [count, wrong])[1], [program(["reset", "count"])]);
  assertEquals(search(foundPrograms(), [0, 1], [wrong, count])[1], []);
});

Deno.test("FoundPrograms knows a text by its words, whatever its numbers and the padding after it", () => {
  const found = foundPrograms();
  search(found, [0, 3], [sumA, greater]);
  assertEquals(found.size, { texts: 2, found: 2 });
  // In a batch of shorter questions there is no padding.
  const batch = train.batch([0]),
    padded: TableBatch = {
      ...{ ...batch, questionWords: 3, questions: Int32Array.of(...batch.questions, 3) },
    };
  assertEquals(found.programsOf(padded), [[program(["reset", "sum A"])]]);
  const other = { ...batch, questionOperands: Float32Array.of(55) };
  assertEquals(found.programsOf(other), [[program(["reset", "sum A"])]]);
  assertEquals(found.programsOf({ ...batch, questions: batch.questions.toReversed() }), [[]]);
});

Deno.test("FoundPrograms drops what turns out wrong, and never takes it again", () => {
  const found = foundPrograms();
  assertEquals(search(found, [0], [count]), [[program(["reset", "count"])]]);
  assertEquals(search(found, [1], [sumA]), [
    [program(["reset", "count"]), program(["reset", "sum A"])],
  ]);
  // The count is wrong here; it is right there, but has been wrong.
  assertEquals(search(found, [2], [count]), [[program(["reset", "sum A"])]]);
  assertEquals(search(found, [0], [count]), [[program(["reset", "sum A"])]]);
});

Deno.test("FoundPrograms keeps as many programs of a text as it may", () => {
  const found = foundPrograms({ programsKept: 2 });
  search(found, [0], [count]);
  search(found, [0], [sumB]);
  assertEquals(search(found, [0], [sumA])[0], [
    program(["reset", "count"]),
    program(["reset", "sum B"]),
  ]);
});

Deno.test("FoundPrograms tries a program on other training questions of its text", () => {
  const training: TrainingQuestions = {
    train,
    trainingQuestionsOf: (words) =>
      [0, 1, 2].filter((i) => train.batch([i]).questions.join() === Array.from(words).join()),
  };
  const changes = { verifications: 20 };
  assertEquals(search(foundPrograms(changes), [0, 3], [count, greater])[0], [
    program(["reset", "count"]),
  ], "nowhere to try");
  assertEquals(search(foundPrograms({ verifications: 0 }, training), [0], [count]), [
    [program(["reset", "count"])],
  ]);
  const found = foundPrograms(changes, training);
  // The count is wrong on question 2, the sum is not; no question has the other text.
  assertEquals(search(found, [0, 3], [count, greater]), [
    [],
    [program(["greater A", "count"], { greater: 0 })],
  ]);
  assertEquals(search(found, [0], [sumA]), [[program(["reset", "sum A"])]]);
  // One that no draw of the questions hits stays.
  const few = { ...training, trainingQuestionsOf: () => [0, 1] };
  assertEquals(search(foundPrograms(changes, few), [0], [count]), [[program(["reset", "count"])]]);
});

/** How often `search` draws for the text of question 0, by the words that its stream gives. */
function draws(found: FoundPrograms): number {
  const { streams, mode } = modeOf();
  let words = 0;
  const counted: Mode = {
    ...mode,
    random(name) {
      const stream = streams.open(name);
      return Object.create(stream, {
        word: { value: () => stream.word() },
        derive: {
          value: (key: number) => {
            const own = stream.derive(key);
            return { uniform: () => (words += 1, own.uniform()) };
          },
        },
      });
    },
  };
  // The last operation is drawn first, and is none that answers: a word for each program.
  search(found, [0], [{ steps: ["reset", "reset"] }], { mode: counted, streams });
  return words;
}

Deno.test("FoundPrograms draws more for a text without a program than for one with", () => {
  const found = foundPrograms({ searchDraws: 17, knownDraws: 3 });
  assertEquals(draws(found), 17);
  assertEquals(draws(found), 17, "met, but without a program");
  search(found, [0], [sumA]);
  assertEquals(draws(found), 3);
  assertEquals(draws(foundPrograms({ searchDraws: 5, knownDraws: 0 })), 5);
});

Deno.test('FoundPrograms moves the stream "programs" by one word an update, and draws anew in each', () => {
  const position = (found: FoundPrograms, indices: readonly number[]) => {
    const { streams, mode } = modeOf();
    search(found, indices, indices.map(() => sumA), { mode, streams });
    return streams.positions();
  };
  for (const searchDraws of [1, 1000]) {
    const found = foundPrograms({ searchDraws, uniformShare: 1 });
    assertEquals(position(found, [0]), { programs: 1 });
    assertEquals(position(found, [0, 1, 2, 3, 4]), { programs: 1 });
  }
  // With one draw a time, of uniform choices: other programs at every update, the same from one seed.
  const found = (seed: number, updates: number) => {
    const found = foundPrograms({ searchDraws: 1, knownDraws: 1, uniformShare: 1 });
    const given = modeOf(seed);
    for (let i = 0; i < updates; i++) search(found, [0], [sumA], given);
    return JSON.stringify(found.save());
  };
  assertEquals(found(1, 300), found(1, 300));
  assert(found(1, 300) !== found(2, 300));
  assert(JSON.parse(found(1, 300))[0].programs.length > 1, found(1, 300));
});

Deno.test("FoundPrograms looks for nothing, and drops nothing, while answering", () => {
  const found = foundPrograms();
  search(found, [0], [count]);
  const before = found.save();
  const batch = train.batch([2]);
  found.search(batch, weightsOf(batch, [sumA]), { training: false, phase: "main" });
  assertEquals(found.save(), before);
});

Deno.test("FoundPrograms goes on from what it saved", () => {
  const found = foundPrograms(), other = foundPrograms();
  search(found, [0], [count]);
  search(found, [2], [sumA]);
  search(other, [3], [greater]);
  other.restore(JSON.parse(JSON.stringify(found.save())));
  assertEquals(other.save(), found.save());
  assertEquals(search(other, [0, 3], [count, wrong]), [[program(["reset", "sum A"])], []]);
});
