import { buildStoryDataset, DataError } from "../../../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";

const paths = { trainPath: "train", testPath: "test" };

/** The data set of one task. */
function datasetOf(train: string, test: string) {
  return buildStoryDataset([{ task: "one", train, test, ...paths }]);
}

// Three stories of one, two and one questions: the last holds 1 of 4, at least a tenth.
const train = `1 Mary went home.
2 Where is Mary?\thome\t1
1 John went out.
2 Mary went home.
3 Where is John? \tout\t1
4 Where is Mary?\thome\t2
1 Out went John.
2 Where is John?\tout\t1
`;
const test = `1 John went home.
2 Sue danced in Rome with Mary.
3 Where is Sue now?\trome\t2
`;

Deno.test("buildStoryDataset() numbers words as they appear in the training text", () => {
  const { vocabulary, shape } = datasetOf(train, test);
  assertEquals(vocabulary, ["", "mary", "went", "home", "where", "is", "john", "out"]);
  // Two statements before a question at most; "sue danced in rome with mary" has six words, "where
  // is sue now" four: the test text counts for the shape.
  assertEquals(shape, { vocabularySize: 8, memorySlots: 2, statementWords: 6, questionWords: 4 });
});

Deno.test("buildStoryDataset() puts the most recent statement into slot 0", () => {
  const dataset = datasetOf(train, test);
  const batch = dataset.train.batch([2, 0]);
  assertEquals([batch.size, batch.memorySlots, batch.statementWords, batch.questionWords], [
    2,
    2,
    6,
    4,
  ]);
  assertEquals([...batch.statementCounts], [2, 1]);
  // deno-fmt-ignore
  assertEquals([...batch.statements], [
    1, 2, 3, 0, 0, 0,  6, 2, 7, 0, 0, 0, // mary went home; john went out
    1, 2, 3, 0, 0, 0,  0, 0, 0, 0, 0, 0, // mary went home
  ]);
  assertEquals([...batch.questions], [4, 5, 1, 0, 4, 5, 1, 0]);
  assertEquals([...batch.answers], [3, 3]);
});

Deno.test("buildStoryDataset() knows no word that training did not show", () => {
  const { test: examples } = datasetOf(train, test);
  const batch = examples.batch([0]);
  assertEquals([...batch.statements], [0, 0, 0, 0, 0, 1, 6, 2, 3, 0, 0, 0]);
  assertEquals([...batch.questions], [4, 5, 0, 0]);
  assertEquals([...batch.answers], [-1]);
});

Deno.test("buildStoryDataset() holds out the last stories with a tenth of the questions", () => {
  const { train: rest, validation } = datasetOf(train, test);
  assertEquals([rest.length, validation.length], [3, 1]);
  // Ten stories of one question and one of two: the last story has 2 of 12, at least a tenth; were it
  // of one, two stories of 1 of 11 would be needed.
  const story = (questions: number) =>
    "1 A b.\n" + Array.from({ length: questions }, (_, i) => `${i + 2} C?\td\t1\n`).join("");
  const held = (last: number) =>
    datasetOf(story(1).repeat(10) + story(last), test).validation.length;
  assertEquals([held(2), held(1)], [2, 2]);
});

Deno.test("buildStoryDataset() remembers the 50 most recent statements", () => {
  const told = Array.from({ length: 60 }, (_, i) => `${i + 1} Word${i + 1}.\n`).join("");
  const long = `${told}61 Which?\tword60\t60 5\n`;
  const dataset = datasetOf(long + long, long);
  assertEquals(dataset.shape.memorySlots, 50);
  const { statements, supports } = dataset.readTest(0);
  assertEquals([statements.length, statements[0], statements[49]], [50, "Word60.", "Word11."]);
  // Statement 5 has been forgotten.
  assertEquals(supports, [0]);
});

Deno.test("batches hold the 50 most recent statements, the last told in slot 0", () => {
  // Sixty statements; a question after the first thirty, of which all is remembered, and one at the end.
  let story = "";
  for (let word = 1, line = 1; word <= 60; word++) {
    story += `${line++} Word${word}.\n`;
    if (word % 30 === 0) story += `${line++} Which?\tword${word}\t${line - 2}\n`;
  }
  const { train, validation, test, vocabulary } = datasetOf(story + story, story);
  const remembered = (examples: typeof train, index: number) => {
    const { statements, statementCounts, memorySlots, statementWords } = examples.batch([index]);
    assertEquals([memorySlots, statementWords], [50, 1]);
    return [...statements].slice(0, statementCounts[0]).map((id) => vocabulary[id]);
  };
  const back = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, i) => `word${from - i}`);
  for (const part of [train, validation, test]) {
    assertEquals(remembered(part, 0), back(30, 1));
    assertEquals(remembered(part, 1), back(60, 11));
  }
});

Deno.test("buildStoryDataset() counts the answers that training does not show", () => {
  const story = (room: string) => `1 Mary went ${room}.\n2 Where is Mary?\t${room}\t1\n`;
  const { unknownAnswers, validation, test: asked } = datasetOf(
    // The last story is held out, and only it knows of the cellar.
    story("home") + story("out") + story("Cellar"),
    // "went" is a word of training, though never an answer.
    story("home.") + story("cellar") + story("up") + "1 A b.\n2 C?\twent\t1\n",
  );
  assertEquals(unknownAnswers, {
    validation: { unknown: 1, total: 1 },
    test: { unknown: 2, total: 4 },
  });
  assertEquals([validation.length, asked.length], [1, 4]);
  assertEquals(datasetOf(train, test).unknownAnswers, {
    validation: { unknown: 0, total: 1 },
    test: { unknown: 1, total: 1 },
  });
});

