import { createHash } from "node:crypto";
import { createPortableHash, sha256 } from "../../../engine/base/sha256.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("sha256() gives the standard's test vectors, of texts and bytes", () => {
  // FIPS 180-2, appendix B.1: "abc".
  const expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  assertEquals(sha256("abc"), expected);
  assertEquals(sha256("a", new TextEncoder().encode("bc")), expected);
});

Deno.test("sha256() takes texts as UTF-8", () => {
  assertEquals(sha256("η ≥ 0"), createHash("sha256").update("η ≥ 0").digest("hex"));
});

Deno.test("the hash of browsers gives the platform's digests at every length of the last block", () => {
  for (let length = 0; length <= 130; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 37 + length);
    const hash = createPortableHash();
    for (const part of [bytes.subarray(0, length >> 1), bytes.subarray(length >> 1)]) {
      hash.update(part);
    }
    assertEquals(Array.from(hash.digest()), [...createHash("sha256").update(bytes).digest()]);
  }
});
