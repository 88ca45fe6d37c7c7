import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { questionText, type TableQuestion } from "../../../tasks/mod.ts";
import {
  generateQuestions,
  type QuestionStyle,
  type TableOptions,
  templatesOf,
  UNSEEN,
} from "../../../tasks/tables/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const COLUMNS = 5, QUESTIONS = 5000;

type Parts = ReturnType<typeof generateQuestions>;

/** Several tests look at the same ones. */
const made = new Map<string, Parts>();

function partsOf(options: Partial<TableOptions>): Parts {
  const key = JSON.stringify(options), parts = made.get(key) ?? makeParts(options);
  made.set(key, parts);
  return parts;
}

function makeParts(options: Partial<TableOptions>): Parts {
  return generateQuestions(
    { numericColumns: COLUMNS, textColumns: 0, variety: false },
    { level: 3, trainingShare: 1, ...options },
    { train: QUESTIONS, test: QUESTIONS },
    new RandomStream(streamKey(3, "data")),
  );
}

/** How many templates each kind of question has. */
const templates = new Map(
  [...Map.groupBy(templatesOf(3, COLUMNS, 0), ({ kind }) => kind)]
    .map(([kind, { length }]) => [kind, length]),
);

/** The statistic of Pearson's test that kinds come as often as their weights say. */
function chiSquare(questions: readonly { part: string }[], weightOf: (kind: string) => number) {
  const counts = Map.groupBy(questions, ({ part }) => part.replace(UNSEEN, ""));
  const kinds = [...templates.keys()];
  assertEquals([...counts.keys()].filter((kind) => !templates.has(kind)), []);
  const weights = kinds.reduce((sum, kind) => sum + weightOf(kind), 0);
  return kinds.reduce((sum, kind) => {
    const expected = questions.length * weightOf(kind) / weights;
    return sum + ((counts.get(kind)?.length ?? 0) - expected) ** 2 / expected;
  }, 0);
}

Deno.test("what a test asks does not follow from the training question at its place", () => {
  const { train, test } = partsOf({});
  const wordsOf = ({ words }: TableQuestion) => words.join(" ");
  const pairs = new Set(train.map((question, i) => `${wordsOf(question)} | ${wordsOf(test[i]!)}`));
  const asked = new Set(train.map(wordsOf));
  // From one stream, each template of the training would have one of the test that goes with it: as many
  // pairs as templates. Drawn apart, hardly a pair comes twice among a million and more.
  assert(asked.size > 1000 && asked.size < 1300, `${asked.size}`);
  assert(pairs.size > 0.99 * QUESTIONS, `${pairs.size} pairs`);
});

const alike = () => 1, byTemplates = (kind: string) => templates.get(kind)!;

/** Of 23 kinds: the mean of the statistic is 22, its deviation sqrt 44; five of them. */
const LIMIT = 22 + 5 * Math.sqrt(44);

Deno.test("balanced by kinds, each kind is trained on as often as any other", () => {
  // 3 aggregates: alone, after 2 comparisons, and after 2 orders of them joined in 2 ways; 2 differences.
  assertEquals(templates.size, 3 * (1 + 2 + 4) + 2);
  const { train } = partsOf({ balance: "kinds" });
  assert(chiSquare(train, alike) < LIMIT, `${chiSquare(train, alike)}`);
  assert(chiSquare(train, byTemplates) > 10 * LIMIT);
});

Deno.test("balanced by categories, each is trained on as often as any other, and so is each of its templates", () => {
  const { train } = partsOf({ balance: "categories" });
  // Of 5,000 each has 1,250, with a deviation of 31; five of them.
  const categories = new Map(
    templatesOf(3, COLUMNS, 0).map(({ kind, category }) => [kind, category]),
  );
  const counts = Map.groupBy(train, ({ part }) => categories.get(part));
  assertEquals([...counts.keys()].sort(), ["aggregation", "arithmetic", "comparison", "logic"]);
  for (const [category, { length }] of counts) {
    assert(Math.abs(length - QUESTIONS / 4) < 5 * 31, `${category}: ${length}`);
  }
  // Of 11 aggregates 5 are sums, 5 print and 1 counts: 1,250 / 11 = 114 counts.
  const alone = (kind: string) => train.filter(({ part }) => part === kind).length;
  assert(Math.abs(alone("count") - 114) < 5 * 11, `${alone("count")}`);
  assert(Math.abs(alone("sum") - 568) < 5 * 23, `${alone("sum")}`);
});

Deno.test("templates are as often as any other in tests, and in training that says nothing else", () => {
  const balanced = partsOf({ balance: "kinds" }), usual = partsOf({});
  const texts = (questions: readonly TableQuestion[]) => questions.map(questionText).join("\n");
  assert(texts(balanced.test) === texts(usual.test), "tests are of balanced kinds");
  assert(texts(partsOf({ balance: "templates" }).train) === texts(usual.train));
  for (const part of [usual.test, usual.train]) {
    assert(chiSquare(part, byTemplates) < LIMIT, `${chiSquare(part, byTemplates)}`);
    assert(chiSquare(part, alike) > 10 * LIMIT);
  }
});

const one: QuestionStyle = { numericColumns: 1, textColumns: 0, variety: false };

function testOf(style: Partial<QuestionStyle>, test: number, options: Partial<TableOptions> = {}) {
  return generateQuestions(
    { ...one, ...style },
    { level: style.textColumns === undefined ? 3 : 4, trainingShare: 1, ...options },
    { train: 400, test },
    new RandomStream(streamKey(1, "data")),
  );
}

const wordings = (questions: readonly TableQuestion[]) =>
  questions.map(({ words }) => words.join(" "));

