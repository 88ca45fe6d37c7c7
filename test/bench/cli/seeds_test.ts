import { parseSeeds } from "../../../bench/cli/seeds.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

Deno.test("parseSeeds() reads a number, a list, a range, and a list of ranges", () => {
  assertEquals(parseSeeds("3"), [1, 2, 3]);
  assertEquals(parseSeeds("3,7"), [3, 7]);
  assertEquals(parseSeeds("11-14"), [11, 12, 13, 14]);
  assertEquals(parseSeeds("2-3,9,0"), [2, 3, 9, 0]);
});

Deno.test("parseSeeds() names every seed once", () => {
  assertEquals(parseSeeds("5,5,4-6"), [5, 4, 6]);
});

Deno.test("parseSeeds() says what is wrong with a range", () => {
  const message = "the range ends before it begins";
  for (const text of ["3-1", "1,9-8"]) assertThrows(() => parseSeeds(text), UsageError, message);
  assertThrows(() => parseSeeds("0"), UsageError, "--seeds 0: expected at least one");
});

Deno.test("parseSeeds() refuses what names no seeds", () => {
  for (const text of ["0", "", "-1", "1.5", "a", "1,", "1-", "3-1", "1e3", "1001", "0-999,2000"]) {
    assertThrows(() => parseSeeds(text), UsageError, `--seeds ${text}`);
  }
});
