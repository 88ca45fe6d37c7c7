import { RandomStream, streamKey } from "../../../../engine/base/mod.ts";
import { buildTapeData, type Tape, tapeBatch, type TapeSource } from "../../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../../std.ts";

/** A tape that shows what it was drawn from: difficulty, cells and a random integer, of which the last is wanted. */
function draw(difficulty: number, cells: number, random: RandomStream): Tape {
  const memory = new Int32Array(cells), wanted = new Int32Array(cells).fill(-1);
  memory.set([difficulty, cells, random.integer(1000)]);
  wanted[2] = memory[2]!;
  return { memory, wanted, names: ["difficulty", "cells", "random", ...Array(cells - 3).fill("")] };
}

const random = new RandomStream(streamKey(4, "data"));
const source: TapeSource = {
  ...{ task: "toy", draw, hardest: 3, cells: 4, test: 9, random },
  further: [
    { name: "toy, length 6", difficulty: 6, cells: 8 },
    { name: "toy, length 9", difficulty: 9, cells: 5 },
  ],
  validation: null,
};

const all = (length: number) => [...Array(length).keys()];

Deno.test("tapes of different sizes stand in one batch, padded to the widest", () => {
  const tape = (...memory: number[]): Tape => ({
    memory: Int32Array.from(memory),
    wanted: Int32Array.from(memory, (value) => value === 1 ? 2 : -1),
    names: memory.map(() => ""),
  });
  const batch = tapeBatch([tape(0, 1, 3), tape(1, 4, 3, 2, 1), tape(5)]);
  assertEquals(batch, {
    kind: "tape",
    size: 3,
    cells: Int32Array.of(3, 5, 1),
    memory: Int32Array.of(0, 1, 3, 0, 0, 1, 4, 3, 2, 1, 5, 0, 0, 0, 0),
    wanted: Int32Array.of(-1, 2, -1, -1, -1, 2, -1, -1, -1, 2, -1, -1, -1, -1, -1),
  });
  // As many cells in all: the arrays are used again, and nothing of what they held is left.
  const again = tapeBatch([tape(6), tape(7), tape(1, 6, 5, 4, 3)], batch);
  assert(again.memory === batch.memory && again.wanted === batch.wanted);
  assert(again.cells === batch.cells);
  assertEquals([again.cells, again.memory, again.wanted], [
    Int32Array.of(1, 1, 5),
    Int32Array.of(6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 1, 6, 5, 4, 3),
    Int32Array.of(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, -1, -1, -1, -1),
  ]);
  // Fewer: they are not.
  assertEquals(tapeBatch([tape(3, 1)], again).memory, Int32Array.of(3, 1));
});

Deno.test("fresh tapes are functions of difficulty and stream, on the cells of training", () => {
  const { train, shape } = buildTapeData(source);
  assertEquals([train.hardest, shape], [3, { cells: 4 }]);
  const of = (difficulty: number, key: number) => ({ difficulty, random: random.derive(key) });
  const batch = train.fresh([of(3, 7), of(1, 8)]);
  assertEquals(
    batch.memory,
    Int32Array.of(
      ...[3, 4, random.derive(7).integer(1000), 0],
      ...[1, 4, random.derive(8).integer(1000), 0],
    ),
  );
  assertEquals(train.fresh([of(1, 8)]).memory, batch.memory.slice(4));
});

Deno.test("what is held out is of all difficulties evenly, and longer tapes are parts of their own", () => {
  const data = buildTapeData(source), { validation, test, parts, unknownAnswers } = data;
  // A quarter of nine is three, rounded up.
  assertEquals(parts, [
    { task: "toy", trainingQuestions: 0, testQuestions: 9 },
    { task: "toy, length 6", trainingQuestions: 0, testQuestions: 3, beyond: true },
    { task: "toy, length 9", trainingQuestions: 0, testQuestions: 3, beyond: true },
  ]);
  assertEquals([validation.length, test.length], [9, 15]);
  assertEquals(unknownAnswers, {
    validation: { unknown: 0, total: 9 },
    test: { unknown: 0, total: 15 },
  });
  const batch = test.batch(all(15));
  assertEquals(batch.cells, Int32Array.of(...Array(9).fill(4), 8, 8, 8, 5, 5, 5));
  const column = (i: number) => all(15).map((b) => batch.memory[8 * b + i]);
  assertEquals(column(0), [1, 2, 3, 1, 2, 3, 1, 2, 3, 6, 6, 6, 9, 9, 9]);
  assertEquals(column(1), Array.from(batch.cells));
  // Tapes are drawn from streams of their own: of 24 integers below 1000 hardly any are equal.
  const drawn = [...column(2), ...all(9).map((i) => validation.batch([i]).memory[2])];
  assert(new Set(drawn).size > 20);
  assertEquals(data.readTest(10), {
    part: "toy, length 6",
    difficulty: 6,
    memory: [6, 8, column(2)[10]!, 0, 0, 0, 0, 0],
    wanted: [null, null, column(2)[10]!, null, null, null, null, null],
    names: ["difficulty", "cells", "random", "", "", "", "", ""],
  });
  assertThrows(() => data.readTest(15), RangeError, "Cannot read test tape 15");
  assertThrows(() => test.batch([15]), RangeError, "Cannot take example 15 of 15");
  assertThrows(() => validation.batch([-1]), RangeError, "Cannot take example -1 of 9");
});

