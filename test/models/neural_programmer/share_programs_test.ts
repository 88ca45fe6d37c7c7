import { sharePrograms } from "../../../models/neural_programmer/mod.ts";
import { assertEquals } from "../../../std.ts";
import { smallBatch } from "../_table_batch.ts";

Deno.test("sharePrograms() gives questions of the same words one program, or each its own", () => {
  // "1 2", "1", "1 2", and "1" again, with another word past its end; "2 1"; nothing, twice.
  const batch = {
    ...smallBatch(),
    size: 7,
    questionWords: 2,
    questions: Int32Array.of(1, 2, 1, 0, 1, 2, 1, 2, 2, 1, 0, 0, 3, 3),
    questionLengths: Int32Array.of(2, 1, 2, 1, 2, 0, 0),
    tableColumns: new Uint8Array(7 * 3).fill(1),
  };
  assertEquals(sharePrograms(batch, false), {
    count: 4,
    ofQuestions: Int32Array.of(0, 1, 0, 1, 2, 3, 3),
    first: [0, 1, 4, 5],
  });
  assertEquals(sharePrograms(batch, true), {
    count: 7,
    ofQuestions: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
    first: [0, 1, 2, 3, 4, 5, 6],
  });
});

Deno.test("sharePrograms() keeps tables of other columns apart, also those of as many", () => {
  // The columns of A, B and T; all questions are "1".
  const columns = [[1, 1, 1], [1, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]];
  const batch = {
    ...smallBatch(),
    size: 5,
    questions: new Int32Array(5).fill(1),
    questionLengths: new Int32Array(5).fill(1),
    tableColumns: Uint8Array.from(columns.flat()),
  };
  assertEquals(sharePrograms(batch, false), {
    count: 3,
    ofQuestions: Int32Array.of(0, 1, 2, 1, 0),
    first: [0, 1, 2],
  });
});
