import { RandomStream, streamKey } from "../../../../engine/base/mod.ts";
import {
  buildSequenceData,
  type Sequence,
  sequenceBatch,
  type SequenceSource,
} from "../../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../../std.ts";

/** A sequence that shows what it was drawn from: as long as it is hard, random symbols, the first of which is wanted. */
function draw(difficulty: number, random: RandomStream): Sequence {
  const input = Int32Array.from({ length: difficulty }, () => 1 + random.integer(999));
  return { input, wanted: input.slice(0, 1) };
}

const names = Array.from({ length: 1000 }, (_, symbol) => symbol === 0 ? "" : `s${symbol}`);
const random = new RandomStream(streamKey(4, "data"));
const source: SequenceSource = {
  ...{ task: "toy", draw, hardest: 3, test: 9, random, validation: null, inWords: null },
  symbols: { input: [...names, "+"], output: names },
  further: [
    { name: "toy, length 6", difficulty: 6, test: 3 },
    { name: "toy, length 9", difficulty: 9, test: 2 },
  ],
};

const all = (length: number) => [...Array(length).keys()];

Deno.test("sequences of different lengths stand in one batch, inputs and answers padded to the longest", () => {
  const sequence = (input: number[], wanted: number[]): Sequence => ({
    input: Int32Array.from(input),
    wanted: Int32Array.from(wanted),
  });
  const batch = sequenceBatch([
    sequence([1, 2, 1], [2]),
    sequence([3], [1, 1, 2, 2, 1]),
    sequence([2, 2], [1, 1]),
  ]);
  assertEquals(batch, {
    kind: "sequence",
    size: 3,
    lengths: Int32Array.of(3, 5, 2),
    input: Int32Array.of(1, 2, 1, 0, 0, 3, 0, 0, 0, 0, 2, 2, 0, 0, 0),
    wanted: Int32Array.of(2, 0, 0, 0, 0, 1, 1, 2, 2, 1, 1, 1, 0, 0, 0),
  });
  // As many positions in all: the arrays are used again, and nothing of what they held is left.
  const again = sequenceBatch(
    [sequence([6], [7]), sequence([7], [3, 3]), sequence([1, 6, 5, 4, 3], [9])],
    batch,
  );
  assert(again.input === batch.input && again.wanted === batch.wanted);
  assert(again.lengths === batch.lengths);
  assertEquals([again.lengths, again.input, again.wanted], [
    Int32Array.of(1, 2, 5),
    Int32Array.of(6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 1, 6, 5, 4, 3),
    Int32Array.of(7, 0, 0, 0, 0, 3, 3, 0, 0, 0, 9, 0, 0, 0, 0),
  ]);
  // Fewer: they are not.
  assertEquals(sequenceBatch([sequence([3, 1], [1])], again).input, Int32Array.of(3, 1));
});

Deno.test("fresh sequences are functions of difficulty and stream", () => {
  const { train, shape, symbols } = buildSequenceData(source);
  assertEquals([train.hardest, shape], [3, { inputSymbols: 1001, outputSymbols: 1000 }]);
  assert(symbols === source.symbols);
  const of = (difficulty: number, key: number) => ({ difficulty, random: random.derive(key) });
  const batch = train.fresh([of(2, 7), of(1, 8)]);
  const [first, second] = [draw(2, random.derive(7)), draw(1, random.derive(8))];
  assertEquals(batch.input, Int32Array.of(...first.input, ...second.input, 0));
  assertEquals(batch.wanted, Int32Array.of(...first.wanted, 0, ...second.wanted, 0));
  assertEquals(train.fresh([of(1, 8)]).input, second.input);
});