Deno.test("a tape stays the same, however many there are", () => {
  const few = buildTapeData({ ...source, test: 5, further: [] }), many = buildTapeData(source);
  for (const part of ["validation", "test"] as const) {
    assertEquals(few[part].batch(all(5)), many[part].batch(all(5)));
    // Each has a stream of its own.
    const own = random.derive(part).derive(3).integer(1000);
    assertEquals(many[part].batch([3]).memory, Int32Array.of(1, 4, own, 0));
  }
  const own = random.derive("length 6").derive(2).integer(1000);
  assertEquals(many.readTest(11).memory.slice(0, 3), [6, 8, own]);
});

Deno.test("a longer part has a quarter of the tapes, at most 256; validation at most 512", () => {
  // 101 is a quarter of 401, rounded up.
  const some = buildTapeData({ ...source, test: 401 });
  assertEquals(some.validation.length, 401);
  assertEquals(some.parts.map(({ testQuestions }) => testQuestions), [401, 101, 101]);
  const { validation, test, parts } = buildTapeData({ ...source, test: 2000 });
  assertEquals([validation.length, test.length], [512, 2512]);
  assertEquals(parts.map(({ testQuestions }) => testQuestions), [2000, 256, 256]);
});

Deno.test("validation may have longer tapes, one for eight of the others, that the test has not", () => {
  const { validation, test } = buildTapeData({
    ...source,
    test: 17,
    validation: { difficulty: 4, cells: 6 },
  });
  // 17 / 8, rounded up.
  assertEquals(validation.length, 17 + 3);
  const own = random.derive("longer validation").derive(2).integer(1000);
  const { cells, memory, wanted } = validation.batch([19]);
  assertEquals([cells[0], memory], [6, Int32Array.of(4, 6, own, 0, 0, 0)]);
  assertEquals(wanted, Int32Array.of(-1, -1, own, -1, -1, -1));
  // Those before them, and the test, are the same as without.
  const without = buildTapeData({ ...source, test: 17 });
  assertEquals(validation.batch(all(17)), without.validation.batch(all(17)));
  assertEquals(test.batch(all(test.length)), without.test.batch(all(test.length)));
});

Deno.test("the digest tells apart all that is held out", () => {
  const { digest } = buildTapeData(source);
  assertEquals(buildTapeData(source).digest, digest);
  const changed =
    (change: (tape: Tape, difficulty: number) => void): TapeSource["draw"] => (...of) => {
      const tape = draw(...of);
      change(tape, of[0]);
      return tape;
    };
  const others: Partial<TapeSource>[] = [
    { random: random.derive("other") },
    { test: 8 },
    { further: [] },
    { validation: { difficulty: 4, cells: 6 } },
    { hardest: 2 },
    { cells: 5 },
    // Of a longer tape, its last cell alone; and what is wanted alone.
    { draw: changed(({ memory }, difficulty) => memory[4] = Number(difficulty === 9)) },
    { draw: changed(({ wanted }) => wanted[0] = 1) },
  ];
  const digests = others.map((other) => buildTapeData({ ...source, ...other }).digest);
  assertEquals(new Set([digest, ...digests]).size, 1 + others.length);
  assertNotEquals(digests[0], digest);
});

Deno.test("no test tapes are an error", () => {
  for (const test of [0, 1.5, -1, NaN]) {
    assertThrows(
      () => buildTapeData({ ...source, test }),
      RangeError,
      `Cannot draw ${test} test tapes of toy`,
    );
  }
});
