import { loadReportAssets, renderReport, repositoryOf } from "../../../../bench/report/mod.ts";
import { cited } from "../../../../bench/report/render/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeReportResult } from "../_fixture.ts";

Deno.test("cited() makes links of papers, and of nothing else", () => {
  assertEquals(
    cited("Somebody 2015, arXiv 1511.06807v1, table 2; arXiv:1503.08895.").text,
    'Somebody 2015, <a href="https://arxiv.org/abs/1511.06807v1">arXiv\u00a01511.06807v1</a>, table 2; ' +
      '<a href="https://arxiv.org/abs/1503.08895">arXiv:1503.08895</a>.',
  );
  assertEquals(
    cited('<a href="javascript:alert(1)">arXiv x</a>').text,
    "&lt;a href=&quot;javascript:alert(1)&quot;&gt;arXiv x&lt;/a&gt;",
  );
});

Deno.test("repositoryOf() takes the address of a citation file, and none that is not one", () => {
  assertEquals(
    repositoryOf("title: x\nrepository-code: https://example.org/x/\nversion: 1\n"),
    "https://example.org/x",
  );
  assertEquals(repositoryOf('repository-code: "https://example.org/x"'), "https://example.org/x");
  const others = [
    "title: x",
    "repository-code: javascript:alert(1)",
    "# repository-code: https://a",
  ];
  for (const text of others) assertEquals(repositoryOf(text), null);
});

Deno.test("the foot of a page leads to the papers, and to repository and docs where they are known", async () => {
  const assets = await loadReportAssets();
  const footOf = (repository: string | null) =>
    /<footer>.*<\/footer>/s.exec(renderReport(makeReportResult(), { ...assets, repository }))![0];
  const linked = footOf("https://example.org/x");
  assertStringIncludes(linked, '<a href="https://example.org/x">gradnoise</a>');
  assertStringIncludes(linked, '<a href="https://example.org/x/blob/HEAD/docs/statistics.md">');
  assertStringIncludes(footOf(null), "How intervals and tests are made: docs/statistics.md");
  for (const paper of ["1511.06807", "1503.08895", "1502.05698"]) {
    assertStringIncludes(footOf(null), `<a href="https://arxiv.org/abs/${paper}">`);
  }
  const [file] = /docs\/[\w-]+\.md/.exec(footOf(null))!;
  assert((await Deno.stat(new URL(`../../../../${file}`, import.meta.url))).isFile);
});
