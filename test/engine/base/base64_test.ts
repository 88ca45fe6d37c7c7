import { fromBase64, toBase64 } from "../../../engine/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

Deno.test("toBase64() writes what the platform does, and fromBase64() reads it", () => {
  for (const length of [0, 1, 2, 3, 255, 8191, 8192, 8193, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7 + length);
    const text = toBase64(bytes);
    assertEquals(text, bytes.toBase64());
    assertEquals(fromBase64(text), bytes);
  }
});

Deno.test("fromBase64() refuses what is not base64", () => {
  for (const text of ["?", "A", "AA=A", "é"]) assertThrows(() => fromBase64(text), SyntaxError);
});
