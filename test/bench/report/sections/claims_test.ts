import { claims } from "../../../../bench/report/sections/mod.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../../../../std.ts";
import { plannedResult } from "../../_planned.ts";
import { makeResultFile } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

Deno.test("the section has the claims that the result's suite tests, with grade and share", async () => {
  const result = await plannedResult(
    "ladder",
    { workloads: ["memn2n/babi-qa4"], variants: ["bow", "pe"], seeds: [1, 2, 3, 4, 5] },
    (_, variant, seed) => variant === "bow" ? 300 : 300 - 10 * seed,
  );
  const text = drawSection(claims, result)!.html.replaceAll("\u00a0", " ");
  assertEquals([...text.matchAll(/<tr id="claim-([^"]*)"/g)].map(([, id]) => id), [
    "position-encoding",
    "position-encoding-on-order",
  ]);
  assertStringIncludes(
    text,
    `<td class="better"><strong>sign only: the difference is smaller than published</strong>` +
      // Of the best of five, the same for both claims.
      "<small>p = 0.058 (Holm, 2 claims): may be chance among these</small></td>",
  );
  assertStringIncludes(text, "27.0 % against 30.0 %, −3.0 points (95 %: −5.0 to −1.0) in 5 pairs");
  assertStringIncludes(
    text,
    "<td>2.5 %<small>1 of 20 tasks, 5 of 10 restarts and 100 of 100 epochs</small></td>",
  );
  assertStringIncludes(
    text,
    "Sign only: the interval excludes zero on the claimed side; the published difference lies outside, or there is none.",
  );
  assertMatch(
    text,
    /<small>Position encoding changes the test error by less than [78]\.\d points \(95 %\), which excludes the published 28\.2\.<\/small>/,
  );
  assertStringIncludes(text, "2 claims: 2 sign only.");
  assertStringIncludes(
    text,
    '<p class="caution">Where we leave the paper. Position encoding is that',
  );
});

Deno.test("a result whose suite tests no claim has no such section", () => {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  assertEquals(drawSection(claims, result), null);
});
