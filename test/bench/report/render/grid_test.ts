import { detailsHtml, detailsMarkdown, Page } from "../../../../bench/report/render/mod.ts";
import { detailsText } from "../../../../bench/cli/details_text.ts";
import { textOf } from "../../../../bench/cli/print.ts";
import type { GridDetail } from "../../../../models/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { hostile } from "../_fixture.ts";

/** Two clips, two noises and two workloads; one cell is missing, one has no reference. */
const detail: GridDetail = {
  kind: "grid",
  title: "Paired difference",
  ...{ rowsAre: "Clip", columnsAre: "Noise", linesAre: "Workload" },
  rows: ["clip 1", "clip 2"],
  columns: ["none", "noise"],
  lines: [
    { name: "easy", about: { workload: "memn2n/easy" } },
    { name: "hard", about: { workload: "memn2n/hard" } },
  ],
  unit: "points",
  cells: [
    [{ words: "no reference", values: [null, null], about: { variant: "clip1" } }, {
      values: [
        { value: -0.01, interval: { lowest: -0.015, highest: -0.005 }, tone: "better" },
        { value: 0.3, interval: null },
      ],
      about: { variant: "clip1-noisy" },
    }],
    [null, {
      values: [{ value: 0.02, interval: { lowest: 0.01, highest: 0.9 }, tone: "worse" }, null],
    }],
  ],
};

function draw(one: GridDetail): string {
  return detailsHtml([one], new Page(makeResultFile([]))).text;
}

Deno.test("gridHtml() draws a line of one scale in all cells, and cuts what is beyond it", () => {
  const html = draw(detail);
  const strips = [...html.matchAll(/<svg[^>]*>(.*?)<\/svg>/g)].map(([, content]) =>
    [...content!.matchAll(/class="(\w+)" d="([^"]*)"/g)].map(([, name, path]) => `${name} ${path}`)
  );
  assertEquals(strips, [
    // The means reach 0.02; the wider one of the two intervals adds 0.88: ± 1, all that there can be.
    ["zero M50 0V10", "bar M49.3 5H49.8", "mean M49.5 1.5V8.5"],
    // ± 0.3: one mean alone, at the end.
    ["zero M50 0V10", "mean M100 1.5V8.5"],
    ["zero M50 0V10", "bar M50.5 5H95", "mean M51 1.5V8.5"],
  ]);
  assertStringIncludes(html, '<span>hard</span><span class="span">±30</span>');
  const narrow = draw({
    ...detail,
    unit: "percent",
    cells: [[{ values: [{ value: 0.2, interval: null }, null] }, {
      values: [{ value: 0.5, interval: { lowest: 0.3, highest: 2 } }, null],
    }], [{ values: [{ value: 0.1, interval: { lowest: 0.05, highest: 0.15 } }, null] }, null]],
  });
  // From 0 to 100 %, as no error is larger; the cut interval ends at the edge.
  assertStringIncludes(narrow, 'd="M20 1.5V8.5"');
  assertStringIncludes(narrow, 'd="M30 5H100"');
  assertStringIncludes(narrow, ">0–100</span>");
});

Deno.test("gridHtml() says the numbers of each cell, and which filter they belong to", () => {
  const html = draw(detail);
  assertStringIncludes(
    html,
    'aria-label="clip 1, noise: easy −1.0 (−1.5 to −0.5); hard +30.0" data-variant="clip1-noisy"',
  );
  assertStringIncludes(html, "clip 2, noise: easy +2.0 (+1.0 to +90.0); hard no number");
  assertStringIncludes(html, '<span class="line better" data-workload="memn2n/easy">');
  assertEquals(html.match(/<div class="cell"><\/div>/g)?.length, 1);
  const named = draw({ ...detail, rows: [hostile, "b"], columns: [hostile, "d"] });
  assertEquals(named.includes(hostile), false);
});

Deno.test("a grid is a table in a terminal and in Markdown, with a row for each line", () => {
  const lines = detailsText([detail], 200).map(textOf).map((line) => line.trimEnd());
  assertEquals(lines, [
    "",
    "Paired difference",
    "clip    workload          none                 noise",
    "clip 1  easy      no reference   −1.0 (−1.5 to −0.5)",
    "        hard      no reference                 +30.0",
    "clip 2  easy                    +2.0 (+1.0 to +90.0)",
    "        hard                                       –",
  ]);
  assertStringIncludes(
    detailsMarkdown([detail]),
    "| clip 1 | easy | no reference | −1.0 (−1.5 to −0.5) |\n|  | hard | no reference | +30.0 |",
  );
});
