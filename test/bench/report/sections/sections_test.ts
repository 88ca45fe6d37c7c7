import {
  loadReportAssets,
  registerSection,
  renderReport,
  type SectionEntry,
} from "../../../../bench/report/mod.ts";
import { allSections } from "../../../../bench/report/sections/mod.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../../../../std.ts";
import { makeReportResult } from "../_fixture.ts";

Deno.test("a section that is registered stands in the report, and no name is taken twice", async () => {
  const toy: SectionEntry = {
    name: "toy",
    title: "A toy",
    details: ({ result }) => [{ kind: "text", words: `${result.trials.length} trials <b>` }],
  };
  registerSection(toy);
  const result = makeReportResult(), page = renderReport(result, await loadReportAssets());
  assertStringIncludes(page, `<p>${result.trials.length} trials &lt;b&gt;</p>`);
  assertStringIncludes(page, '<li><a href="#toy">A toy</a></li>');
  assertThrows(() => registerSection(toy), TypeError, 'Cannot add the section "toy"');
});

Deno.test("sections have names of their own, and the last say how it was made", () => {
  const names = allSections().map(({ name }) => name);
  assertEquals(new Set(names).size, names.length);
  assertEquals(names.slice(-2), ["configuration", "reproduction"]);
});
