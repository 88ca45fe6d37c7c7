import {
  arithmeticNames,
  arithmetics,
  arithmeticSources,
  drawProblems,
  tableQuestion,
  templateOf,
} from "../../../tasks/arithmetic/mod.ts";
import {
  DataError,
  findTask,
  MissingFileError,
  parseTaskOptions,
  questionText,
  type StoryTask,
  type TableTask,
} from "../../../tasks/mod.ts";
import { interpret } from "../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../../std.ts";

const data = { seed: 3, train: 200, test: 300 };

/** A task in both forms. */
const pairs = arithmeticNames.map((name) => {
  const { task } = arithmetics[name];
  const story = findTask("story", task) as StoryTask, table = findTask("table", task) as TableTask;
  return { name, task, story, table, options: parseTaskOptions(story) };
});

Deno.test("programs answer the questions, from the table and the question's operand alone", () => {
  for (const name of arithmeticNames) {
    const { test } = drawProblems(arithmetics[name], arithmetics[name], data);
    for (const problem of test) {
      const { table, operands, answer } = tableQuestion(name, problem);
      const { steps } = templateOf(name, problem);
      assertEquals(steps.length, 4);
      const after = (operation: string) =>
        problem.comparison?.operation === operation ? operands[0]!.value : null;
      const given = { greater: after("greater"), lesser: after("lesser"), match: null };
      assertEquals(interpret(steps, given, table).answer, answer);
      assertEquals(answer, { kind: "scalar", value: problem.answer });
    }
  }
});

Deno.test("tableQuestion() asks in the words of the templates", () => {
  const comparison = { operation: "lesser", operand: 4 } as const;
  const plain = { comparison: null, answer: 8 };
  const compared = tableQuestion("compare", { numbers: [7, 4, 9, 0], comparison, answer: 1 });
  assertEquals(questionText(compared), "lesser 4 A count");
  assertEquals(compared.table.numbers, [Float32Array.of(7, 4, 9, 0)]);
  assertEquals(questionText(tableQuestion("add", { ...plain, numbers: [3, 5] })), "sum A");
  const minus = tableQuestion("subtract", { ...plain, numbers: [9, 1] });
  assertEquals(questionText(minus), "sum A difference sum B");
  assertEquals(minus.table, {
    rows: 1,
    numbers: [Float32Array.of(9), Float32Array.of(1)],
    words: [],
  });
});

Deno.test("stories and tables have the same test questions, one by one", () => {
  for (const { story, table, options } of pairs) {
    const stories = story.generate(data, options), tables = table.generate(data, options);
    assertEquals([stories.test.length, tables.test.length], [300, 300]);
    assertEquals(stories.parts, tables.parts);
    assertEquals(stories.digest, tables.digest);
    const all = [...Array(300).keys()];
    const words = stories.test.batch(all), numbers = tables.test.batch(all);
    for (const i of all) {
      const told = stories.readTest(i), shown = tables.readTest(i);
      const spoken = told.statements.map((text) => /(\d+)\.$/.exec(text)![1]!).reverse();
      assertEquals(shown.rows.flat(), spoken);
      assertEquals(shown.answer, told.answer);
      // Of a comparison; the others have no number.
      const operand = (text: string) => /(greater|lesser) .*?(\d+)/.exec(text)?.slice(1);
      assertEquals(operand(shown.question), operand(told.question));
      // What the networks are given is what is read.
      const word = words.answers[i]!;
      if (word >= 0) assertEquals(stories.vocabulary[word], String(numbers.scalars[i]));
      assertEquals(numbers.isScalar[i], 1);
    }
  }
});

Deno.test("stories and tables have the same training questions", () => {
  for (const { story, table, options } of pairs) {
    const stories = story.generate(data, options), tables = table.generate(data, options);
    const answersOf = (examples: readonly string[]) => examples.toSorted();
    const spoken = [stories.train, stories.validation].flatMap((examples) =>
      Array.from(
        examples.batch([...Array(examples.length).keys()]).answers,
        (word) => stories.vocabulary[word]!,
      )
    );
    const shown = [tables.train, tables.validation].flatMap((examples) =>
      Array.from(examples.batch([...Array(examples.length).keys()]).scalars, String)
    );
    assertEquals(spoken.length, 200);
    assertEquals(answersOf(shown), answersOf(spoken));
  }
});

Deno.test("options change the numbers and what training shows", () => {
  const [{ story, table }] = pairs as [typeof pairs[0]];
  assertEquals(parseTaskOptions(story), { largest: 9, trainingShare: 1 });
  const generate = (options: Record<string, unknown>) =>
    story.generate(data, parseTaskOptions(story, options)).digest;
  const digests = [{}, { largest: 5 }, { trainingShare: 0.8 }].map(generate);
  assertEquals(new Set(digests).size, 3);
  assertEquals(
    table.generate(data, parseTaskOptions(table, { largest: 5 })).digest,
    digests[1],
  );
  for (const options of [{ largest: 0 }, { largest: 21 }, { largest: 2.5 }, { largest: "9" }]) {
    assertThrows(() => parseTaskOptions(table, options), TypeError, "from 1 to 20");
  }
  for (const trainingShare of [0, 1.1, "1", null]) {
    assertThrows(
      () => parseTaskOptions(table, { trainingShare }),
      TypeError,
      "over 0 and at most 1",
    );
  }
});

Deno.test("both forms read the files that are written, and find what was generated", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const { fileNames, generate } of arithmeticSources) {
      const texts = generate(data);
      await Deno.writeTextFile(`${folder}/${fileNames.train}`, texts.train);
      await Deno.writeTextFile(`${folder}/${fileNames.test}`, texts.test);
    }
    for (const { task, story, table, options } of pairs) {
      const files = await story.files!.locate(`${folder}/`);
      assertEquals(files, {
        [task]: { train: `${folder}/${task}_train.txt`, test: `${folder}/${task}_test.txt` },
      });
      assertEquals(await table.files!.locate(`${folder}/`), files);
      const { digest } = story.generate(data, options);
      assertEquals((await story.files!.read(files)).digest, digest);
      assertEquals((await table.files!.read(files)).digest, digest);
    }
    const [{ task, table }] = pairs as [typeof pairs[0]], path = `${folder}/${task}_test.txt`;
    await Deno.writeTextFile(path, "1 Mary went home.\n2 Where is Mary?\thome\t1\n");
    const error = await assertRejects(
      async () => table.files!.read(await table.files!.locate(folder)),
      DataError,
    );
    assert(error.message.startsWith(`${path}: Story 1: `), error.message);
    await Deno.remove(path);
    await assertRejects(() => table.files!.locate(folder), MissingFileError, `${task}_test.txt`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
