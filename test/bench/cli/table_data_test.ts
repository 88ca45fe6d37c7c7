import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { writeFiles } from "../_folder.ts";
import { assertRefused, tinySuite } from "./_cli.ts";
import { withCli } from "./_session.ts";

const small = ["--tasks", "1,tables-text", "--train", "40", "--test", "10"];
const read = ["--data", "tables=data", "--tasks", "1,text"];

Deno.test("data generate writes tables that stats, verify and show read", async () => {
  await withCli(async (cli, folder) => {
    const run = (...args: string[]) => cli(["data", ...args]);
    assertEquals(await run("generate", "tables", "--out", "data", ...small), {
      code: 0,
      stdout: "2 tasks in data, each with 40 training questions and 10 test questions\n",
      stderr: "",
    });
    assertEquals([...Deno.readDirSync(`${folder}/data`)].map(({ name }) => name).sort(), [
      "tables-1_test.jsonl",
      "tables-1_train.jsonl",
      "tables-text_test.jsonl",
      "tables-text_train.jsonl",
    ]);
    const verified = await run("verify", "tables", ...read);
    assertEquals([verified.code, verified.stderr], [0, ""]);
    assertMatch(verified.stdout, /tables-text_test\.jsonl +10 questions +2 columns +10 answers/);
    assert(verified.stdout.endsWith("4 files read; 0 problems\n"));

    // From files and generated again, the same table.
    const again = await run("stats", "tables", ...small);
    assertEquals(await run("stats", "tables", ...read), again);
    // With each of the ten words to match.
    assertMatch(again.stdout, /^tables-text +test +10 +10 of 390 /m);
    assertMatch(
      again.stdout,
      /^tables-1 +test +10 +\d of 23 +\d\d\.\d % +\d +\d +1 \+ 0 +120 +-[12]\d\d\.?\d* to/m,
    );
    const shown = await run("show", "tables-text", "--story", "7", "--data", "tables=data");
    const alike = await run("show", "tables-text", "--story", "7", ...small.slice(2));
    assertEquals(shown.stdout.split("\n").slice(2), alike.stdout.split("\n").slice(2));
  });
});

Deno.test("data show prints a table, and marks the rows that the answer follows from", async () => {
  await withCli(async (cli, folder) => {
    const line = (question: string, answer: unknown) =>
      JSON.stringify({
        question,
        numbers: { A: Array.from({ length: 30 }, (_, i) => i + 1), B: Array(30).fill(0.5) },
        answer,
      });
    const lines = [
      line("greater 3 A and lesser 6 A sum B", 1),
      line("who is it", { column: "B", rows: [2] }),
      line("sum A difference sum B", 450),
    ];
    await Deno.writeTextFile(`${folder}/tables-3_train.jsonl`, lines.join("\n"));
    await Deno.writeTextFile(`${folder}/tables-3_test.jsonl`, lines.join("\n"));
    const show = async (story: number) => {
      const args = ["data", "show", "tables-3", "--data", "tables=.", "--story", `${story}`];
      const { code, stdout, stderr } = await cli(args);
      assertEquals([code, stderr], [0, ""]);
      const lines = stdout.trimEnd().split("\n");
      return { lines, marked: lines.flatMap((text) => /^\* +(\d+) /.exec(text)?.[1] ?? []) };
    };
    const { lines: printed, marked } = await show(1);
    assertEquals(printed.slice(2, 6), [
      "question  greater 3 A and lesser 6 A sum B",
      "program   greater than 3 in A, and lesser than 6 in A, sum of B",
      "answer    1",
      "from      2 of 30 rows",
    ]);
    assertEquals(marked, ["4", "5"]);
    assertEquals(printed.at(-1), "and 5 rows, 0 of them *");
    // No program is known: the rows of the answer. A difference is of all rows.
    assertEquals((await show(2)).marked, ["2"]);
    assertEquals((await show(3)).lines.at(-1), "and 5 rows, 5 of them *");
  });
});

