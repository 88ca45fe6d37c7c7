import { detailsMarkdown } from "../../../../bench/report/mod.ts";
import { publishedRunsSection } from "../../../../bench/report/sections/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { tableOfRuns } from "../../results/_table_of_runs.ts";
import { makeResultFile } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

const slow = [90, 90, 90, 90, 90];

/** Five seeds at two rates; noise gains 10 of 100 at the fast one, where a run without it is lost. */
const result = tableOfRuns({
  "plain-fast": [15, 14, 13, 17, null],
  "plain-slow": slow,
  "noisy-fast": [5, 4, 3, 7, 6],
  "noisy-slow": slow,
  "good-fast": [5, 4, 3, 7, 6],
  "good-slow": [5, 4, 3, 7, 6],
}, [
  { arm: "plain", best: 89.9, mean: 43.1 },
  { arm: "noisy", best: 96.7, mean: 52.7 },
  { arm: "good", best: 97.4, mean: 43.1 },
]);

function textOf(file = result): string {
  return drawSection(publishedRunsSection, file)!.text.replaceAll("\u00a0", " ");
}

Deno.test("the section shows best and mean of all runs, as right answers, beside the published", () => {
  const text = textOf();
  // Plain: (59 + 90 + 5 x 90) / 1000 wrong. Noisy: (25 + 450) / 1000; seeds 1 to 3 are solved at 5 %.
  assertStringIncludes(text, "plain 89.9 % 87.0 % 43.1 % 40.1 % 10 1 diverged 0 of 10");
  assertStringIncludes(text, "noisy 96.7 % 97.0 % 52.7 % 52.5 % 10 3 of 10 10.8 to 60.3 %");
  assertStringIncludes(text, "good 97.4 % 97.0 % 43.1 % 95.0 % 10 6 of 10");
  assertStringIncludes(text, "A run that diverged counts as a guess, 10.0 % right; 1 run did.");
  assertStringIncludes(text, "A run is solved with a test error of 5.0 % or less");
  assertEquals(text.match(/Somebody 2015; 40 runs\./g)?.length, 1);
});

Deno.test("the section grades the order of the means, pair by pair", () => {
  const text = textOf();
  assertStringIncludes(
    text,
    "Of 3 pairs, ours are in the published order in 0, in the other in 2, and in 1 the 95 % " +
      "interval does not decide.",
  );
  assertStringIncludes(
    text,
    "Where two published means are equal, ours have to be within 1 point of each other.",
  );
  // The two means of 43.1 % are 54.9 points apart, in favour of the second.
  assertStringIncludes(text, "row; plain row; good 0.0 −54.9");
  // 52.7 and 43.1 %; ours over both rates: four times 5 and the seed that was lost, 42, of 100.
  assertStringIncludes(text, "row; noisy row; plain +9.6 +12.4");
  assertStringIncludes(text, "All 3 pairs");
});

Deno.test("with too few seeds no pair is decided, and each stands in one list", () => {
  const few = { ...result, trials: result.trials.filter(({ seed }) => seed <= 3) };
  const text = textOf(few);
  assertStringIncludes(text, "and in 3 the 95 % interval does not decide.");
  assertStringIncludes(text, "There are too few for any.");
  assertEquals(text.match(/row; noisy row; plain/g)?.length, 1);
  assertEquals(textOf().match(/row; good row; plain|row; plain row; good/g)?.length, 2);
  assert(!textOf().includes("There are too few"));
});

Deno.test("terminal and Markdown have the same numbers", () => {
  const markdown = detailsMarkdown(
    publishedRunsSection.details({ result, other: null }),
  );
  const [header] = markdown.split("\n").filter((line) => line.startsWith("| Setting"));
  assertStringIncludes(header!, "| Setting | Arm | Best");
  assertStringIncludes(markdown, "| row | plain | 89.9 % | 87.0 % | 43.1 % | 40.1 % |");
  assertStringIncludes(markdown, "| opposite |");
});

Deno.test("without a published table of runs there is no such section", () => {
  assertEquals(
    drawSection(publishedRunsSection, makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
    null,
  );
  assertEquals(drawSection(publishedRunsSection, { ...result, published: [] }), null);
  // Half of a table is no order, and no text about one.
  const published = result.published.slice(0, 2);
  assert(!textOf({ ...result, published }).includes("pair by pair"));
});
