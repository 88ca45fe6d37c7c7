import { questionTree } from "../../../../models/neural_programmer/pass/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** Past its end a question has a word, too: nothing may look at it. */
const questions = [[7, 9, 9], [5, 6, 9], [1, 4, 9], [1, 2, 3], [1, 2, 9], [1, 2, 3], [9, 9, 9]];
const words = Int32Array.from(questions.flat());
const lengths = Int32Array.of(1, 2, 2, 3, 2, 3, 0);

Deno.test("questionTree() works shared beginnings out once, inner nodes first", () => {
  // Level 1: 5 and 1 go on, 7 does not. Level 2: "1 2" goes on, "5 6" and "1 4" do not. Level 3: "1 2 3".
  assertEquals(questionTree(words, lengths), {
    levels: [
      { start: 0, size: 1, inner: 1 },
      { start: 1, size: 3, inner: 2 },
      { start: 4, size: 3, inner: 1 },
      { start: 7, size: 1, inner: 0 },
    ],
    size: 8,
    words: Int32Array.of(0, 5, 1, 7, 2, 6, 4, 3),
    parents: Int32Array.of(0, 0, 0, 0, 1, 0, 1, 0),
    // deno-fmt-ignore
    nodes: Int32Array.of(
      3, 0, 0, 1, 5, 0, 2, 6, 0, 2, 4, 7, 2, 4, 0, 2, 4, 7, 0, 0, 0,
    ),
    // Equal questions end at one node, the empty one at the root.
    ends: Int32Array.of(3, 5, 6, 7, 4, 7, 0),
  });
});

Deno.test("questionTree() shares ends when it reads backward", () => {
  // Level 1: 6, 4, 3 and 2 go on, 7 does not. Level 2: "3 2" goes on, "6 5", "4 1" and "2 1" do not.
  assertEquals(questionTree(words, lengths, true), {
    levels: [
      { start: 0, size: 1, inner: 1 },
      { start: 1, size: 5, inner: 4 },
      { start: 6, size: 4, inner: 1 },
      { start: 10, size: 1, inner: 0 },
    ],
    size: 11,
    words: Int32Array.of(0, 6, 4, 3, 2, 7, 2, 5, 1, 1, 1),
    parents: Int32Array.of(0, 0, 0, 0, 0, 0, 2, 0, 1, 3, 0),
    // By the place of the word, not by when it is read.
    // deno-fmt-ignore
    nodes: Int32Array.of(
      5, 0, 0, 7, 1, 0, 8, 2, 0, 10, 6, 3, 9, 4, 0, 10, 6, 3, 0, 0, 0,
    ),
    ends: Int32Array.of(5, 7, 8, 10, 9, 10, 0),
  });
});

Deno.test("questionTree() of empty questions is the root alone", () => {
  for (const backward of [false, true]) {
    assertEquals(questionTree(Int32Array.of(1, 2), Int32Array.of(0, 0), backward), {
      levels: [{ start: 0, size: 1, inner: 0 }],
      size: 1,
      words: Int32Array.of(0),
      parents: Int32Array.of(0),
      nodes: Int32Array.of(0, 0),
      ends: Int32Array.of(0, 0),
    });
  }
});
