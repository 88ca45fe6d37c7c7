import { detailsHtml, detailsMarkdown, Page } from "../../../../bench/report/render/mod.ts";
import { pack } from "../../../../bench/report/page/packed.ts";
import { detailsText } from "../../../../bench/cli/details_text.ts";
import { textOf } from "../../../../bench/cli/print.ts";
import type { LayersDetail } from "../../../../models/mod.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { hostile } from "../_fixture.ts";

/** Two layers at three updates; the second training is not finite at the second, and unknown at the third. */
const detail: LayersDetail = {
  kind: "layers",
  title: "two layers",
  layers: ["1", "output"],
  frames: [0, 999, 1999].map((update, epoch) => ({ update, epoch })),
  quantities: [{ name: "Weights", about: "their size" }],
  arms: [
    {
      title: "without noise",
      note: "seed 1",
      words: ["one.", "two.", hostile],
      values: [[[0, 0], [0, 1e-9], [0, 0.01234]]],
    },
    {
      title: "with noise",
      note: "seed 2",
      words: ["four.", "five.", null],
      values: [[[1, 1], [null, 1], null]],
    },
  ],
};

function draw(one: LayersDetail = detail) {
  const page = new Page(makeResultFile([]));
  return { html: detailsHtml([one], page).text, page };
}

/** By picture, the strokes of each class. */
function strokesOf(html: string): Record<string, string>[] {
  return [...html.matchAll(/<svg viewBox="0 0 3 2"(.*?)<\/svg>/gs)].map(([, content]) =>
    Object.fromEntries(
      [...content!.matchAll(/<path class="([^"]*)" d="([^"]*)"/g)]
        .filter(([, name]) => !name!.startsWith("cursor"))
        .map(([, name, path]) => [name, path]),
    ) as Record<string, string>
  );
}

Deno.test("layersHtml() draws a cell for each layer and update, zeros as holes", () => {
  const { html } = draw();
  assertEquals(strokesOf(html), [
    // From 1e-9 to 1: 0.01234 is at 0.788 of nine decades, in the tenth colour of twelve.
    { c0: "M1 1.5h1", c9: "M2 1.5h1" },
    {
      // Neighbours of one colour are one stroke.
      c11: "M0 0.5h1M0 1.5h2",
      lost: "M1 0.5h1",
      unknown: "M2 0.5h1M2 1.5h1",
    },
  ]);
  assertMatch(html, /exactly 0<\/span><span>1e-9<\/span>/);
  assertStringIncludes(html, "not finite</span></p>");
  assertStringIncludes(html, 'aria-label="Weights with noise, by layer and update');
});

Deno.test("layersHtml() has no sign for what does not occur, and says where its scale is cut", () => {
  const values = [[[1e-20, 1], [1e-5, 1], [1, 1]]];
  const { html } = draw({ ...detail, arms: [{ ...detail.arms[0]!, values }] });
  assertEquals(html.includes("exactly 0"), false);
  assertEquals(html.includes("not finite"), false);
  // Twelve decades have colours: 1e-5 is at 7 of 12.
  assertStringIncludes(html, "<span>1e-12 or less</span>");
  assertEquals(strokesOf(html), [{ c0: "M0 0.5h1", c7: "M1 0.5h1", c11: "M2 0.5h1M0 1.5h3" }]);
  // All 0: nothing to tell apart.
  const zeros = draw({
    ...detail,
    arms: [{ ...detail.arms[0]!, values: [Array(3).fill([0, 0])] }],
  });
  assertEquals(strokesOf(zeros.html), [{}]);
  assertEquals(zeros.html.includes("1e-"), false);
  const alike = draw({
    ...detail,
    arms: [{ ...detail.arms[0]!, values: [Array(3).fill([2, 2])] }],
  });
  assertEquals(strokesOf(alike.html), [{ c11: "M0 0.5h3M0 1.5h3" }]);
});

Deno.test("layersHtml() can be read without a script: all sentences, and the last numbers", () => {
  const { html, page } = draw();
  const items = [...html.matchAll(/<li data-from="\d"><strong>(.*?)<\/strong> (.*?)<\/li>/g)];
  assertEquals(items.map(([, name]) => name).slice(0, 3), [
    "Update 0, epoch 1.",
    "Update 999, epoch 2.",
    "Update 1,999, epoch 3.",
  ]);
  assertEquals(items.map(([, , words]) => words!.slice(0, 5)), [
    ...["one.", "two.", "&lt;scr"].map((words) => words.slice(0, 5)),
    ...["four.", "five.", "This "],
  ]);
  assertMatch(html, /<th scope="row">output<\/th><td class="number">0\.012<\/td><td[^>]*>–</);
  assertEquals(page.layers, [{
    id: "player-0",
    layers: ["1", "output"],
    frames: ["Update 0, epoch 1", "Update 999, epoch 2", "Update 1,999, epoch 3"],
    notFinite: "not finite",
    values: [[[[0, 0], [0, 1e-9], [0, 0.012]].map(pack), [pack([1, 1]), pack([null, 1]), null]]],
  }]);
});

Deno.test("layersHtml() says once what stays the same", () => {
  const words = ["so.", "so.", "so no more."];
  const { html } = draw({ ...detail, arms: [{ ...detail.arms[0]!, words }] });
  const items = [...html.matchAll(/<li data-from="(\d)"><strong>(.*?)<\/strong> (.*?)<\/li>/g)];
  assertEquals(items.map(([, ...parts]) => parts), [
    ["0", "Update 0, epoch 1, to update 999, epoch 2.", "so."],
    ["2", "Update 1,999, epoch 3.", "so no more."],
  ]);
});

Deno.test("layers are a table of a few updates in the terminal and in Markdown, with words", () => {
  const lines = detailsText([detail], 100).map(textOf);
  assertEquals(lines, [
    "",
    "two layers",
    "",
    "without noise (seed 1)",
    "update  weights, layer 1  output",
    "     0                 0       0",
    "   999                 0    1e-9",
    " 1,999                 0   0.012",
    "  Update 0, epoch 1: one.",
    "  Update 999, epoch 2: two.",
    `  Update 1,999, epoch 3: ${hostile}`,
    "",
    "with noise (seed 2)",
    "update  weights, layer 1  output",
    "     0                 1       1",
    "   999        not finite       1",
    " 1,999                 –       –",
    "  Update 0, epoch 1: four.",
    "  Update 999, epoch 2: five.",
  ]);
  const markdown = detailsMarkdown([detail]);
  assertStringIncludes(markdown, "**two layers**\n\nwithout noise (seed 1)\n\n| Update | Weights,");
  assertStringIncludes(markdown, "| 999 | 0 | 1e-9 |\n");
  assertStringIncludes(markdown, "- Update 1,999, epoch 3: &lt;script&gt;");
  assertEquals(markdown.includes("<"), false);
});

Deno.test("of a long training the terminal shows six updates, the first and the last among them", () => {
  const frames = Array.from({ length: 101 }, (_, i) => ({ update: 10 * i, epoch: i }));
  const [arm] = detail.arms;
  const long = {
    ...detail,
    frames,
    arms: [{ ...arm!, words: frames.map(() => "so."), values: [frames.map(() => [1, 1])] }],
  };
  const lines = detailsText([long], 100).map(textOf);
  assertEquals(
    lines.flatMap((line) => /^ *([\d,]+) +1 +1$/.exec(line)?.[1] ?? []),
    ["0", "200", "400", "600", "800", "1,000"],
  );
});
