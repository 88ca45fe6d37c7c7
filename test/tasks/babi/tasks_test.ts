import { DataError, storyTasks } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../std.ts";

async function withFolder(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("tasks are the twenty of bAbI, and all of them together", () => {
  const names = Array.from({ length: 20 }, (_, i) => `babi-qa${i + 1}`);
  const babi = Object.entries(storyTasks).filter(([name]) => name.startsWith("babi-"));
  assertEquals(babi.map(([name]) => name), [...names, "babi-joint"]);
  for (const [name, task] of babi) {
    assertEquals([task.name, task.kind, task.collection], [name, "story", "babi"]);
    assertEquals(task.parts, name === "babi-joint" ? names : [name]);
  }
});

/** The last rows of tables 1 and 3 by column: mean error in percent, and tasks over 5 %. */
const printed: Readonly<Record<string, readonly [mean: number, failed: number]>> = {
  "PE LS RN, 1k": [13.9, 11],
  "PE LS, 1k": [16.3, 12],
  "PE, 1k": [20.3, 13],
  "BoW, 1k": [25.1, 15],
  "PE LS RN joint, 1k": [12.4, 11],
  "3 hops PE LS joint, 1k": [13.3, 11],
  // The paper prints 11; task 10, at 5.0, is not over 5.
  "2 hops PE LS joint, 1k": [15.6, 10],
  "1 hop PE LS joint, 1k": [25.8, 17],
  "PE LS LW joint, 1k": [15.2, 10],
  "PE LS RN, 10k": [6.6, 4],
  "PE LS, 10k": [7.2, 4],
  "PE, 10k": [9.4, 6],
  "BoW, 10k": [15.4, 9],
  "PE LS LW RN*, 10k": [4.2, 3],
  "PE LS RN joint, 10k": [7.5, 6],
  "3 hops PE LS joint, 10k": [7.9, 6],
  "2 hops PE LS joint, 10k": [10.9, 7],
  "1 hop PE LS joint, 10k": [24.5, 16],
  "PE LS LW joint, 10k": [11.0, 6],
  // Of others; the means are printed, the failed tasks are counted.
  "authors' code again, 1k": [13.8, 11],
  "port to Python, 1k": [15.2, 13],
  "authors' code again joint, 1k": [12.4, 10],
  "port to Python joint, 1k": [12.9, 11],
};

Deno.test("tasks carry the published numbers, whose means are the printed ones", () => {
  const results = Object.values(storyTasks).flatMap(({ published }) => published);
  const columns = Map.groupBy(results, ({ title }) => title.replace("MemN2N, ", ""));
  assertEquals(new Set(columns.keys()), new Set(Object.keys(printed)));
  for (const [title, [mean, failed]] of Object.entries(printed)) {
    const column = columns.get(title)!;
    assertEquals(column.map(({ task }) => task), storyTasks["babi-joint"]!.parts, title);
    const sum = column.reduce((sum, { value }) => sum + 100 * value, 0);
    // 16.25 and 15.25 may be printed either way.
    assert(Math.abs(sum / 20 - mean) < 0.051, title);
    assertEquals(column.filter(({ value }) => value > 0.05).length, failed, title);
  }
  const [first] = storyTasks["babi-qa2"]!.published;
  assertEquals([first!.title, first!.value], ["MemN2N, PE LS RN, 1k", 0.083]);
});

Deno.test("task.files.locate() finds the files of its number alone", async () => {
  const files = {
    "qa1_single-supporting-fact_train.txt": "",
    "qa1_single-supporting-fact_test.txt.gz": "",
    "qa11_basic-coreference_train.txt": "",
    "qa11_basic-coreference_test.txt": "",
    "LICENSE.txt": "",
  };
  await withFolder(files, async (folder) => {
    assertEquals(await storyTasks["babi-qa1"]!.files!.locate(`${folder}/`), {
      "babi-qa1": {
        train: `${folder}/qa1_single-supporting-fact_train.txt`,
        test: `${folder}/qa1_single-supporting-fact_test.txt.gz`,
      },
    });
  });
});

Deno.test("task.files.locate() finds the files of the releases that are split already", async () => {
  const names = ["train", "valid", "test"].map((part) => `qa1_${part}.txt`);
  const files = Object.fromEntries(
    [...names, "qa11_train.txt", "qa1.txt"].map((name) => [name, ""]),
  );
  const task = storyTasks["babi-qa1"]!;
  await withFolder(files, async (folder) => {
    assertEquals(await task.files!.locate(folder), {
      "babi-qa1": {
        train: `${folder}/qa1_train.txt`,
        validation: `${folder}/qa1_valid.txt`,
        test: `${folder}/qa1_test.txt`,
      },
    });
    await assertRejects(
      () => storyTasks["babi-qa11"]!.files!.locate(folder),
      DataError,
      "no file qa11_*_test.txt",
    );
    // Beside the files of another release it is not known which are meant.
    await Deno.writeTextFile(`${folder}/qa1_single-supporting-fact_train.txt`, "");
    await assertRejects(
      () => task.files!.locate(folder),
      DataError,
      "Found qa1_single-supporting-fact_train.txt and qa1_train.txt, expected only one of them",
    );
  });
});

Deno.test("task.files.read() validates on the file for it, of one task and of several", async () => {
  const text = (count: number) => "1 Mary went home.\n2 Where is Mary?\thome\t1\n".repeat(count);
  const files = {
    "qa1_train.txt": text(9),
    "qa1_valid.txt": text(3),
    "qa1_test.txt": text(4),
    "qa2_x_train.txt": text(10),
    "qa2_x_test.txt": text(4),
  };
  await withFolder(files, async (folder) => {
    for (const [name, train, validation] of [["babi-qa1", 9, 3], ["babi-joint", 18, 4]] as const) {
      const task = storyTasks[name]!,
        dataset = await task.files!.read(await task.files!.locate(folder));
      assertEquals([dataset.train.length, dataset.validation.length], [train, validation]);
      assertEquals(dataset.parts[0], {
        task: "babi-qa1",
        trainingQuestions: 12,
        ownValidationQuestions: 3,
        testQuestions: 4,
      });
    }
  });
});

Deno.test("task.files.locate() says what is missing, and what is there twice", async () => {
  const locate = async (folder: string) =>
    (await assertRejects(() => storyTasks["babi-qa1"]!.files!.locate(folder), DataError)).message;
  assertEquals(await locate("/nowhere/en"), "/nowhere/en: There is no such folder");
  await withFolder({ "qa1_a_train.txt": "", "qa1_b_train.txt": "" }, async (folder) => {
    assertEquals(
      await locate(folder),
      `${folder}: Found qa1_a_train.txt and qa1_b_train.txt, expected only one of them`,
    );
    await Deno.remove(`${folder}/qa1_a_train.txt`);
    assertEquals(await locate(folder), `${folder}: There is no file qa1_*_test.txt or .txt.gz`);
  });
});

Deno.test("task.files.read() reads the files that locate() found", async () => {
  const text = "1 Mary went home.\n2 Where is Mary?\thome\t1\n".repeat(20);
  await withFolder({ "qa1_x_train.txt": text, "qa1_x_test.txt": text }, async (folder) => {
    const task = storyTasks["babi-qa1"]!;
    const dataset = await task.files!.read(await task.files!.locate(folder));
    assertEquals([dataset.train.length, dataset.validation.length, dataset.test.length], [
      18,
      2,
      20,
    ]);
  });
});

Deno.test("babi-joint takes the tasks whose files are there, and generates all twenty", async () => {
  const joint = storyTasks["babi-joint"]!;
  const text = "1 Mary went home.\n2 Where is Mary?\thome\t1\n".repeat(20);
  const files = Object.fromEntries(
    ["qa1_x", "qa7_y"].flatMap((name) => [[`${name}_train.txt`, text], [`${name}_test.txt`, text]]),
  );
  await withFolder({ ...files, "qa3_z_train.txt": text }, async (folder) => {
    const found = await joint.files!.locate(folder);
    assertEquals(Object.keys(found), ["babi-qa1", "babi-qa7"]);
    const { parts, train, validation, test } = await joint.files!.read(found);
    assertEquals(parts.map(({ task }) => task), ["babi-qa1", "babi-qa7"]);
    assertEquals([train.length, validation.length, test.length], [36, 4, 40]);
  });
  await withFolder({}, async (folder) => {
    await assertRejects(() => joint.files!.locate(folder), DataError, "no file qa1_*_train.txt");
  });
  const { parts, train } = joint.generate({ seed: 1, train: 30, test: 10 }, {});
  assertEquals(parts.length, 20);
  assert(parts.every((part) => part.trainingQuestions === 30 && part.testQuestions === 10));
  // Task 20 comes in stories of up to twelve questions, so its held out part may be larger than 3.
  assert(train.length <= 20 * 27 && train.length > 20 * 15);
});