Deno.test("a test of templates asks each of them once, in random order", () => {
  const { train, test } = testOf({}, 1000, { testing: "templates" });
  assertEquals([train.length, test.length], [400, 23]);
  assertEquals(new Set(wordings(test)).size, 23);
  assertEquals(new Set(test.map(({ table }) => table.rows)), new Set([120]));
  const listed = templatesOf(3, 1, 0).map(({ kind }) => kind), asked = test.map(({ part }) => part);
  assert(asked.join() !== listed.join());
  assertEquals(asked.toSorted(), listed.toSorted());
});

Deno.test("a test of templates counts wordings and words to match, and takes some of too many", () => {
  const all = (style: Partial<QuestionStyle>, most = 2000) => {
    const { test } = testOf(style, most, { testing: "templates" });
    assertEquals(new Set(wordings(test)).size, test.length);
    return test;
  };
  assertEquals(all({ variety: true }).length, 1368);
  // See forms_test.ts.
  assertEquals(all({ textColumns: 1 }).length, 4 * (1 + 12 + 84) + 2);
  const some = all({ variety: true }, 500);
  assertEquals(some.length, 500);
  // Of 48 differences among 1,368 about 17.5, with a deviation of 3.3: not the first or last ones.
  const differences = some.filter(({ part }) => part.includes("difference")).length;
  assert(differences > 3 && differences < 34, `${differences}`);
});

Deno.test("what is unseen is what no training question was drawn of, form and all", () => {
  const { train, test } = testOf({ variety: true }, 500);
  const shown = new Set(wordings(train));
  for (const [i, wording] of wordings(test).entries()) {
    assertEquals(test[i]!.part.startsWith(UNSEEN), !shown.has(wording), wording);
  }
  // 400 of 23 templates leave 17 each. Of 12 with two comparisons each has 90 or 120 forms, so that
  // 1 - e^(-17 / 90) = 17 % or 13 % of these are seen; of the 11 others, of 3 to 24 forms, most.
  const unseen = test.filter(({ part }) => part.startsWith(UNSEEN)).length / test.length;
  assert(unseen > 0.45 && unseen < 0.75, `${unseen}`);
  assertEquals(train.filter(({ part }) => part.startsWith(UNSEEN)), []);
});

Deno.test("training shows a share of the forms", () => {
  const { train } = testOf({ textColumns: 1 }, 1, { trainingShare: 0.05 });
  // 390 forms, of which 20 are shown by 400 questions.
  assertEquals(new Set(wordings(train)).size, 20);
});

/** How many numeric and text columns a table has, the first ones; the others are empty. */
function presentIn({ table }: TableQuestion): string {
  return [table.numbers, table.words].map((columns) => {
    const there = columns.map(({ length }) => length === table.rows);
    const present = there.filter(Boolean).length;
    assertEquals(there, columns.map((_, i) => i < present));
    assertEquals(
      columns.slice(present).map(({ length }) => length),
      columns.slice(present).map(() => 0),
    );
    return present;
  }).join(" + ");
}

Deno.test("training tables have all columns, or each number of the first ones as often as any other", () => {
  assertEquals(new Set(partsOf({}).train.map(presentIn)), new Set(["5 + 0"]));
  const { train, test } = partsOf({ columns: "varied" });
  assertEquals(new Set(test.map(presentIn)), new Set(["5 + 0"]));
  const counts = Map.groupBy(train, presentIn);
  assertEquals([...counts.keys()].sort(), ["1 + 0", "2 + 0", "3 + 0", "4 + 0", "5 + 0"]);
  // Of 5,000 each has 1,000, with a deviation of 28; five of them.
  for (const { length } of counts.values()) assert(Math.abs(length - 1000) < 5 * 28, `${length}`);
});

Deno.test("with text, varied tables have one column of either kind at least", () => {
  const style = { numericColumns: 3, textColumns: 2 };
  const { train, test } = testOf(style, 10, { columns: "varied" });
  assertEquals(
    [...new Set(train.map(presentIn))].sort(),
    ["1 + 1", "1 + 2", "2 + 1", "2 + 2", "3 + 1", "3 + 2"],
  );
  assertEquals(new Set(test.map(presentIn)), new Set(["3 + 2"]));
  // Where there is one column of each, it is there.
  const { train: two } = testOf({ textColumns: 1 }, 10, { columns: "varied" });
  assertEquals(new Set(two.map(presentIn)), new Set(["1 + 1"]));
});

Deno.test("questions are about the columns that are there, and balanced among their templates", () => {
  const { train } = partsOf({ columns: "varied", balance: "categories" });
  const single = train.filter((question) => presentIn(question) === "1 + 0");
  const wordings = new Set(single.map(({ words }) => words.join(" ")));
  // All templates of one column, and no other: about A.
  assertEquals(wordings.size, 23);
  // A quarter of about 1,000 are differences.
  const differences = single.filter(({ words }) => words.includes("difference")).length;
  assert(Math.abs(differences / single.length - 1 / 4) < 0.07, `${differences}`);
  for (const question of train) {
    const [numeric] = presentIn(question).split(" ");
    for (const name of "ABCDE".slice(Number(numeric))) assert(!question.words.includes(name));
  }
});

Deno.test("tables are of no size that none of the shown templates is about", () => {
  // One of 1,231 templates.
  const { train } = partsOf({ columns: "varied", trainingShare: 0.001 });
  const [wording, ...others] = new Set(train.map(({ words }) => words.join(" ")));
  assertEquals(others, []);
  const needed = Math.max(...wording!.split(" ").map((word) => 1 + "ABCDE".indexOf(word)));
  assert(needed > 1, wording);
  const sizes = [1, 2, 3, 4, 5].filter((size) => size >= needed).map((size) => `${size} + 0`);
  assertEquals([...new Set(train.map(presentIn))].sort(), sizes);
});
