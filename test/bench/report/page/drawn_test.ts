import { drawnVariants } from "../../../../bench/report/page/drawn.ts";
import { assertEquals } from "../../../../std.ts";

const nine = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
const atFirst = ["a", "e", "i"];

Deno.test("drawnVariants() are those that were chosen, or all, where there are colours for all", () => {
  const six = nine.slice(0, 6);
  assertEquals(drawnVariants(new Set(), six, six), six);
  assertEquals(drawnVariants(new Set(["e", "b"]), six, six), ["b", "e"]);
});

Deno.test("drawnVariants() of more than there are colours are those at first, or six of those chosen", () => {
  assertEquals(drawnVariants(new Set(), nine, atFirst), atFirst);
  assertEquals(drawnVariants(new Set(["i", "b"]), nine, atFirst), ["b", "i"]);
  assertEquals(drawnVariants(new Set(nine.slice(1)), nine, atFirst), nine.slice(1, 7));
});
