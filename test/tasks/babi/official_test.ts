/**
 * The official files, where a checkout has them beside it: they are not part of the repository. Where
 * they are missing the tests count as ignored; the format itself is covered by the tests of the reader.
 */

import {
  readStories,
  readTextFile,
  readTexts,
  type Story,
  type StorySource,
  storySources,
  storyTasks,
  type TextStatistics,
  textStatistics,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { totalVariation } from "./_total_variation.ts";
import { assertSolved } from "./_assert_solved.ts";
import { grammar } from "./_grammar.ts";

const folder = new URL("../../../../shared/data/babi/en", import.meta.url).pathname;
const present = await Deno.stat(folder).then(() => true, () => false);

/** A test of the official files; without them it is ignored, and counted as such. */
function officialTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, ignore: !present, fn });
}

/**
 * Of the official 1k files, by task: stories and distinct answers of the training file, stories of the
 * test file; then, over both, distinct words and answers, words of the longest statement and of the
 * longest question, and the most statements that a question comes after.
 */
// deno-fmt-ignore
const measured = [
  [200, 6, 200, 19, 6, 3, 10], [200, 6, 200, 33, 6, 4, 88], [200, 6, 200, 34, 6, 7, 228],
  [1000, 6, 1000, 14, 7, 6, 2], [200, 7, 200, 39, 6, 7, 102], [200, 2, 200, 35, 6, 5, 26],
  [200, 4, 200, 43, 6, 6, 34], [200, 13, 200, 45, 6, 4, 58], [200, 2, 200, 23, 7, 5, 10],
  [200, 3, 200, 24, 9, 5, 10], [200, 6, 200, 26, 8, 3, 10], [200, 6, 200, 20, 8, 3, 10],
  [200, 6, 200, 26, 8, 3, 10], [200, 6, 200, 25, 8, 6, 14], [250, 4, 250, 17, 5, 5, 8],
  [1000, 4, 1000, 17, 4, 4, 9], [125, 2, 125, 18, 11, 11, 2], [198, 2, 199, 18, 9, 9, 15],
  [1000, 12, 1000, 31, 7, 10, 5], [94, 7, 93, 35, 6, 7, 12],
] as const;

/** Asserts that a task's files in a folder have these counts, listed as in `measured`. */
async function assertCounts(source: StorySource, folder: string, expected: readonly number[]) {
  const files = await source.locate(folder);
  const train = readStories(await readTextFile(files.train), files.train);
  const test = readStories(await readTextFile(files.test), files.test);
  const statements = [...train, ...test].flatMap((story) => story.statements);
  const questions = [...train, ...test].flatMap((story) => story.questions);
  const answers = train.flatMap((story) => story.questions.map(({ answer }) => answer));
  const words = new Set([...statements, ...questions].flatMap(({ words }) => words));
  for (const { answer } of questions) words.add(answer);
  const dataset = await storyTasks[source.task]!.files!.read({ [source.task]: files }),
    { shape } = dataset;
  const told = Math.max(...questions.map(({ told }) => told));
  assertEquals(
    [
      train.length,
      new Set(answers).size,
      test.length,
      words.size,
      shape.statementWords,
      shape.questionWords,
      told,
    ],
    [...expected],
    source.task,
  );
  assertEquals(shape.memorySlots, Math.min(50, told), source.task);
  // Word 0 is the null word; words that the test file alone has are not in the vocabulary.
  assertEquals(shape.vocabularySize, dataset.vocabulary.length);
  assert(shape.vocabularySize <= words.size + 1 && shape.vocabularySize > words.size - 3);
  return [dataset.train.length + dataset.validation.length, dataset.test.length];
}

officialTest("the official files of all twenty tasks are read", async () => {
  for (const [i, source] of storySources.entries()) {
    assertEquals(await assertCounts(source, folder, measured[i]!), [1000, 1000], source.task);
  }
});

officialTest("the official file for validation of task 3 is read as one", async () => {
  // 10,000 questions of it cannot be had, so that it stands beside the training file of 1,000.
  const validation = `${folder}-valid-10k/qa3_valid.txt`;
  const pair = await storySources[2]!.locate(folder);
  const read = (files: typeof pair) => storyTasks["babi-qa3"]!.files!.read({ "babi-qa3": files });
  const dataset = await read({ ...pair, validation }), usual = await read(pair);
  assertEquals(
    [dataset.train, dataset.validation, dataset.test].map(({ length }) => length),
    [1000, 1000, 1000],
  );
  assertEquals(dataset.parts, [{
    task: "babi-qa3",
    trainingQuestions: 2000,
    ownValidationQuestions: 1000,
    testQuestions: 1000,
  }]);
  assertEquals(dataset.unknownAnswers.validation, { unknown: 0, total: 1000 });
  assertEquals([usual.train.length, usual.validation.length], [900, 100]);
});

officialTest(
  "of the official answers, one of task 8 alone is not in the training part",
  async () => {
    for (const { task, locate } of storySources) {
      const { unknownAnswers } = await storyTasks[task]!.files!.read({
        [task]: await locate(folder),
      });
      assertEquals(
        unknownAnswers.test,
        { unknown: Number(task === "babi-qa8"), total: 1000 },
        task,
      );
    }
  },
);

