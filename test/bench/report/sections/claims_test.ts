import { claims } from "../../../../bench/report/sections/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
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
      // t = 3 / (1.58 / sqrt(5)) = 4.243 with 4 degrees of freedom: p = 0.0132, the same for both claims.
      "<small>p = 0.026 over the 2 claims of this suite (Holm)</small></td>",
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
  // 30 + 2.132 x 15.81 / sqrt(5) = 45.1 of 1,000.
  assertStringIncludes(
    text,
    "<small>Position encoding changes the test error by less than 4.6 points (95 %), which excludes the " +
      "published 28.2.</small>",
  );
  assertStringIncludes(text, "2 claims: 2 sign only.");
});

Deno.test("a result whose suite tests no claim has no such section", () => {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  assertEquals(drawSection(claims, result), null);
});
