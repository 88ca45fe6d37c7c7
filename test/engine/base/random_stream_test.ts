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
