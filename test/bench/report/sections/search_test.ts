import { search } from "../../../../bench/report/sections/search.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeSearchResult } from "../../_search.ts";
import { drawSection } from "../_section.ts";

Deno.test("the section says what was promised and what was delivered, and does not mix them up", () => {
  const result = makeSearchResult(), { text, page } = drawSection(search, result)!;
  assertStringIncludes(text, "3 configurations of each variant were tried on seeds 1 and 2.");
  assertStringIncludes(text, "trained on seeds 11 to 13, which had no say in the choice");
  assertStringIncludes(text, "with noisy was 20.0 percentage points lower than with plain");
  assertStringIncludes(
    text,
    "the test error was the same as with plain, to a tenth of a percentage point",
  );
  assertStringIncludes(text, "The promise was 20.0 points too good.");
  const charts = page.charts.filter(({ id }) => id.startsWith("search-"));
  assertEquals(charts.map(({ id }) => id), ["search-1-budgets", "search-rate", "search-eta"]);
  const values = charts[0]!.series.map((one) =>
    one.style === "dots" || one.style === "interval" ? [one.label, one.values] : null
  );
  assertEquals(values, [
    ["noisy, promised", [0, -30, -20]],
    ["noisy, delivered", [-1, -9, 0]],
  ]);
});

Deno.test("a result without a search has no such section", () => {
  assertEquals(drawSection(search, makeResultFile([])), null);
});
