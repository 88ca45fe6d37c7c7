/**
 * Texts with something wrong in them: the reader gives a whole data set or names file and line. The
 * texts are generated ones, and the official files where a checkout has them beside it.
 */

import { fc } from "../../_properties.ts";
import { DataError, readStories, readTexts, storySources } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../std.ts";

const folder = new URL("../../../../shared/data/babi/en", import.meta.url).pathname;
const present = await Deno.stat(folder).then(() => true, () => false);

/** The beginnings of texts: what is wrong further on is wrong in the same ways. */
const LENGTH = 4000;

async function texts(): Promise<string[]> {
  const all: string[] = [];
  for (const source of storySources) {
    const made = present
      ? await readTexts(await source.locate(folder))
      : source.generate({ seed: 1, train: 60, test: 10 });
    all.push(made.train.slice(0, made.train.lastIndexOf("\n", LENGTH) + 1));
  }
  return all;
}

const fragment = fc.oneof(
  fc.constantFrom(
    "1 ",
    "2 ",
    "0 ",
    "-1 ",
    "1e3 ",
    "99999999999999999999 ",
    "\t",
    "\t\t",
    "\n",
    "\r",
  ),
  fc.constantFrom(
    "\r\n",
    " ",
    "?",
    ".",
    "",
    "\u2028",
    "\u0085",
    "\ufeff",
    "é",
    "\ud83d\ude00",
    "\0",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Something that goes wrong with a file, at a place given as a share of its length. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: place, fragment }),
  fc.record({ kind: fc.constant("replace" as const), at: place, fragment }),
  fc.record({ kind: fc.constant("delete" as const), at: place, length: fc.integer({ max: 99 }) }),
  fc.record({ kind: fc.constant("truncate" as const), at: place }),
  fc.record({ kind: fc.constant("move line" as const), at: place, to: place }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(text: string, change: Mutation): string {
  const at = Math.floor(change.at * text.length);
  switch (change.kind) {
    case "insert":
      return text.slice(0, at) + change.fragment + text.slice(at);
    case "replace":
      return text.slice(0, at) + change.fragment + text.slice(at + change.fragment.length);
    case "delete":
      return text.slice(0, at) + text.slice(at + Math.max(0, change.length));
    case "truncate":
      return text.slice(0, at);
    case "move line": {
      const lines = text.split("\n");
      const [line] = lines.splice(Math.floor(change.at * lines.length), 1);
      lines.splice(Math.floor(change.to * lines.length), 0, line!);
      return lines.join("\n");
    }
  }
}

/** Asserts that stories are whole: every line of the text is in them, every support is told before. */
function assertWhole(text: string): void {
  const stories = readStories(text, "file");
  const told = stories.reduce((sum, { statements }) => sum + statements.length, 0);
  const asked = stories.reduce((sum, { questions }) => sum + questions.length, 0);
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  assertEquals(told + asked, lines.length);
  for (const { statements, questions } of stories) {
    for (const { supports, told, words, answer } of questions) {
      assert(words.length > 0 && answer !== "");
      const before = statements.slice(0, told).map(({ id }) => id);
      assert(supports.length > 0 && supports.every((support) => before.includes(support)));
    }
  }
}

Deno.test("readStories() reads 10,000 mutated files whole, or says where they are wrong", async () => {
  if (!present) {
    console.log("on generated stories: there are no official files beside the checkout");
  }
  const originals = await texts();
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      (original, changes) => {
        const text = changes.reduce(mutate, original);
        try {
          assertWhole(text);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          assertMatch(error.message, /^file:(\d+:)? /);
          refused += 1;
        }
      },
    ),
    { numRuns: 10_000, seed: 1 },
  );
  // Both happen: a property that refuses everything, or nothing, would hold as well.
  assert(refused > 2000 && refused < 9900, `${refused} refused`);
});
