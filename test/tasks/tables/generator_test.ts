import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { questionText, type TableQuestion } from "../../../tasks/mod.ts";
import { generateQuestions, type TableOptions, templatesOf } from "../../../tasks/tables/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const COLUMNS = 5, QUESTIONS = 5000;

function partsOf(options: Partial<TableOptions>) {
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
  const counts = Map.groupBy(questions, ({ part }) => part), kinds = [...templates.keys()];
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
