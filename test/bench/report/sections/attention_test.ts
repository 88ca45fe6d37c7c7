import { inspectionSections } from "../../../../bench/report/sections/mod.ts";
import type { StoryInspection } from "../../../../models/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { makeReportResult } from "../_fixture.ts";
import { drawSection } from "../_section.ts";

const attention = inspectionSections().find(({ name }) => name === "attention")!;

/** The section of a result whose only story has this attention. */
function sectionOf(hops: readonly (readonly number[])[]): string {
  const result = makeReportResult(), [trial] = result.trials;
  const story: StoryInspection = {
    kind: "attention",
    // The most recent first.
    statements: ["Last.", "First."],
    question: "Which?",
    answer: "a",
    prediction: "a",
    supports: [0],
    attention: hops.map((hop) => [...hop]),
  };
  return drawSection(attention, { ...result, trials: [{ ...trial!, inspections: [story] }] })!.html;
}

const says = (text: string) => [...text.matchAll(/data-says="([^"]*)"/g)].map(([, words]) => words);
/** By row and hop, whether the cell is one that the hop looked at. */
const looks = (text: string) =>
  [...text.matchAll(/<tr[^>]*><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td class="([^"]*)"/g)].map(([, classes]) => classes!.includes(" on"))
  );

Deno.test("attention() says in words where each hop looked most, empty memory included", () => {
  assertEquals(says(sectionOf([[0.7, 0.2], [0.1, 0.25], [0, 1]])), [
    "It looked most at “Last.”: 70 %.",
    "It looked most at empty memory: 65 %.",
    "It looked most at “First.”: 100 %.",
  ]);
});

Deno.test("attention() marks what got at least half of the most, in the order of telling", () => {
  // Rows: first, last, empty memory; the second hop and the third leave 65 % to the latter, half of which is 32.5.
  assertEquals(looks(sectionOf([[0.6, 0.3], [0.1, 0.25], [0.35, 0]])), [
    [true, false, false],
    [true, false, true],
    [false, true, true],
  ]);
});

Deno.test("attention() says which workload and variant its parts are of, for the filters", () => {
  const { html: text } = drawSection(attention, makeReportResult())!;
  for (const mark of ['data-workload="memn2n/babi-qa1"', 'data-variant="noisy"']) {
    assert(text.includes(mark), mark);
  }
});
