import {
  dataNameNotes,
  unknownAnswerNotes,
  validationFileNotes,
} from "../../../bench/run/data_notes.ts";
import { imageTasks, storyTasks } from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("unknownAnswerNotes() says how many answers of each part are not in the training part", () => {
  const none = { unknown: 0, total: 4 };
  assertEquals(unknownAnswerNotes({ validation: none, test: none }), []);
  assertEquals(unknownAnswerNotes({ validation: none, test: { unknown: 4, total: 4 } }), [
    "4 of 4 test answers are not in the training part",
  ]);
  assertEquals(
    unknownAnswerNotes({ validation: { unknown: 2, total: 100 }, test: { unknown: 1, total: 1 } }),
    [
      "1 of 1 test answer is not in the training part",
      "2 of 100 validation answers are not in the training part",
    ],
  );
});

Deno.test("unknownAnswerNotes() counts as a person does", () => {
  const note = (unknown: number) =>
    unknownAnswerNotes({
      validation: { unknown: 0, total: 1 },
      test: { unknown, total: 2000 },
    });
  assertEquals(note(1), ["1 of 2000 test answers is not in the training part"]);
  assertEquals(note(2), ["2 of 2000 test answers are not in the training part"]);
});

Deno.test("validationFileNotes() names the tasks that have a file for validation", () => {
  assertEquals(
    validationFileNotes([
      { task: "babi-qa1", trainingQuestions: 1000, ownValidationQuestions: 100, testQuestions: 9 },
      { task: "babi-qa2", trainingQuestions: 1000, testQuestions: 9 },
    ]),
    ["babi-qa1 has 900 training questions, and 100 for validation in a file of their own"],
  );
});

Deno.test("dataNameNotes() names data that might be taken for others", () => {
  const notes = (source: "generated" | "files") =>
    dataNameNotes("mlp/digits", imageTasks["digits"]!, source);
  assertEquals(notes("generated"), ["mlp/digits: drawn digits"]);
  assertEquals(notes("files"), ["mlp/digits: MNIST's digits"]);
  assertEquals(dataNameNotes("memn2n/babi-qa1", storyTasks["babi-qa1"]!, "files"), []);
});
