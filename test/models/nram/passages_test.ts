import { assertEquals } from "../../../std.ts";
import { passagesOf } from "../../../models/nram/passages.ts";
import type { Statement } from "../../../models/nram/mod.ts";

/** A step that does all of these, of which only the first few matter. */
function step(all: string, needed = all) {
  const statements = all.split(" ").map((words, i): Statement => ({
    ...{ target: { kind: "register", index: i }, words, least: words === "d" ? 0.5 : 0.9 },
    ...{ registers: new Set(), reads: new Set() },
  }));
  const names = needed.split(" ");
  return { all: statements, needed: statements.filter(({ words }) => names.includes(words)) };
}

function passages(...steps: ReturnType<typeof step>[]) {
  return passagesOf(steps).map(({ first, last, statements }) =>
    `${first}-${last}: ${statements.join(" ")}`
  );
}

Deno.test("steps stand together if each does what matters of any", () => {
  assertEquals(passages(step("a b"), step("a b", "a"), step("a b", "b")), ["0-2: a b"]);
  // The first does not do c, so it stands alone.
  assertEquals(passages(step("a b"), step("a b c"), step("a b c", "a")), [
    "0-0: a b",
    "1-2: a b c",
  ]);
  assertEquals(passages(step("a b", "a"), step("a c", "a")), ["0-1: a"]);
  assertEquals(passages(step("a b"), step("a c")), ["0-0: a b", "1-1: a c"]);
});

Deno.test("steps of which nothing matters go with their neighbours if they do the same", () => {
  assertEquals(passages(step("a"), step("a", "")), ["0-1: a"]);
  assertEquals(passages(step("a"), step("b", ""), step("c", "")), ["0-0: a", "1-2: "]);
});

Deno.test("a turn of a loop that is not whole is named as the whole ones", () => {
  assertEquals(passages(step("a c"), step("b"), step("a c", "a")), [
    ...["0-0: a c", "1-1: b", "2-2: a c"],
  ]);
  // Another one does not do c.
  assertEquals(passages(step("a c"), step("b"), step("a c", "a"), step("a")), [
    ...["0-0: a c", "1-1: b", "2-3: a"],
  ]);
  // Of a step of which nothing matters nothing is said.
  assertEquals(passages(step("a"), step("b"), step("a", "")), ["0-0: a", "1-1: b", "2-2: "]);
});

Deno.test("a passage is as sure as the least sure of its choices that matter", () => {
  assertEquals(passagesOf([step("a d"), step("a d")]).map(({ least }) => least), [0.5]);
  assertEquals(passagesOf([step("a d", "a")]).map(({ least }) => least), [0.9]);
  assertEquals(passagesOf([step("a d", "")]).map(({ least }) => least), [1]);
});