Deno.test("data show, stats and verify take tables that lack columns", async () => {
  await withCli(async (cli, folder) => {
    const text = [
      { question: "sum B", numbers: { A: [], B: [0.5, 2] }, answer: 2.5 },
      { question: "count", numbers: { A: [1, 2, 3], B: [] }, answer: 3 },
    ].map((line) => `${JSON.stringify(line)}\n`).join("");
    await writeFiles(folder, { "tables-3_train.jsonl": text, "tables-3_test.jsonl": text });
    const read = ["--data", "tables=.", "--tasks", "3"];
    const shown = await cli(["data", "show", "tables-3", "--data", "tables=."]);
    assertEquals([shown.code, shown.stderr], [0, ""]);
    assertMatch(shown.stdout, /^ +row +A +B\n\* +1 +0\.5\n\* +2 +2$/m);
    const verified = await cli(["data", "verify", "tables", ...read]);
    assertMatch(verified.stdout, /2 answers checked\n2 files read; 0 problems\n$/);
    const { stdout } = await cli(["data", "stats", "tables", ...read]);
    assertMatch(stdout, /^tables-3 +test +2 +2 of 109 +100\.0 % .* 2 \+ 0 +2-3 +0\.5 to 3 /m);
  });
});

Deno.test("data show lists templates, with their numbers beside the paper's", async () => {
  await withCli(async (cli) => {
    const { code, stdout } = await cli(["data", "show", "tables-1", "--templates"]);
    assertEquals(code, 0);
    const lines = stdout.split("\n");
    assertEquals(lines[0], "tables-1, level 3: 23 templates");
    assertEquals(lines.filter((line) => /^[123] /.test(line)).length, 23);
    assertMatch(
      stdout,
      /^1 +greater sum +greater \[number\] A sum A +reset, reset, greater A, sum A$/m,
    );
    // Level 1: 3 (1 + 2); level 2: 12 more; level 3: the two differences of a sum and a count.
    assertMatch(stdout, /^ +1 +9 +21 +23 +23$/m);
    assertMatch(stdout, /^ +10 +441 +8841 +8861 +7900$/m);
    const text = await cli(["data", "show", "tables-text", "--templates", "--level", "4"]);
    assertMatch(
      text.stdout,
      /^tables-text, level 4: 66 templates; 390 with every wording and every word to match$/m,
    );
    assertMatch(
      text.stdout,
      /^4 +match count +match \[word\] T count +reset, reset, match T, count$/m,
    );
  });
});

Deno.test("data verify names file and line of a table that is broken or answered wrongly", async () => {
  await withCli(async (cli, folder) => {
    const line = (answer: number) =>
      JSON.stringify({ question: "count", numbers: { A: [1, 2] }, answer });
    await Deno.writeTextFile(`${folder}/tables-1_train.jsonl`, `${line(2)}\n${line(3)}\n`);
    await Deno.writeTextFile(`${folder}/tables-1_test.jsonl`, `${line(2)}\n`);
    await Deno.writeTextFile(`${folder}/tables-3_train.jsonl`, `${line(2)}\n{"a\n`);
    await Deno.writeTextFile(`${folder}/tables-3_test.jsonl`, `${line(2)}\n`);
    const { code, stdout, stderr } = await cli(
      ["data", "verify", "tables", "--data", "tables=.", "--tasks", "1,3,5"],
    );
    const problems = stderr.trimEnd().split("\n");
    assertEquals([code, problems.length], [1, 3]);
    assertMatch(problems[0]!, /tables-1_train\.jsonl:2: The answer is not what the question asks/);
    assertMatch(problems[1]!, /tables-3_train\.jsonl:2: The line is no JSON$/);
    assertMatch(problems[2]!, /There is no file tables-5_train\.jsonl or \.jsonl\.gz$/);
    assert(stdout.endsWith("2 files read; 3 problems\n"));
  });
});