Deno.test("what is held out is of all difficulties evenly, and longer sequences are parts of their own", () => {
  const data = buildSequenceData(source), { validation, test, parts, unknownAnswers } = data;
  assertEquals(parts, [
    { task: "toy", trainingQuestions: 0, testQuestions: 9 },
    { task: "toy, length 6", trainingQuestions: 0, testQuestions: 3, beyond: true },
    { task: "toy, length 9", trainingQuestions: 0, testQuestions: 2, beyond: true },
  ]);
  assertEquals([validation.length, test.length], [9, 14]);
  assertEquals(unknownAnswers, {
    validation: { unknown: 0, total: 9 },
    test: { unknown: 0, total: 14 },
  });
  const { lengths, input } = test.batch(all(14));
  assertEquals(lengths, Int32Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3, 6, 6, 6, 9, 9));
  // Each is drawn from a stream of its own: of 23 symbols of 999 hardly any are equal.
  const drawn = [
    ...all(14).map((b) => input[9 * b]),
    ...all(9).map((i) => validation.batch([i]).input[0]),
  ];
  assert(new Set(drawn).size > 19);
  const own = draw(6, random.derive("difficulty 6").derive(1));
  assertEquals(data.readTest(10), {
    ...{ part: "toy, length 6", difficulty: 6, length: 6, words: null },
    input: Array.from(own.input, (symbol) => `s${symbol}`),
    wanted: [`s${own.wanted[0]}`],
  });
  assertThrows(() => data.readTest(14), RangeError, "Cannot read test sequence 14");
  assertThrows(() => test.batch([14]), RangeError, "Cannot take example 14 of 14");
  assertThrows(() => validation.batch([-1]), RangeError, "Cannot take example -1 of 9");
});

Deno.test("a sequence is in words where its symbols do not say it, and as long as its answer where that is longer", () => {
  const data = buildSequenceData({
    ...source,
    draw: (...of) => ({ ...draw(...of), wanted: Int32Array.of(1, 2, 3, 4, 5) }),
    inWords: ({ input, wanted }) => `${input.length} and ${wanted.length}`,
  });
  const { length, words } = data.readTest(1);
  assertEquals([length, words], [5, "2 and 5"]);
});

Deno.test("a sequence stays the same, however many there are", () => {
  const few = buildSequenceData({ ...source, test: 5, further: [] });
  const many = buildSequenceData(source);
  for (const part of ["validation", "test"] as const) {
    assertEquals(few[part].batch(all(5)), many[part].batch(all(5)));
    const own = draw(1, random.derive(part).derive(3));
    assertEquals(many[part].batch([3]).input, own.input);
  }
});

Deno.test("validation has as many as the test, at most 512, and one longer for eight of them if asked", () => {
  const lengths = (test: number, longer: number | null) => {
    const { validation } = buildSequenceData({ ...source, test, validation: longer });
    return Array.from(validation.batch(all(validation.length)).lengths);
  };
  assertEquals(lengths(401, null).length, 401);
  assertEquals(lengths(600, null).length, 512);
  // 17 / 8, rounded up.
  assertEquals(lengths(17, 5), [...lengths(17, null), 5, 5, 5]);
  const { validation, test } = buildSequenceData({ ...source, test: 17, validation: 5 });
  const own = draw(5, random.derive("longer validation").derive(2));
  assertEquals(validation.batch([19]).input, own.input);
  assertEquals(test.length, 17 + 5);
});

Deno.test("the digest tells apart all that is held out", () => {
  const { digest } = buildSequenceData(source);
  assertEquals(buildSequenceData(source).digest, digest);
  const changed =
    (change: (sequence: Sequence, difficulty: number) => void): SequenceSource["draw"] => (
      ...of
    ) => {
      const sequence = draw(...of);
      change(sequence, of[0]);
      return sequence;
    };
  const others: Partial<SequenceSource>[] = [
    { random: random.derive("other") },
    { test: 8 },
    { further: [] },
    { validation: 4 },
    { hardest: 2 },
    // Of the longest sequences, the last symbol alone; and what is wanted alone.
    { draw: changed(({ input }, difficulty) => input[8] = Number(difficulty === 9)) },
    { draw: changed(({ wanted }) => wanted[0] = 1) },
  ];
  const digests = others.map((other) => buildSequenceData({ ...source, ...other }).digest);
  assertEquals(new Set([digest, ...digests]).size, 1 + others.length);
  assertNotEquals(digests[0], digest);
});

Deno.test("no test sequences are an error", () => {
  for (const test of [0, 1.5, -1, NaN]) {
    assertThrows(
      () => buildSequenceData({ ...source, test }),
      RangeError,
      `Cannot draw ${test} test sequences of toy`,
    );
    assertThrows(
      () => buildSequenceData({ ...source, further: [{ name: "far", difficulty: 9, test }] }),
      RangeError,
      `Cannot draw ${test} test sequences of far`,
    );
  }
});
