import { readStory } from "../../../../../bench/report/page/playground/reading.ts";
import { assertEquals } from "../../../../../std.ts";

const vocabulary = ["", "mary", "went", "to", "the", "kitchen", "where", "is", "apple,milk"];
/** Remembers two statements of at most five words, and questions of three. */
const network = {
  shape: { memorySlots: 2, statementWords: 5, questionWords: 3 },
  ids: new Map(vocabulary.map((word, id) => [word, id])),
};

Deno.test("readStory() reads words as the network does: lower case, without the mark at their end", () => {
  const { memory, question, unknown } = readStory(
    network,
    "Mary went to the KITCHEN.\n",
    " Where is  Mary? ",
  );
  assertEquals(memory, [[1, 2, 3, 4, 5]]);
  assertEquals(question.ids, [6, 7, 1]);
  assertEquals(unknown, []);
});

Deno.test("readStory() puts the last statement into the first slot, and forgets the first ones", () => {
  const { statements, memory } = readStory(network, "mary\nwent\r\n\n  to  ", "");
  assertEquals(memory, [[3], [2]]);
  assertEquals(statements.map((one) => [one.text, one.slot, one.isRemembered]), [
    ["mary", 2, false],
    ["went", 1, true],
    ["to", 0, true],
  ]);
});

Deno.test("readStory() takes sentences on one line apart, and bears with other marks", () => {
  const { memory, question, unknown } = readStory(
    network,
    'Mary went. "Mary" (went), to the kitchen!!',
    "where is mary",
  );
  assertEquals(memory, [[1, 2, 3, 4, 5], [1, 2]]);
  assertEquals(question.ids, [6, 7, 1]);
  assertEquals(unknown, []);
  // A list is one word, with its comma.
  assertEquals(readStory(network, "apple,milk", "").memory, [[8]]);
});

Deno.test("readStory() names each unknown word once, in its place a null word", () => {
  const { memory, unknown, statements } = readStory(
    network,
    "Zoë went to Zoë.",
    "Where is the giraffe?",
  );
  assertEquals(memory, [[0, 2, 3, 0]]);
  assertEquals(unknown, ["zoë", "giraffe"]);
  const { pieces } = statements[0]!;
  assertEquals(pieces.map(({ text }) => text).join(""), "Zoë went to Zoë.");
  assertEquals(
    pieces.filter(({ word }) => word !== null).map(({ isKnown }) => isKnown),
    [false, true, true, false],
  );
});

Deno.test("readStory() reads no more words than the longest sentence has", () => {
  const { memory, question, statements } = readStory(
    network,
    "mary went to the kitchen mary",
    "where is mary went",
  );
  assertEquals(memory, [[1, 2, 3, 4, 5]]);
  assertEquals([question.ids, question.isCut, statements[0]!.isCut], [[6, 7, 1], true, true]);
  assertEquals(question.pieces.at(-1)!.isRead, false);
});

Deno.test("readStory() reads nothing as an empty story", () => {
  for (const text of ["", " \n \n", "... ?\n!"]) {
    const { memory, question, unknown } = readStory(network, text, "?");
    assertEquals([memory.flat(), question.ids, unknown], [[], [], []], JSON.stringify(text));
  }
});
