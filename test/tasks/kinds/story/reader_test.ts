import { fc } from "../../../_properties.ts";
import { DataError, readStories, textStatistics } from "../../../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";

const story = [
  "1 Mary moved to the bathroom.",
  "2 John got the apple there.",
  "3 Where is Mary? \tbathroom\t1",
  "4 What is John carrying?\tApple,milk\t2 1",
];

Deno.test("readStories() reads statements, questions and numbers", () => {
  const [first, second, ...rest] = readStories(
    [...story, "1 A b.", "2 C?\td\t1", ""].join("\n"),
    "f",
  );
  assertEquals(rest, []);
  assertEquals(first, {
    statements: [
      {
        id: 1,
        text: "Mary moved to the bathroom.",
        words: ["mary", "moved", "to", "the", "bathroom"],
      },
      { id: 2, text: "John got the apple there.", words: ["john", "got", "the", "apple", "there"] },
    ],
    questions: [
      {
        id: 3,
        text: "Where is Mary?",
        words: ["where", "is", "mary"],
        answer: "bathroom",
        supports: [1],
        told: 2,
      },
      {
        id: 4,
        text: "What is John carrying?",
        words: ["what", "is", "john", "carrying"],
        answer: "apple,milk",
        supports: [2, 1],
        told: 2,
      },
    ],
  });
  assertEquals(second!.questions[0]!.answer, "d");
});

Deno.test("readStories() takes LF and CRLF, with and without one at the end", () => {
  const expected = readStories(story.join("\n"), "f");
  for (const text of [story.join("\r\n"), `${story.join("\n")}\n`, `${story.join("\r\n")}\r\n`]) {
    assertEquals(readStories(text, "f"), expected);
  }
});

Deno.test("readStories() reads other languages", () => {
  const [first] = readStories("1 मैरी बाथरूम में गई।\n2 Où est-elle?\tÎle\t1", "f");
  assertEquals(first!.statements[0]!.words.length, 4);
  assertEquals(first!.questions[0]!.words, ["où", "est-elle"]);
  assertEquals(first!.questions[0]!.answer, "île");
});

Deno.test("readStories() reads a letter with its mark in one form, however it was typed", () => {
  const composed = "1 Mary ging in den g\u00e4rten.\n2 Wo ist Mary?\tg\u00e4rten\t1\n";
  assertEquals(composed.length, composed.normalize("NFD").length - 2);
  const [one] = readStories(composed, "f"), [other] = readStories(composed.normalize("NFD"), "f");
  assertEquals(one!.statements[0]!.words.at(-1), "g\u00e4rten");
  assertEquals(other!.statements[0]!.words, one!.statements[0]!.words);
  assertEquals([one!, other!].map(({ questions }) => questions[0]!.answer), [
    "g\u00e4rten",
    "g\u00e4rten",
  ]);
});

Deno.test("readStories() reads answers as it reads the words of sentences", () => {
  const answer = (text: string) =>
    readStories(`1 Mary went home.\n2 Where is Mary?\t${text}\t1`, "f")[0]!.questions[0]!.answer;
  for (const text of ["home", "Home.", " HOME ", "home?"]) assertEquals(answer(text), "home");
  assertEquals(answer("the  Red house."), "the red house");
  assertEquals(answer("Apple,milk"), "apple,milk");
  assertEquals(answer("u.s."), "u.s");
});

Deno.test("readStories() takes 01 for 1, and numbers every line by what it means", () => {
  const [first, second, ...rest] = readStories(
    "1 A b.\n02 C?\td\t01\n01 E f.\n2 G?\th\t1\n003 I j.",
    "f",
  );
  assertEquals(rest, []);
  assertEquals([first!.questions[0]!.id, first!.questions[0]!.supports], [2, [1]]);
  assertEquals(second!.statements.map(({ id, text }) => [id, text]), [[1, "E f."], [3, "I j."]]);
});

Deno.test("readStories() takes time in proportion to a story's questions", () => {
  const count = 100_000;
  const lines = Array.from(
    { length: count },
    (_, i) => `${2 * i + 1} A b.\n${2 * i + 2} C?\td\t${2 * i + 1} 1\n`,
  );
  const started = performance.now();
  const [story] = readStories(lines.join(""), "f");
  assertEquals(story!.questions.length, count);
  assertEquals([...textStatistics([story!]).distances], [[0, count]]);
  // To look for supports among all statements would take 5 billion steps, and more than half a minute.
  assert(performance.now() - started < 10_000);
});

