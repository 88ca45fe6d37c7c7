import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";

Deno.test("RandomStream repeats itself from the same key", () => {
  const draw = () => {
    const stream = new RandomStream(streamKey(3, "order"));
    return [stream.word(), stream.integer(10), stream.uniform(), stream.shuffled([1, 2, 3, 4])];
  };
  assertEquals(draw(), draw());
});

Deno.test("streamKey() takes seed 0 and tells seeds and names apart", () => {
  const keys = [0, 1, 2 ** 32, 2 ** 53 - 1].flatMap((seed) =>
    (["data", "init", "order", "noise", "dropout", "timeNoise"] as const).map((name) =>
      streamKey(seed, name).join()
    )
  );
  assertEquals(new Set(keys).size, keys.length);
});

Deno.test("streamKey() refuses what is no seed", () => {
  for (const seed of [-1, 0.5, NaN, 2 ** 53]) {
    assertThrows(() => streamKey(seed, "data"), RangeError, "seed");
  }
});

Deno.test("RandomStream.integer() is uniform", () => {
  const stream = new RandomStream(streamKey(1, "data"));
  const counts = Array(7).fill(0);
  for (let i = 0; i < 70_000; i++) counts[stream.integer(7)] += 1;
  // 10,000 expected in each, standard deviation sqrt(70,000 * 6 / 49) = 93; four of them.
  for (const count of counts) assert(Math.abs(count - 10_000) < 4 * 93, String(counts));
  assertThrows(() => stream.integer(0), RangeError);
});

/** A stream of the words that it is given. */
class ScriptedStream extends RandomStream {
  readonly #words: number[];

  constructor(words: readonly number[]) {
    super([0, 0]);
    this.#words = [...words];
  }

  override word(): number {
    return this.#words.shift()!;
  }
}

Deno.test("RandomStream.integer() draws again where a remainder would come up once more", () => {
  // 2^32 = 7 x 613566756 + 4: the last four words are over, and the one before them gives 6.
  const last = 7 * 613566756;
  const words = [last, last + 3, last + 1, last - 1, 13, 0, last - 7];
  const stream = new ScriptedStream(words);
  assertEquals([1, 2, 3, 4].map(() => stream.integer(7)), [6, 6, 0, 0]);
  // Of a bound of 2^31 + 1 only the first 2^31 + 1 words are left; of a power of two, all are.
  const half = 2 ** 31 + 1;
  assertEquals(new ScriptedStream([half, 2 ** 32 - 1, half - 1]).integer(half), half - 1);
  assertEquals(new ScriptedStream([2 ** 32 - 1]).integer(8), 7);
  assertEquals(new ScriptedStream([2 ** 32 - 1]).integer(2 ** 32), 2 ** 32 - 1);
  assertEquals(new ScriptedStream([2 ** 32 - 1]).integer(1), 0);
});

Deno.test("RandomStream.integer() takes the words of its own stream, without those over", () => {
  // Almost every second word is over.
  const bound = 2 ** 31 + 1, words = stream(), drawn = stream();
  const left = Array.from({ length: 64 }, () => words.word()).filter((word) => word < bound);
  assert(left.length > 16 && left.length < 48, String(left.length));
  assertEquals(left.map(() => drawn.integer(bound)), left);
});

Deno.test("RandomStream.shuffled() gives every order equally often", () => {
  const stream = new RandomStream(streamKey(1, "order"));
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = stream.shuffled("abcd").join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assertEquals(counts.size, 24);
  // 1,000 expected in each, standard deviation 31; five of them.
  for (const count of counts.values()) assert(Math.abs(count - 1000) < 155, String(count));
});

Deno.test("RandomStream.derive() does not depend on what was drawn", () => {
  const fresh = new RandomStream(streamKey(1, "data"));
  const used = new RandomStream(streamKey(1, "data"));
  used.word();
  assertEquals(used.derive("train").word(), fresh.derive("train").word());
  assertNotEquals(fresh.derive("train").word(), fresh.derive("test").word());
});

Deno.test("RandomStream goes on from any position as if it had been drawn there", () => {
  const words = Array.from({ length: 20 }, ((stream) => () => stream.word())(stream()));
  const other = stream();
  for (const position of [7, 0, 1, 4, 19, 10]) {
    other.moveTo(position);
    assertEquals(other.position, position);
    assertEquals(other.word(), words[position]);
    assertEquals(other.position, position + 1);
    if (position + 1 < 20 - 1) assertEquals(other.word(), words[position + 1]);
  }
  for (const position of [-1, 0.5, 2 ** 53]) assertThrows(() => other.moveTo(position), RangeError);
});

function stream(): RandomStream {
  return new RandomStream(streamKey(3, "order"));
}
