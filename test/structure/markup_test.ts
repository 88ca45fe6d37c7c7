import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";

/** Where HTML is made: of details, and in the page itself. */
const RENDERERS = [
  "bench/report/render/",
  "bench/report/page/",
  "bench/watch/page/",
  "bench/base/markup.ts",
];

/** The XML of a gate's verdict. */
const XML = "bench/results/gate/junit.ts";

/** Why a file makes HTML, as far as its text tells; null if it does not. */
function markupIn(text: string): string | null {
  if (/\b(?:markup|html)`/.test(text)) return "a template of HTML";
  const tag = /["'`]<\/?(?:div|p|span|table|t[rdh]|section|details|dl|ul|li|h\d|a|strong|small)\b/;
  return tag.exec(text)?.[0] ?? null;
}

Deno.test("markupIn() finds templates and tags, and no comparison", () => {
  assertEquals(markupIn("return markup`${x}`;"), "a template of HTML");
  assertEquals(markupIn('return "<div>" + x;'), '"<div');
  assertEquals(markupIn("const row = `<tr class=x>`;"), "`<tr");
  assertEquals(markupIn("const isLess = a <b; type X = Map<string, number>;"), null);
});

Deno.test("only the report's renderer and its page make HTML", () => {
  const files = sourceFiles("bench/").filter((file) =>
    file.endsWith(".ts") && file !== XML && !RENDERERS.some((place) => file.startsWith(place))
  );
  const found = files.flatMap((file) => {
    const fault = markupIn(readSource(file));
    return fault === null ? [] : [`${file}: ${fault}`];
  });
  assertEquals(found, []);
});