const broken: Readonly<Record<string, readonly [string, string]>> = {
  "an empty file": ["", "f: The file is empty"],
  "no question": ["1 A b.\n", "f: There are no questions"],
  "a line without a number": [
    "1 A b.\nC d.",
    'f:2: Expected a number, a space and a sentence: "C d."',
  ],
  "an empty line": ["1 A b.\n\n2 C?\td\t1", 'f:2: Expected a number, a space and a sentence: ""'],
  "a number out of order": [
    "1 A b.\n3 C d.",
    "f:2: Expected line number 2, or 1 for a new story: 3",
  ],
  "a first number that is not 1": ["2 A b.", "f:1: Expected line number 1: 2"],
  "a sentence without words": ["1 .", "f:1: The sentence has no words"],
  "a question without an answer": ["1 A b.\n2 C?\t \t1", 'f:2: The question has no answer: "C?"'],
  "a question without a tab": [
    "1 A b.\n2 Where is A?\n3 C?\td\t1",
    'f:2: The question has no answer: "Where is A?"',
  ],
  "spaces in place of tabs": [
    "1 A b.\n2 C?\td\t1\n3 E f.\n4 Where is A?    office    3",
    'f:4: Expected a tab before and after the answer: "Where is A?    office    3"',
  ],
  "spaces in place of all tabs, at the first": [
    "1 A b.\n2 Where is A?  office  1\n3 Where is A?  garden  1",
    'f:2: Expected a tab before and after the answer: "Where is A?  office  1"',
  ],
  "spaces in place of the first tab": [
    "1 A b.\n2 Where is A?    office\t1",
    'f:2: Expected the numbers of supporting statements after the answer: "Where is A?    office\\t1"',
  ],
  "spaces in place of the second tab": [
    "1 A b.\n2 Where is A?\toffice    1",
    'f:2: Expected the numbers of supporting statements after the answer: "Where is A?\\toffice    1"',
  ],
  "a wide question mark in a statement": [
    "1 A b.\n2 Where is A\uff1f office 1",
    'f:2: Expected a tab before and after the answer: "Where is A\uff1f office 1"',
  ],
  "an Arabic question mark in a statement": [
    "1 A b.\n2 Where is A\u061f office 1",
    'f:2: Expected a tab before and after the answer: "Where is A\u061f office 1"',
  ],
  "an answer that is a full stop": [
    "1 A b.\n2 C?\t.\t1",
    'f:2: The question has no answer: "C?"',
  ],
  "lines that end with CR alone": [
    "1 A b.\r2 C?\td\t1\r",
    'f:1: Expected a number, a space and a sentence: "1 A b.\\r2 C?\\td\\t1\\r"',
  ],
  "a mark for the byte order within the file": [
    "1 A b.\n\ufeff2 C?\td\t1",
    'f:2: Expected a number, a space and a sentence: "\ufeff2 C?\\td\\t1"',
  ],
  "a question without supports": [
    "1 A b.\n2 C?\td\t",
    'f:2: Expected the numbers of supporting statements after the answer: "C?\\td\\t"',
  ],
  "supports that are no numbers": [
    "1 A b.\n2 C?\td\tone",
    'f:2: Expected the numbers of supporting statements after the answer: "C?\\td\\tone"',
  ],
  "a fourth field": [
    "1 A b.\n2 C?\td\t1\tx",
    'f:2: Expected the numbers of supporting statements after the answer: "C?\\td\\t1\\tx"',
  ],
  "a support that does not exist": [
    "1 A b.\n2 C?\td\t7",
    "f:2: The supporting statement 7 is not one told before in this story",
  ],
  "a support that comes later": [
    "1 A b.\n2 C?\td\t3\n3 E f.",
    "f:2: The supporting statement 3 is not one told before in this story",
  ],
  "a support that is a question": [
    "1 A b.\n2 C?\td\t1\n3 E?\tf\t2",
    "f:3: The supporting statement 2 is not one told before in this story",
  ],
  "a support of the story before": [
    "1 A b.\n2 C d.\n1 E f.\n2 G?\th\t2",
    "f:4: The supporting statement 2 is not one told before in this story",
  ],
};

for (const [name, [text, message]] of Object.entries(broken)) {
  Deno.test(`readStories() refuses ${name}`, () => {
    assertEquals(assertThrows(() => readStories(text, "f"), DataError).message, message);
  });
}

Deno.test("readStories() throws nothing but a DataError of one line", () => {
  const token = fc.constantFrom("1", "2", "3", " ", "\t", "\n", "\r\n", "a", "?", ".", "é", "\0");
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      try {
        readStories(tokens.join(""), "f");
      } catch (error) {
        assert(error instanceof DataError && !error.message.includes("\n"), String(error));
      }
    }),
    { seed: 1, numRuns: 2000 },
  );
});
