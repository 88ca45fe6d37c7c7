import { filesData } from "../../../bench/run/task_data.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { findTask, MissingFileError } from "../../../tasks/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../std.ts";
import { storyText, withFolder, writeFiles } from "../_folder.ts";

/** A suite that takes so many questions of each task. */
function suiteOf(train: number, test: number) {
  return suiteSchema.parse({
    name: "own",
    workloads: ["memn2n/babi-qa1"],
    variants: ["plain"],
    seeds: [1],
    data: { seed: 1, train, test },
  });
}

/** Questions about one column, by their kinds. */
function tableText(...kinds: readonly (string | undefined)[]): string {
  return kinds.map((kind) =>
    `${JSON.stringify({ question: "sum A", kind, numbers: { A: [1, 2] }, answer: 3 })}\n`
  ).join("");
}

async function read(
  files: Readonly<Record<string, string>>,
  { name = "babi-qa1", kind = "story" as "story" | "table", train = 10, test = 4 },
) {
  return await withFolder(async (folder) => {
    await writeFiles(folder, files);
    const data = await filesData(findTask(kind, name)!, folder, suiteOf(train, test));
    assert(!(data instanceof MissingFileError));
    return { ...data, folder };
  });
}

/** The message with which files are refused; their folder is left out of it. */
async function refusal(
  files: Readonly<Record<string, string>>,
  options: Parameters<typeof read>[1],
): Promise<string> {
  const { message } = await assertRejects(() => read(files, options), UsageError);
  return message.replace(/Cannot use .*\//, "Cannot use ");
}

const split = {
  "qa1_train.txt": storyText(9),
  "qa1_valid.txt": storyText(3),
  "qa1_test.txt": storyText(4),
};

Deno.test("filesData() counts the questions of a file together, whatever their kinds", async () => {
  // Eleven training questions of three kinds; the test has two of them, and one of its own.
  const files = {
    "tables-1_train.jsonl": tableText(...Array(5).fill("a"), ...Array(3).fill("b"), "c", "c", "c"),
    "tables-1_test.jsonl": tableText("a", "b", "d", "a"),
  };
  const options = { name: "tables-1", kind: "table" as const };
  const { parts } = await read(files, { ...options, train: 11 });
  assertEquals(parts, [
    { task: "a", trainingQuestions: 5, testQuestions: 2 },
    { task: "b", trainingQuestions: 3, testQuestions: 1 },
    { task: "d", trainingQuestions: 0, testQuestions: 1 },
  ]);
  assertEquals(
    await refusal(files, options),
    'Cannot use tables-1_train.jsonl in the suite "own": tables-1 has 11 training and 4 test ' +
      "questions there, the suite takes 10 and 4",
  );
  assertEquals(
    await refusal(files, { ...options, train: 11, test: 3 }),
    'Cannot use tables-1_train.jsonl in the suite "own": tables-1 has 11 training and 4 test ' +
      "questions there, the suite takes 11 and 3",
  );
});

Deno.test("filesData() takes kinds with the names of an object's own", async () => {
  const files = {
    "tables-1_train.jsonl": tableText(...Array(10).fill("__proto__")),
    "tables-1_test.jsonl": tableText("__proto__", "constructor", "tables-1", undefined),
  };
  const { parts } = await read(files, { name: "tables-1", kind: "table" });
  assertEquals(parts.map(({ task, testQuestions }) => [task, testQuestions]), [
    ["__proto__", 1],
    ["constructor", 1],
    ["tables-1", 2],
  ]);
});

Deno.test("filesData() takes a file for validation with the training file, or beside it", async () => {
  // 9 and 3: a suite that takes 12 counts both, one that takes 9 counts what is trained on.
  for (const train of [12, 9]) {
    const { parts, files, folder } = await read(split, { train });
    assertEquals(parts, [
      { task: "babi-qa1", trainingQuestions: 12, ownValidationQuestions: 3, testQuestions: 4 },
    ]);
    assertEquals(files!["babi-qa1"]!.validation, `${folder}/qa1_valid.txt`);
  }
  assertEquals(
    await refusal(split, { train: 10 }),
    'Cannot use qa1_train.txt in the suite "own": babi-qa1 has 12 training and 4 test ' +
      "questions there, the suite takes 10 and 4",
  );
  await refusal(split, { train: 3 });
  await refusal(split, { train: 12, test: 5 });
});

Deno.test("filesData() counts each task of a joint one by itself", async () => {
  const { parts } = await read(
    { ...split, "qa2_x_train.txt": storyText(12), "qa2_x_test.txt": storyText(4) },
    { name: "babi-joint", train: 12 },
  );
  assertEquals(parts.map(({ task, trainingQuestions }) => [task, trainingQuestions]), [
    ["babi-qa1", 12],
    ["babi-qa2", 12],
  ]);
  assertEquals(
    await refusal(
      { ...split, "qa2_x_train.txt": storyText(11), "qa2_x_test.txt": storyText(4) },
      { name: "babi-joint", train: 12 },
    ),
    'Cannot use qa2_x_train.txt in the suite "own": babi-qa2 has 11 training and 4 test ' +
      "questions there, the suite takes 12 and 4",
  );
});
