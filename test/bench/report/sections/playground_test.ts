import { playground } from "../../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeNetwork } from "../../_trials.ts";
import { hostile, makeReportResult } from "../_fixture.ts";
import { drawSection } from "../_section.ts";

const result = makeReportResult();
const [trial] = result.trials;
const network = { trial: trial!.id, ...makeNetwork(1) };

interface PlaygroundData {
  readonly network: unknown;
  readonly stories: readonly {
    readonly story: string;
    readonly question: string;
    readonly answer: string;
  }[];
}

/** What the page's script gets. */
function dataOf(result: ResultFile): PlaygroundData {
  const { html: text } = drawSection(playground, result)!;
  return JSON.parse(/<script type="application\/json"[^>]*>(.*)<\/script>/s.exec(text)![1]!);
}

Deno.test("playground() is left out without a network, or without the trial it is of", () => {
  assertEquals(drawSection(playground, result), null);
  const another = { ...result, network: { ...network, trial: "another" } };
  assertEquals(drawSection(playground, another), null);
});

Deno.test("playground() says which network it is, and how well it did", () => {
  const { text } = drawSection(playground, { ...result, network })!;
  // The fixture's first trial has two wrong answers of a hundred.
  for (const words of ["memn2n/babi-qa1", "plain, seed 1", "98.0 % of the test", "knows 1 word"]) {
    assertStringIncludes(text.replaceAll(" ,", ","), words);
  }
});

Deno.test("playground() gives the page the network and the workload's stories as they were told, each once", () => {
  const { network: given, stories } = dataOf({ ...result, network });
  const { model: _model, trial: _trial, ...weights } = network;
  assertEquals(given, weights);
  // Two variants looked at the same three.
  assertEquals(stories.length, 3);
  assertEquals(stories[0], {
    story: `${hostile}\nJohn took the apple.\nMary journeyed to the hallway.`,
    question: "Where is Mary?",
    answer: "hallway",
  });
  const none = result.trials.map((trial) => ({ ...trial, inspections: [] }));
  assertEquals(dataOf({ ...result, trials: none, network }).stories, []);
});

Deno.test("playground() escapes words and questions", () => {
  const vocabulary = ["", hostile, "</script>"];
  const own = { ...result, network: { ...network, vocabulary } };
  const { html: text } = drawSection(playground, own)!;
  assert(!text.includes(hostile));
  assertEquals(text.match(/<\/script>/g)?.length, 1);
  assertEquals(
    (dataOf(own).network as typeof network).vocabulary,
    vocabulary,
  );
});
