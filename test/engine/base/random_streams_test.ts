import { RandomStream, RandomStreams, streamKey } from "../../../engine/base/mod.ts";
import { assertEquals, assertNotEquals } from "../../../std.ts";

Deno.test("RandomStreams of the first attempt are the seed's own streams", () => {
  for (const name of ["init", "order", "noise"]) {
    assertEquals(new RandomStreams(3).key(name), streamKey(3, name));
    assertEquals(new RandomStreams(3, 0).open(name).key, streamKey(3, name));
  }
});

Deno.test("RandomStreams of a later attempt are derived by its number, each from its own", () => {
  for (const name of ["init", "order", "noise"]) {
    for (const attempt of [1, 2, 17]) {
      const derived = new RandomStream(streamKey(3, name)).derive("attempt").derive(attempt);
      assertEquals(new RandomStreams(3, attempt).key(name), derived.key);
      assertEquals(new RandomStreams(3, attempt).open(name).word(), derived.word());
    }
  }
  const keys = [0, 1, 2].flatMap((attempt) =>
    [3, 4].flatMap((seed) =>
      ["init", "order"].map((name) => new RandomStreams(seed, attempt).key(name).join())
    )
  );
  assertEquals(new Set(keys).size, 12);
});

Deno.test("RandomStreams go to the positions of streams of the same attempt", () => {
  const streams = new RandomStreams(1, 2);
  for (let i = 0; i < 5; i++) streams.open("order").word();
  const next = new RandomStreams(1, 2);
  next.moveTo(streams.positions());
  assertEquals(next.positions(), { order: 5 });
  const word = streams.open("order").word();
  assertEquals(next.open("order").word(), word);
  const other = new RandomStreams(1);
  other.moveTo({ order: 5 });
  assertNotEquals(other.open("order").word(), word);
});
