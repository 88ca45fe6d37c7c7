/**
 * The official files, where a checkout has them beside it: they are not part of the repository. Where
 * they are missing the tests say so; the format itself is covered by the tests of the reader.
 */

import { tasks } from "../../../tasks/mod.ts";
import { readStories } from "../../../tasks/babi/reader.ts";
import { readTextFile } from "../../../tasks/babi/text_file.ts";
import { assertEquals } from "../../../std.ts";
import { solve } from "./_solve.ts";

const folder = new URL("../../../../shared/data/babi/en", import.meta.url).pathname;
const present = await Deno.stat(folder).then(() => true, () => false);

/** Stories and distinct answers of the training file, from the official 1k files. */
// deno-fmt-ignore
const trainCounts = [
  [200, 6], [200, 6], [200, 6], [1000, 6], [200, 7], [200, 2], [200, 4], [200, 13], [200, 2],
  [200, 3], [200, 6], [200, 6], [200, 6], [200, 6], [250, 4], [1000, 4], [125, 2], [198, 2],
  [1000, 12], [94, 7],
] as const;

Deno.test("the official files of all twenty tasks are read", async () => {
  if (!present) return console.log("not run: there are no official files beside the checkout");
  for (const [i, task] of Object.values(tasks).entries()) {
    const files = await task.locate(folder);
    const stories = readStories(await readTextFile(files.train), files.train);
    const answers = new Set(
      stories.flatMap(({ questions }) => questions.map(({ answer }) => answer)),
    );
    assertEquals([stories.length, answers.size], [...trainCounts[i]!], task.name);
    const { train, validation, test } = await task.read(files);
    assertEquals([train.length + validation.length, test.length], [1000, 1000]);
  }
});

Deno.test("the official files of the generated tasks are solved by the same solvers", async () => {
  if (!present) return console.log("not run: there are no official files beside the checkout");
  for (const number of [1, 2, 6, 15]) {
    const { train, test } = await tasks[`babi-qa${number}`]!.locate(folder);
    for (const path of [train, test]) {
      for (const story of readStories(await readTextFile(path), path)) {
        for (const question of story.questions) {
          const { answer, supports } = question;
          assertEquals(solve(number, story, question), { answer, supports: [...supports] });
        }
      }
    }
  }
});
