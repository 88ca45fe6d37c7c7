import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { judgeClaims } from "../../../bench/results/claims/mod.ts";
import { linkFaults } from "./_links.ts";
import { pageOf, site } from "./_site.ts";
import "./_in_browser.ts";

/** Pages in the frame of the site. */
async function framed(): Promise<[path: string, html: string][]> {
  return [...await site()].flatMap(([path, content]): [string, string][] =>
    path.endsWith(".html") && !/^(reports|api)\//.test(path) ? [[path, content as string]] : []
  );
}

function assertLike(html: string, pattern: RegExp, where: string): void {
  assert(pattern.test(html), `${where} is not like ${pattern}`);
}

/** Without printing the whole page. */
function assertHas(html: string, part: string, where = ""): void {
  assert(html.includes(part), `${where} lacks ${part}`);
}

Deno.test("linkFaults() finds links that lead nowhere, elsewhere, or to the root of a server", () => {
  const page = (body: string) => new Map([["a.html", body], ["b/c.html", '<h1 id="d">']]);
  const links = ["b/c.html#d", "#e", "https://arxiv.org/abs/1", ""];
  const good = links.map((link) => `<a id="e" href="${link}">`).join("");
  assertEquals(linkFaults(page(good)), []);
  for (const link of ["c.html", "b/c.html#e", "#f", "/b/c.html", "https://example.com/", "b/"]) {
    assertEquals(linkFaults(page(`<a href="${link}">`)).length, 1, link);
  }
});

Deno.test("every link of the site leads to a file and a place that are there", async () => {
  assertEquals(linkFaults(await site()), []);
});

Deno.test("pages allow their own scripts and styles alone, and have none inside", async () => {
  const pages = [...await site()].filter(([path]) => /^(?!reports\/).*\.html$/.test(path));
  assert(pages.length > 40, `${pages.length} pages`);
  for (const [path, content] of pages) {
    const html = content as string;
    assertMatch(
      html,
      /<head>\s*(<meta charset="utf-8">\s*)?<meta http-equiv="Content-Security-Policy"/,
      path,
    );
    assertHas(html, "default-src &#39;none&#39;", path);
    const [, policy = ""] = /Policy" content="(.*?)"/.exec(html) ?? [];
    assertEquals(policy.match(/unsafe-inline|(?<!wasm-)unsafe-eval|https?:|\*/), null, path);
    assertEquals(
      html.match(/\s(style|on[a-z]+)="[^"]*"|<style|<script(?![^>]* src=)[^>]*>/),
      null,
      path,
    );
  }
});

Deno.test("pages of the frame have a language, a title, one heading, a skip link and unique ids", async () => {
  for (const [path, html] of await framed()) {
    assertHas(html, '<html lang="en">', path);
    assertLike(html, /<title>[^<]{5,}<\/title>/, path);
    assertLike(html, /<meta name="description" content="[^"]{10,}">/, path);
    assertEquals(html.match(/<h1\b/g)?.length, 1, path);
    assertLike(html, /<body[^>]*>\s*<a class="skip" href="#main">/, path);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assertEquals(ids.filter((id, i) => ids.indexOf(id) !== i), [], path);
  }
});

Deno.test("the front page grades every claim of the noise paper, or says why it was not run", async () => {
  const html = await pageOf("index.html");
  const claims = judgeClaims([]).filter(({ paper }) => paper.citation.includes("1511.06807v1"));
  assert(claims.length > 50);
  for (const { claim: { id } } of claims) {
    const [row = ""] = new RegExp(`<tr id="claim-${RegExp.escape(id)}">.*?</tr>`, "s").exec(html) ??
      [];
    assertMatch(
      row,
      /<span class="mark \w+" title="[^"]+">[^<]+<\/span>|<span class="not-run">not run<\/span>, because \S/,
      id,
    );
  }
});

Deno.test("the front page shows published against measured with the interval and the grade", async () => {
  const html = await pageOf("index.html");
  const [row = ""] = /<tr id="claim-digits-zero-start">.*?<\/tr>/s.exec(html) ?? [];
  const cells = row.replace(/<svg.*?<\/svg>/gs, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  assertHas(cells, "89.9 % → 50.3 % −39.6");
  assertHas(cells, "88.7 % → 47.0 % −41.7 (−45.0 to −38.5)");
  assertHas(cells, "p &lt; 0.001 (Holm, 11 claims)");
  assertHas(cells, "sign and size");
});

Deno.test("a suite with evidence has a page with its command, its data and its digests", async () => {
  const html = await pageOf("evidence/paper-mnist.html");
  assertHas(html, "deno task bench run paper-mnist --data mnist=DIR --seeds 301-305");
  assertHas(html, "119 of 120, 1 diverged");
  assertHas(html, "88.7 % (88.6 to 88.8 %)");
  assertHas(html, "cd".repeat(32));
  assert((await site()).has("evidence/paper-mnist.json"));
});

Deno.test("reports are listed with their answers, and lie beside the list", async () => {
  const html = await pageOf("reports.html");
  assertHas(html, '<a href="reports/tiny.html">Four tasks for tests</a>');
  assertHas(await pageOf("reports/tiny.html"), "Four tasks for tests");
});