Deno.test("data verify reads a minus as one, and counts aloud the answers that it could not check", async () => {
  await withCli(async (cli, folder) => {
    const line = (question: string, answer: number) =>
      `${JSON.stringify({ question, numbers: { A: [-9, 2, 3] }, answer })}\n`;
    // Over -5 are 2 and 3.
    const right = line("greater \u22125 A sum A", 5);
    const write = (train: string, test: string) =>
      writeFiles(folder, { "tables-1_train.jsonl": train, "tables-1_test.jsonl": test });
    const verify = () => cli(["data", "verify", "tables", "--data", "tables=.", "--tasks", "1"]);
    await write(right.repeat(3), right);
    assertEquals(
      (await verify()).stdout.split("\n").at(-2),
      "2 files read; 0 problems",
    );
    const wrong = line("greater \u22125 A sum A", 999), other = line("how much is A", 999);
    await write(`${right}${other}${wrong}${right}${wrong}${wrong}`, `${other}${wrong}`);
    const { code, stdout, stderr } = await verify();
    assertEquals(code, 1);
    assertEquals(
      stderr.trimEnd().split("\n").map((problem) => problem.replace(/.*tables-1_/, "")),
      [
        "train.jsonl:3: The answer is not what the question asks for; " +
        "2 more questions of this file have a wrong one",
        "test.jsonl:2: The answer is not what the question asks for",
      ],
    );
    assertEquals(
      stdout.split("\n").at(-2),
      "2 files read; 2 problems; 2 of 8 answers not checked, as no template asks the question",
    );
    await write(right.repeat(10), line("greater 1,5 A sum A", 5));
    assertMatch((await verify()).stderr, /tables-1_test\.jsonl:1: Cannot read "1,5" as a number: /);
  });
});

Deno.test("run takes a table file with kinds, whatever their names, and refuses sums over float32", async () => {
  await withCli(async (cli, folder) => {
    const line = (kind: string, cell: number) =>
      `${JSON.stringify({ question: "sum A", kind, numbers: { A: [cell, cell] }, answer: 3 })}\n`;
    const kinds = ["__proto__", "constructor", "toString"];
    const text = kinds.map((kind) => line(kind, 1.5)).join("");
    await writeFiles(folder, {
      "suite.json": JSON.stringify({
        ...tinySuite,
        workloads: ["neural-programmer/tables-1"],
        variants: ["plain"],
        seeds: [1],
        budget: { epochs: 1 },
        data: { seed: 1, train: 12, test: 3 },
      }),
      "tables-1_train.jsonl": text.repeat(4),
      "tables-1_test.jsonl": text,
    });
    const args = ["run", "suite.json", "--data", "tables=.", "--json", "result.json"];
    for (const pass of ["trained", "from the store"]) {
      const { code, stderr } = await cli(args);
      assertEquals([code, stderr], [0, ""], pass);
      const { trials: [{ metrics }] } = JSON.parse(
        await Deno.readTextFile(`${folder}/result.json`),
      );
      assertEquals(
        Object.entries<{ total: number }>(metrics.testErrorByTask)
          .map(([kind, { total }]) => [kind, total]),
        kinds.map((kind) => [kind, 1]),
        pass,
      );
    }
    await writeFiles(folder, { "tables-1_test.jsonl": `${text}${line("sum", 3e38)}` });
    const { code, stderr } = await cli(args);
    assertEquals(code, 2);
    assertMatch(
      stderr,
      /tables-1_test\.jsonl:4: Column A adds up to too large a number for 32 bits/,
    );
  });
});

Deno.test("the commands about data refuse tables, levels and questions that there are not", async () => {
  await withCli(async (cli, folder) => {
    const refused: readonly (readonly [message: string, ...args: string[]])[] = [
      ['Unknown task "7"', "generate", "tables", "--tasks", "7", "--out", "results"],
      ["tables-1 has levels 1 to 3", "generate", "tables", "--level", "4", "--out", "results"],
      ['Unknown task "tables-55"; did you mean "tables-5"?', "show", "tables-55"],
      ["the last one is 3", "show", "tables-1", "--story", "4", "--train", "3"],
      ["Cannot show templates of babi-qa1", "show", "babi-qa1", "--templates"],
      ["--data tables=DIR", "verify", "tables"],
      ['Unknown collection "table"; did you mean "tables"?', "stats", "table"],
      ['Unknown collection "digits": it is a task of the collection "mnist"', "stats", "digits"],
      [
        'Unknown task "mnist": it is a collection; name one of its tasks, as "digits"',
        "show",
        "mnist",
      ],
    ];
    for (const [message, ...args] of refused) {
      await assertRefused(await cli(["data", ...args]), message, folder);
    }
  });
});
