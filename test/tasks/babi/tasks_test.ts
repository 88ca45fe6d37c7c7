import { DataError, tasks } from "../../../tasks/mod.ts";
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

Deno.test("tasks are the twenty of bAbI", () => {
  const names = Array.from({ length: 20 }, (_, i) => `babi-qa${i + 1}`);
  assertEquals(Object.keys(tasks), names);
  for (const [name, task] of Object.entries(tasks)) {
    assertEquals([task.name, task.kind, task.collection], [name, "story", "babi"]);
  }
});

Deno.test("tasks carry the published numbers, the default recipe's column first", () => {
  // Tables 1 and 3 print a mean of 13.9 and 6.6 %, and 11 and 4 failed tasks, for this column.
  for (const [size, mean, failed] of [["1k", 13.9, 11], ["10k", 6.6, 4]] as const) {
    const results = Object.values(tasks).map(({ published }) =>
      published.filter(({ title }) => title.endsWith(` ${size}`))
    );
    const first = results.map(([result]) => result!);
    assert(first.every(({ title }) => title === `MemN2N, PE LS RN, ${size}`));
    const sum = first.reduce((sum, { value }) => sum + value, 0);
    assertEquals(Math.round(sum / 20 * 1000) / 10, mean);
    assertEquals(first.filter(({ value }) => value > 0.05).length, failed);
  }
  const values = tasks["babi-qa2"]!.published.map(({ value }) => value);
  assertEquals(values, [0.083, 0.128, 0.216, 0.176, 0.003, 0.005, 0.004, 0.006]);
});

Deno.test("task.locate() finds the files of its number alone", async () => {
  const files = {
    "qa1_single-supporting-fact_train.txt": "",
    "qa1_single-supporting-fact_test.txt.gz": "",
    "qa11_basic-coreference_train.txt": "",
    "qa11_basic-coreference_test.txt": "",
    "LICENSE.txt": "",
  };
  await withFolder(files, async (folder) => {
    assertEquals(await tasks["babi-qa1"]!.locate(`${folder}/`), {
      train: `${folder}/qa1_single-supporting-fact_train.txt`,
      test: `${folder}/qa1_single-supporting-fact_test.txt.gz`,
    });
  });
});

Deno.test("task.locate() says what is missing, and what is there twice", async () => {
  const locate = async (folder: string) =>
    (await assertRejects(() => tasks["babi-qa1"]!.locate(folder), DataError)).message;
  assertEquals(await locate("/nowhere/en"), "/nowhere/en: There is no such folder");
  await withFolder({ "qa1_a_train.txt": "", "qa1_b_train.txt": "" }, async (folder) => {
    assertEquals(
      await locate(folder),
      `${folder}: There are several files qa1_*_train.txt or .txt.gz: qa1_a_train.txt, qa1_b_train.txt`,
    );
    await Deno.remove(`${folder}/qa1_a_train.txt`);
    assertEquals(await locate(folder), `${folder}: There is no file qa1_*_test.txt or .txt.gz`);
  });
});

Deno.test("task.read() reads the files that locate() found", async () => {
  const text = "1 Mary went home.\n2 Where is Mary?\thome\t1\n".repeat(20);
  await withFolder({ "qa1_x_train.txt": text, "qa1_x_test.txt": text }, async (folder) => {
    const task = tasks["babi-qa1"]!;
    const dataset = await task.read(await task.locate(folder));
    assertEquals([dataset.train.length, dataset.validation.length, dataset.test.length], [
      18,
      2,
      20,
    ]);
  });
});
