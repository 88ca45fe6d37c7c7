import { parseTaskOptions, tableTasks } from "../../../tasks/mod.ts";
import { tableSources, templatesOf } from "../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";

const own = tableSources.map(({ task }) => tableTasks[task]!);
const counts = { seed: 1, train: 40, test: 20 };

Deno.test("the tasks about tables are solved when every question is answered", () => {
  assertEquals(
    own.map(({ name }) => name),
    [
      ...["tables-1", "tables-3", "tables-5", "tables-10", "tables-text", "tables-text-5"],
      ...["tables-words", "tables-words-5"],
    ],
  );
  for (const { kind, collection, version, targetError } of own) {
    assertEquals([kind, collection, version, targetError], ["table", "tables", 2, 0]);
  }
});

/** Accuracies as printed: the main table of the Neural Programmer, then table 4 of the noise paper. */
const printed: Readonly<Record<string, readonly number[]>> = {
  "tables-1": [100],
  "tables-3": [99.02],
  "tables-5": [99.11, 95.3, 98.7, 97.4, 99.2],
  "tables-10": [99.13],
  "tables-text": [99.11, 97.6, 98.8, 99.1, 97.3],
  "tables-text-5": [98.03],
  "tables-words": [96.49],
  "tables-words-5": [88.99],
};

Deno.test("the tasks about tables carry the published accuracies as errors of their own", () => {
  for (const { name, published } of own) {
    assertEquals(
      published.map(({ value }) => Math.round(1e4 * (1 - value)) / 100),
      printed[name] as number[],
    );
    for (const { task, trainingQuestions, epochs } of published) {
      assertEquals([task, trainingQuestions, epochs], [name, 50_000, null]);
    }
  }
  assertEquals(
    tableTasks["tables-5"]!.published.map(({ setting }) => setting),
    ["T 4", "T 4", "T 4, noise", "T 4, dropout", "T 4, dropout, noise"],
  );
});

Deno.test("table tasks read their options, and say what they expected", () => {
  const parseOptions = (options: Readonly<Record<string, unknown>>) =>
    parseTaskOptions(tableTasks["tables-5"]!, options);
  const usual = { level: 3, trainingShare: 1, balance: "kinds", columns: "all", testing: "drawn" };
  assertEquals(parseOptions({}), usual);
  for (const balance of ["kinds", "categories", "templates"]) {
    const own = { level: 1, trainingShare: 0.5, balance, columns: "varied", testing: "templates" };
    assertEquals(parseOptions(own), own);
  }
  // As in the paper, where drawing would show all.
  assertEquals(
    parseTaskOptions(tableTasks["tables-text"]!),
    { ...usual, level: 4, trainingShare: 0.9742 },
  );
  assertEquals(
    parseTaskOptions(tableTasks["tables-text-5"]!),
    { ...usual, level: 4, trainingShare: 0.3102 },
  );
  assertEquals(
    parseTaskOptions(tableTasks["tables-words-5"]!),
    { ...usual, balance: "templates" },
  );
  const refused = (options: Readonly<Record<string, unknown>>) =>
    assertThrows(() => parseOptions(options), TypeError).message;
  assertEquals(
    refused({ level: 4 }),
    "Cannot use the task options of tables-5: level: Expected a whole number from 1 to 3: 4",
  );
  for (const level of [0, 1.5, "2", null]) refused({ level });
  for (const trainingShare of [0, -1, 1.1, NaN, "1", null]) refused({ trainingShare });
  assertEquals(
    refused({ share: 1 }),
    "Cannot use the task options of tables-5: share: There are only level, trainingShare, balance, columns, testing",
  );
});

Deno.test("the digest of generated questions is theirs: seed, options and every number decide it", () => {
  const digest = (name: string, seed = 1, options = {}) => {
    const task = tableTasks[name]!;
    return task.generate({ ...counts, seed }, parseTaskOptions(task, options)).digest;
  };
  const all = [
    ...own.map(({ name }) => digest(name)),
    digest("tables-1", 2),
    digest("tables-1", 1, { level: 1 }),
    digest("tables-1", 1, { trainingShare: 0.5 }),
    digest("tables-1", 1, { testing: "templates" }),
    digest("tables-3", 1, { columns: "varied" }),
  ];
  assertEquals(new Set(all).size, all.length);
  assertEquals(digest("tables-5"), all[2]);
});

Deno.test("a data set tells the level of each training example, and its kinds of questions apart", () => {
  const task = tableTasks["tables-text"]!;
  const generate = (train: number, options = {}) =>
    task.generate({ ...counts, train }, parseTaskOptions(task, options));
  const { difficulties, train, parts, digest } = generate(400);
  assertEquals(difficulties!.length, train.length);
  assertEquals(new Set(Array.from(difficulties!)), new Set([1, 2, 3, 4]));
  assert(parts.length > 5 && parts.every(({ task }) => task !== "tables-text"));
  const easy = generate(400, { level: 1 });
  assertEquals(new Set(Array.from(easy.difficulties!)), new Set([1]));
  assertNotEquals(easy.digest, digest);
});

Deno.test("templates have the lowest level whose list they are in", () => {
  const kinds = (level: 1 | 2 | 3 | 4) =>
    new Set(templatesOf(level, 2, level === 4 ? 1 : 0).map((one) => JSON.stringify(one.tokens)));
  const lists = [kinds(1), kinds(2), kinds(3), kinds(4)];
  for (const { tokens, level } of templatesOf(4, 2, 1)) {
    const first = lists.findIndex((list) => list.has(JSON.stringify(tokens)));
    assertEquals(level, first + 1 as typeof level);
  }
});