Deno.test("a small folder of the official form is read", async () => {
  // Three stories, the first with two questions: a list answer, supports in order of reasoning, no
  // space before the tab, CRLF. Words: the shop is north of hall yard east, what, how do you go from
  // to; and the answer "w,n", which is one word: 8 + 1 + 6 + 1 = 16.
  const train = [
    "1 The shop is north of the hall.",
    "2 The yard is east of the hall.",
    "3 What is north of the hall?\tshop\t1",
    "4 How do you go from the yard to the shop?\tw,n\t2 1",
    "1 The hall is north of the yard.",
    "2 What is north of the yard?\thall\t1",
    "1 The shop is east of the yard.",
    "2 What is east of the yard?\tshop\t1",
    "",
  ].join("\r\n");
  const test = "1 The shop is east of the hall.\n2 What is east of the hall?\tshop\t1\n";
  const small = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${small}/qa19_path-finding_train.txt`, train);
    await Deno.writeTextFile(`${small}/qa19_path-finding_test.txt`, test);
    // Seven words in a statement, ten in "how do you go from the yard to the shop", two told.
    const counts = await assertCounts(storySources[18]!, small, [3, 3, 1, 16, 7, 10, 2]);
    assertEquals(counts, [4, 1]);
  } finally {
    await Deno.remove(small, { recursive: true });
  }
});

const large = `${folder}-10k`;

/**
 * Questions of the official files that the solvers answer otherwise, by file: story and question,
 * counted from 0. All ask what somebody gave to somebody who was given two things by them, and mean
 * the earlier gift; most questions of this kind mean the later one.
 */
// deno-fmt-ignore
const exceptions: Readonly<Record<string, readonly string[]>> = {
  "en/qa5_three-arg-relations_train.txt": ["7:3", "7:4"],
  "en/qa5_three-arg-relations_test.txt": ["62:2", "185:3"],
  "en-10k/qa5_three-arg-relations_train.txt": [
    "7:3", "7:4", "208:4", "344:2", "385:4", "528:1", "533:2", "560:4", "597:4", "606:4", "693:1",
    "1030:3", "1078:2", "1195:4", "1324:4", "1422:4", "1445:4", "1508:2", "1908:2", "1985:1",
  ],
};

/** The official files of a task: of 1,000 and, but for task 3, of 10,000 training questions. */
async function officialFiles(source: StorySource): Promise<string[]> {
  const { train, test } = await source.locate(folder);
  return [train, test, ...source.number === 3 ? [] : [(await source.locate(large)).train]];
}

for (const source of storySources) {
  const { number } = source;
  officialTest(`task ${number}: the official files are solved and have our grammar`, async () => {
    const patterns = grammar[number]!.map((line) => new RegExp(`^\\d+ ${line}$`));
    for (const path of await officialFiles(source)) {
      const text = await readTextFile(path);
      for (const line of text.trimEnd().split("\n")) {
        assertEquals(patterns.filter((pattern) => pattern.test(line)).length, 1, line);
      }
      const unsolved: string[] = [];
      for (const [i, story] of readStories(text, path).entries()) {
        for (const [j, question] of story.questions.entries()) {
          try {
            assertSolved(number, story, question);
          } catch {
            unsolved.push(`${i}:${j}`);
          }
        }
      }
      assertEquals(unsolved, exceptions[path.split("/").slice(-2).join("/")] ?? [], path);
    }
  });
}

/** Both halves of the released texts of a task: 10,000 training questions; of task 3 the 1k files. */
async function releasedHalves(source: StorySource): Promise<[Story[], Story[]]> {
  const files = await source.locate(source.number === 3 ? folder : large);
  const { train, test } = await readTexts(files);
  if (source.number === 3) return [readStories(train, files.train), readStories(test, files.test)];
  const stories = readStories(train, files.train), middle = Math.ceil(stories.length / 2);
  return [stories.slice(0, middle), stories.slice(middle)];
}

for (const source of storySources) {
  officialTest(
    `${source.task}: generated stories are distributed as the released ones`,
    async () => {
      const [first, second] = await releasedHalves(source);
      const released = textStatistics([...first, ...second]);
      const halves = [textStatistics(first), textStatistics(second)] as const;
      const { train } = source.generate({ seed: 1, train: 10_000, test: 1 });
      const generated = textStatistics(readStories(train, "generated"));
      if (source.number !== 3) assertEquals(generated.vocabulary, released.vocabulary);
      assertEquals(new Set(generated.answers.keys()), new Set(released.answers.keys()));
      assertEquals(generated.longestStatement, released.longestStatement);
      assertEquals(generated.longestQuestion, released.longestQuestion);
      for (const field of ["statementsPerStory", "actions", "answers"] as const) {
        const distance = (a: TextStatistics, b: TextStatistics) =>
          totalVariation<number | string>(a[field], b[field]);
        const found = distance(generated, released),
          limit = Math.max(0.02, 2 * distance(...halves));
        assert(found <= limit, `${field}: ${found} is over ${limit}`);
      }
    },
  );
}
