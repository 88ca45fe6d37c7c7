import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { renderMarkdown, siteLink } from "../../../../tools/site/docs/mod.ts";

const render = (source: string) => renderMarkdown(source, (href) => href === "none" ? null : href);

Deno.test("headings have the anchors of GitHub, a second of the same name a number", () => {
  const { title, sections } = render(
    "# A `b`, c\n\nFirst.\n\n## Is it 1 / 2?\n\nx\n\n## Is it 1 / 2?\n",
  );
  assertEquals(title, "A b, c");
  assertEquals(sections, [
    { depth: 1, anchor: "a-b-c", heading: "A b, c", text: "First." },
    { depth: 2, anchor: "is-it-1--2", heading: "Is it 1 / 2?", text: "x" },
    { depth: 2, anchor: "is-it-1--2-1", heading: "Is it 1 / 2?", text: "" },
  ]);
});

Deno.test("text is escaped once, in code and in what is searched", () => {
  const { html, sections } = render("# A\n\n`a < b` & c\n\n```ts\nx < y && z\n```\n");
  assertStringIncludes(html.text, "<code>a &lt; b</code> &amp; c");
  assertStringIncludes(html.text, '<pre tabindex="0" data-lang="ts"><code>x &lt; y &amp;&amp; z\n');
  assertEquals(sections[0]!.text, "a < b & c x < y && z");
});

Deno.test("tables can be scrolled by keyboard, and a link that leads nowhere is text", () => {
  const { html } = render("| a |\n| - |\n| [b](none) [c](d) |\n");
  assertStringIncludes(html.text, '<div class="scroll" tabindex="0"');
  assertStringIncludes(html.text, '<td>b <a href="d">c</a></td>');
});

Deno.test("links of the repository lead to pages of the site, to its code, or nowhere", () => {
  const files = new Map([["README.md", "index.html"], ["docs/gate.md", "docs/gate.html"]]);
  const link = (href: string, repository: string | null = null) =>
    siteLink(href, "docs/run.md", "docs/run.html", { files, repository });
  assertEquals(link("gate.md#exit"), "gate.html#exit");
  assertEquals(link("../README.md"), "../index.html");
  assertEquals(link("#here"), "#here");
  assertEquals(link("https://arxiv.org/abs/1511.06807"), "https://arxiv.org/abs/1511.06807");
  assertEquals(link("../engine/mod.ts"), null);
  assertEquals(
    link("../engine/mod.ts", "https://example.com/g"),
    "https://example.com/g/blob/main/engine/mod.ts",
  );
});
