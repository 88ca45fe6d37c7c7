import { assertEquals } from "../../../../std.ts";
import { excerpt } from "../../../../tools/site/page/excerpt.ts";

const text = `${"one two three ".repeat(20)}needle ${"four five ".repeat(30)}`;

Deno.test("an excerpt is around the first word that is found, and says that there is more", () => {
  const part = excerpt(text, "NEEDLE x");
  assertEquals(part.startsWith("… "), true);
  assertEquals(part.indexOf("needle") < 50, true);
  assertEquals(part.endsWith(" …"), true);
  assertEquals(part.length, 144);
});

Deno.test("an excerpt is the beginning where the heading has the words, and all of a short text", () => {
  assertEquals(excerpt(text, "nothing").startsWith("one two"), true);
  assertEquals(excerpt("short text", "text"), "short text");
});
