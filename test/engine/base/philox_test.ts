import { deriveKey, philox4x32 } from "../../../engine/base/mod.ts";
import { assertEquals, assertNotEquals } from "../../../std.ts";

const words = (text: string) => text.split(" ").map((word) => parseInt(word, 16));

// The published vectors of Random123 (kat_vectors): counter, key, output.
const knownAnswers = [
  [
    "00000000 00000000 00000000 00000000",
    "00000000 00000000",
    "6627e8d5 e169c58d bc57ac4c 9b00dbd8",
  ],
  [
    "ffffffff ffffffff ffffffff ffffffff",
    "ffffffff ffffffff",
    "408f276d 41c83b0e a20bc7c6 6d5451fd",
  ],
  [
    "243f6a88 85a308d3 13198a2e 03707344",
    "a4093822 299f31d0",
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  ],
] as const;

Deno.test("philox4x32() gives the published known answers", () => {
  for (const [counter, key, expected] of knownAnswers) {
    const [c0, c1, c2, c3] = words(counter) as [number, number, number, number];
    const out = new Uint32Array(4);
    philox4x32(c0, c1, c2, c3, words(key) as [number, number], out);
    assertEquals([...out], words(expected));
  }
});

Deno.test("philox4x32() multiplies as 64-bit integers do", () => {
  // One round by BigInt, ten times, against the split products of the implementation.
  const reference = (counter: number[], key: number[]): number[] => {
    let c = counter.map(BigInt), [k0, k1] = key.map(BigInt) as [bigint, bigint];
    const low = 0xffffffffn;
    for (let round = 0; round < 10; round++) {
      const p0 = 0xd2511f53n * c[0]!, p1 = 0xcd9e8d57n * c[2]!;
      c = [(p1 >> 32n) ^ c[1]! ^ k0, p1 & low, (p0 >> 32n) ^ c[3]! ^ k1, p0 & low];
      k0 = (k0 + 0x9e3779b9n) & low;
      k1 = (k1 + 0xbb67ae85n) & low;
    }
    return c.map(Number);
  };
  const out = new Uint32Array(4);
  for (let i = 0; i < 200; i++) {
    const [a, b, c, d, e, f] = Array.from(
      { length: 6 },
      (_, j) => Math.imul(i * 6 + j + 1, 0x9e3779b1) >>> 0,
    ) as [number, number, number, number, number, number];
    philox4x32(a, b, c, d, [e, f], out);
    assertEquals([...out], reference([a, b, c, d], [e, f]));
  }
});

Deno.test("deriveKey() tells names, numbers and lengths apart", () => {
  const names = ["", "\0", "a", "b", "a\0", "twelve bytes", "twelve bytes!", 0, 1, "0"];
  const keys = new Set(names.map((name) => deriveKey([1, 2], name).join()));
  assertEquals(keys.size, names.length);
  assertEquals(deriveKey([1, 2], "a"), deriveKey([1, 2], "a"));
  assertNotEquals(deriveKey([1, 2], "a"), deriveKey([2, 1], "a"));
});
