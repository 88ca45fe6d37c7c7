import { canonicalJson } from "../../../engine/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

Deno.test("canonicalJson() sorts keys and leaves out what is undefined", () => {
  const value = { b: [1, { d: null, c: "x" }], a: undefined, A: -0.5 };
  assertEquals(canonicalJson(value), '{"A":-0.5,"b":[1,{"c":"x","d":null}]}');
});

Deno.test("canonicalJson() refuses what JSON cannot hold", () => {
  for (const value of [NaN, Infinity, { f: () => 1 }, 1n]) {
    assertThrows(() => canonicalJson(value), TypeError, "Cannot write");
  }
});
