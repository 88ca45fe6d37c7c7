/** The pages show the evidence that is kept, and every claim has some or a reason. */

import { fileURLToPath } from "node:url";
import { claimStandings, evidenceText, readEvidence } from "../../../bench/results/evidence/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { readBlock, replaceBlock } from "../../../tools/docs/block.ts";
import { blocks, plainMarkdown } from "../../../tools/docs/pages.ts";
import { largestOf } from "../../../tools/docs/write_evidence.ts";

const root = new URL("../../../", import.meta.url);
const folder = new URL("docs/evidence/", root);
const files = await readEvidence(fileURLToPath(folder));

for (const { page, name, make } of blocks) {
  Deno.test(`${page} shows ${name} as the evidence has it`, () => {
    const shown = readBlock(Deno.readTextFileSync(new URL(page, root)), name);
    assertEquals(plainMarkdown(shown), plainMarkdown(make(files)), "Run `deno task docs`");
  });
}

Deno.test("every evidence file is small, has its suite's name, and was written by this code", () => {
  assert(files.length > 0);
  for (const file of files) {
    const { name } = file.suite, text = Deno.readTextFileSync(new URL(`${name}.json`, folder));
    assert(text.length < 60_000, `${name}: ${text.length} bytes`);
    assertEquals(text, evidenceText(file));
    assertEquals(file.suite.version, suites[name]!.version, `${name} is of an old version`);
    assert(file.digests.length === 20 || file.digests.length === file.trials.ended);
    assert(file.command.every((word) => !word.includes("/")), file.command.join(" "));
  }
});

Deno.test("every claim of evidence is a claim of today, in the same words", () => {
  const standings = new Map(claimStandings(files).map((one) => [one.claim.id, one]));
  for (const { claims } of files) {
    for (const { id, sentence, published } of claims) {
      const standing = standings.get(id);
      assertEquals(standing?.claim.sentence, sentence);
      if (published !== null) assert(standing!.published !== null, id);
    }
  }
});

Deno.test("of several results of a suite the one with most trials is kept", () => {
  const of = (trials: number) => ({ trials: Array(trials) }) as unknown as ResultFile;
  const [first, second, third] = [of(2), of(3), of(1)];
  assertEquals(largestOf([first, second, third]), second);
  assert(largestOf([second, of(3)]) === second);
});

Deno.test("replaceBlock() changes what is between two lines, and needs both", () => {
  const [first, last] = ["<!-- a: written by `deno task docs` -->", "<!-- end of a -->"];
  const page = `Before\n\n${first}\n\nold\n\n${last}\n\nAfter\n`;
  const changed = replaceBlock(page, "a", "new\n");
  assertEquals(changed, `Before\n\n${first}\nnew\n${last}\n\nAfter\n`);
  assertEquals([readBlock(page, "a"), readBlock(changed, "a")], ["old", "new"]);
  assertThrows(() => replaceBlock(page, "b", ""), RangeError, "Cannot find the line");
  assertThrows(() => readBlock(`${first}\n`, "a"), RangeError, "end of a");
});

Deno.test("plainMarkdown() forgets how cells are padded and lines broken, and nothing else", () => {
  assertEquals(
    plainMarkdown("| a   | b |\n| --- | ----- |\n\nlong\ntext\n"),
    plainMarkdown("| a | b |\n| ------ | --- |\n\nlong text"),
  );
  assert(plainMarkdown("| a | 1 |") !== plainMarkdown("| a | 2 |"));
  assert(plainMarkdown("| − |") !== plainMarkdown("| - |"));
});
