import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
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

Deno.test("sha256() gives the standard's test vector", () => {
  // FIPS 180-2, appendix B.1: "abc".
  const expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  assertEquals(sha256("abc"), expected);
  assertEquals(sha256("a", new TextEncoder().encode("bc")), expected);
});