Deno.test("buildStoryDataset() counts what the tasks of one network do not show each other", () => {
  const story = (room: string) => `1 Mary went ${room}.\n2 Where is Mary?\t${room}\t1\n`;
  const [one, two] = ["home", "out"].map((room) => story(room).repeat(3)) as [string, string];
  const texts = [
    { task: "one", train: one, test: two, ...paths },
    { task: "two", train: two, test: story("up"), ...paths },
  ];
  const testOf = (some: typeof texts) => buildStoryDataset(some).unknownAnswers.test;
  assertEquals(testOf(texts), { unknown: 1, total: 4 });
  assertEquals(texts.map((text) => testOf([text])), [
    { unknown: 3, total: 3 },
    { unknown: 1, total: 1 },
  ]);
});

Deno.test("buildStoryDataset() validates on a text of its own, and holds nothing out then", () => {
  const validation = "1 Sue went home.\n2 Where is Sue?\thome\t1\n";
  const own = { task: "one", train, validation, test, ...paths, validationPath: "valid" };
  const dataset = buildStoryDataset([own]);
  assertEquals([dataset.train.length, dataset.validation.length], [4, 1]);
  assertEquals(dataset.parts, [
    { task: "one", trainingQuestions: 5, ownValidationQuestions: 1, testQuestions: 1 },
  ]);
  // "sue", whom only this text knows, is a word of the vocabulary as those of held out stories are.
  const { statements, answers } = dataset.validation.batch([0]);
  assertEquals(dataset.vocabulary[statements[0]!], "sue");
  assertEquals(dataset.vocabulary[answers[0]!], "home");
  // Without a story to hold out a single one can be trained on.
  const single = "1 A b.\n2 C?\td\t1\n";
  assertEquals(buildStoryDataset([{ ...own, train: single }]).train.length, 1);
  // Its text is part of the identity, but none changes nothing.
  assert(dataset.digest !== datasetOf(train, test).digest);
  assertEquals(
    buildStoryDataset([{ ...own, validation: undefined }]).digest,
    datasetOf(train, test).digest,
  );
  assertEquals(
    assertThrows(() => buildStoryDataset([{ ...own, validation: "1 A b.\n" }]), DataError).message,
    "valid: There are no questions",
  );
});

Deno.test("buildStoryDataset() identifies its texts by a digest", () => {
  const { digest } = datasetOf(train, test);
  assertEquals(
    buildStoryDataset([{ task: "two", train, test, trainPath: "x", testPath: "y" }]).digest,
    digest,
  );
  assert(datasetOf(train + train, test).digest !== digest);
});

Deno.test("buildStoryDataset() reads a test story back in words", () => {
  assertEquals(datasetOf(train, test).readTest(0), {
    statements: ["Sue danced in Rome with Mary.", "John went home."],
    question: "Where is Sue now?",
    answer: "rome",
    supports: [0],
  });
});

Deno.test("buildStoryDataset() refuses what it cannot split or find", () => {
  const single = "1 A b.\n2 C?\td\t1\n";
  const error = assertThrows(() => datasetOf(single, test), DataError);
  assertEquals(error.message, "train: There are too few stories to hold some out for validation");
  const dataset = datasetOf(train, test);
  for (const index of [-1, 3, 0.5, NaN]) {
    assertThrows(() => dataset.train.batch([index]), RangeError, "Cannot take example");
    assertThrows(() => dataset.readTest(index), RangeError, "Cannot read test question");
  }
});

Deno.test("buildStoryDataset() joins several tasks over one vocabulary", () => {
  const other = train.replaceAll("Mary", "Sue").replaceAll("home", "off");
  const dataset = buildStoryDataset([
    { task: "one", train, test, ...paths },
    { task: "two", train: other, test: other, ...paths },
  ]);
  // Of each task the last story is held out: 3 + 3 questions are left, and 1 + 1 for validation.
  assertEquals([dataset.train.length, dataset.validation.length, dataset.test.length], [6, 2, 5]);
  assertEquals(dataset.parts, [
    { task: "one", trainingQuestions: 4, testQuestions: 1 },
    { task: "two", trainingQuestions: 4, testQuestions: 4 },
  ]);
  const { vocabulary } = dataset;
  assertEquals(vocabulary, [
    "",
    "mary",
    "went",
    "home",
    "where",
    "is",
    "john",
    "out",
    "sue",
    "off",
  ]);
  // Validation has the last story of each: "Out went John.", with its answer "out".
  assertEquals([...dataset.validation.batch([0, 1]).answers], [7, 7]);
  assertEquals([...dataset.train.batch([3]).statements.slice(0, 3)], [8, 2, 9]);
  assertEquals(dataset.readTest(1).question, "Where is Sue?");
});

Deno.test("buildStoryDataset() fills an array that is used again", () => {
  const { train: examples } = datasetOf(train, test);
  const long = examples.batch([2]), expected = [...examples.batch([0]).statements];
  assertEquals([...examples.batch([0], long).statements], expected);
});
