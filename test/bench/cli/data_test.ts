import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { writeFiles } from "../_folder.ts";
import { tinySuite } from "./_cli.ts";
import { withCli } from "./_session.ts";

const generate = ["data", "generate", "babi", "--out", "data"];
const small = ["--tasks", "1,3,19", "--train", "40", "--test", "10"];

Deno.test("data generate writes files that stats, verify and show read", async () => {
  await withCli(async (cli, folder) => {
    const written = await cli([...generate, ...small]);
    assertEquals(written, {
      code: 0,
      stdout: "3 tasks in data, each with 40 training questions and 10 test questions\n",
      stderr: "",
    });
    const names = [...Deno.readDirSync(`${folder}/data`)].map(({ name }) => name).sort();
    assertEquals(names, [
      "qa19_path-finding_test.txt",
      "qa19_path-finding_train.txt",
      "qa1_single-supporting-fact_test.txt",
      "qa1_single-supporting-fact_train.txt",
      "qa3_three-supporting-facts_test.txt",
      "qa3_three-supporting-facts_train.txt",
    ]);

    const read = ["--data", "babi=data", "--tasks", "1,3,19"];
    const verified = await cli(["data", "verify", "babi", ...read]);
    assertEquals([verified.code, verified.stderr], [0, ""]);
    assertEquals(verified.stdout.match(/not a released file/g)!.length, 6);
    assertMatch(verified.stdout, /_train\.txt +8 stories +40 questions/);

    // From files and generated again, the same table.
    const fromFiles = await cli(["data", "stats", "babi", ...read]);
    const again = await cli(["data", "stats", "babi", ...small]);
    assertEquals(fromFiles, again);
    assertMatch(again.stdout, /^ +19 +\d+ +7 \/ 10 +40 \/ 10 +5 \(5\.0\) +1 +5 \(5\.0\)/m);

    const shown = await cli(
      ["data", "show", "babi-qa19", "--data", "babi=data", "--story", "2"],
    );
    assertEquals(shown.code, 0);
    const lines = shown.stdout.trimEnd().split("\n");
    assertEquals(lines.length, 2 + 6);
    assertEquals(lines.filter((line) => /^\d \* /.test(line.trim().replace(/ +/g, " "))).length, 2);
    assertMatch(lines.at(-1)!, /^6 +\? +How do you go from .*\? +[nsew],[nsew] +from \d \d$/);
  });
});

Deno.test("the commands about data know plain arithmetic too", async () => {
  await withCli(async (cli, folder) => {
    const run = (...args: string[]) => cli(["data", ...args]);
    const counts = ["--train", "40", "--test", "10"], read = ["--data", "arithmetic=data"];
    assertEquals((await run("generate", "arithmetic", "--out", "data", ...counts)).code, 0);
    const names = ["add", "compare", "subtract", "sum"].flatMap((name) =>
      ["test", "train"].map((part) => `arithmetic-${name}_${part}.txt`)
    );
    assertEquals([...Deno.readDirSync(`${folder}/data`)].map(({ name }) => name).sort(), names);

    const verified = await run("verify", "arithmetic", ...read);
    assertMatch(verified.stdout, /^8 files read, 0 of them released ones; 0 tasks/m);
    const unknown = await run("verify", "arithmetic");
    assertEquals(unknown.code, 2);
    assertMatch(unknown.stderr, /give its folder with --data arithmetic=DIR/);
    assertEquals(
      (await run("stats", "arithmetic", ...read)).stdout,
      (await run("stats", "arithmetic", ...counts)).stdout,
    );
    const shown = await run("show", "arithmetic-compare", ...read, "--part", "test");
    const lines = shown.stdout.trimEnd().split("\n");
    assertMatch(lines[5]!, /^4 +\* +The fourth number is \d\.$/);
    const [, asked, operand, answer] =
      /^5 +\? +How many numbers are (.*) than (\d)\? +([0-4]) +from 1 2 3 4$/.exec(lines[6]!)!;
    // The same question, whose rows are the numbers in their order.
    assertEquals(lines.slice(7, 12), [
      "",
      "the same question about a table",
      `question  ${asked} ${operand} A count`,
      `program   ${asked} than ${operand} in A, count`,
      `answer    ${answer}`,
    ]);
    const cells = lines.slice(-4).map((line) => /(\d) +(\d)$/.exec(line)!.slice(1));
    const told = lines.slice(2, 6).map((line, i) => [`${i + 1}`, /(\d)\.$/.exec(line)![1]]);
    assertEquals(cells, told);
    assertEquals(lines.slice(-4).filter((line) => line.startsWith("*")).length, Number(answer));
  });
});

/** Stories of one statement and one question each. */
const storiesOf = (...answers: readonly string[]) =>
  answers.map((room) => `1 Mary went to the ${room}.\n2 Where is Mary?\t${room}\t1\n`).join("");

Deno.test("data verify and run say how many answers are not in the training part", async () => {
  await withCli(async (cli, folder) => {
    await writeFiles(folder, {
      // The same word typed in two ways is one word; the last two stories are held out.
      "data/qa1_x_train.txt": storiesOf(...Array(18).fill("caf\u00e9"), "hall", "caf\u00e9."),
      "data/qa1_x_test.txt": storiesOf("cafe\u0301", "hall", "cellar", "Caf\u00e9."),
      "suite.json": JSON.stringify({
        ...tinySuite,
        variants: ["plain"],
        seeds: [1],
        data: { seed: 1, train: 20, test: 4 },
      }),
    });
    const unknown = [
      "2 of 4 test answers are not in the training part",
      "1 of 2 validation answers is not in the training part",
    ];
    const read = ["--data", "babi=data"];
    const verified = await cli(["data", "verify", "babi", "--tasks", "1", ...read]);
    assertEquals([verified.code, verified.stderr], [0, ""]);
    for (const line of unknown) assertStringIncludes(verified.stdout, `babi-qa1: ${line}\n`);
    const ran = await cli(["run", "suite.json", ...read, "--json", "result.json"]);
    assertEquals([ran.code, ran.stderr], [0, ""]);
    for (const line of unknown) assertStringIncludes(ran.stdout, `memn2n/babi-qa1: ${line}\n`);
    const result = JSON.parse(await Deno.readTextFile(`${folder}/result.json`));
    assertEquals(result.workloads[0].unknownAnswers, {
      validation: { unknown: 1, total: 2 },
      test: { unknown: 2, total: 4 },
    });
    // The two that are known are "caf\u00e9", as all that training has.
    const [{ testError }] = result.trials.map(({ metrics }: { metrics: unknown }) => metrics);
    assertEquals([testError.wrong, testError.total], [2, 4]);
  });
});

Deno.test("data verify and run take the layout of releases that are split already", async () => {
  await withCli(async (cli, folder) => {
    const rooms = (count: number) =>
      Array.from({ length: count }, (_, i) => i % 2 ? "hall" : "yard");
    await writeFiles(folder, {
      "data/qa1_train.txt": storiesOf(...rooms(18)),
      "data/qa1_valid.txt": storiesOf(...rooms(6)),
      "data/qa1_test.txt": storiesOf(...rooms(4)),
      "suite.json": JSON.stringify({
        ...tinySuite,
        variants: ["plain"],
        seeds: [1],
        data: { seed: 1, train: 24, test: 4 },
      }),
    });
    const read = ["--data", "babi=data"];
    const verified = await cli(["data", "verify", "babi", "--tasks", "1", ...read]);
    assertEquals([verified.code, verified.stderr], [0, ""]);
    assertMatch(verified.stdout, /^data\/qa1_valid\.txt +6 stories +6 questions/m);
    assertMatch(verified.stdout, /^3 files read, .* 0 tasks with a problem$/m);
    const ran = await cli(["run", "suite.json", ...read, "--json", "result.json"]);
    assertEquals([ran.code, ran.stderr], [0, ""]);
    assertStringIncludes(
      ran.stdout,
      "babi-qa1 has 18 training questions, and 6 for validation in a file of their own\n",
    );
    const { trials: [{ metrics }], workloads: [{ parts }] } = JSON.parse(
      await Deno.readTextFile(`${folder}/result.json`),
    );
    assertEquals(
      ["trainError", "validationError", "testError"].map((name) => metrics[name].total),
      [18, 6, 4],
    );
    assertEquals(parts, [{ task: "babi-qa1", trainingQuestions: 24, testQuestions: 4 }]);
    const shown = await cli(["data", "stats", "babi", "--tasks", "1", ...read]);
    assertMatch(shown.stdout, / 24 \/ 4 /);
  });
});

Deno.test("data show and stats number stories as the reader does", async () => {
  await withCli(async (cli, folder) => {
    const text = [
      ...["1 Mary went to the hall.", "2 Where is Mary?\tHall\t1"],
      ...["01 John went to the yard.", "02 Mary went out.", "3 Where is John?\tyard.\t01"],
    ].join("\n");
    await writeFiles(folder, {
      "qa1_x_train.txt": text,
      // The second story again, with other numbers and other spaces.
      "qa1_x_test.txt": text.slice(text.indexOf("01 J")).replaceAll("\t", " \t").replaceAll(
        "0",
        "",
      ),
    });
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await cli(["data", ...args]);
      assertEquals([code, stderr], [0, ""]);
      return stdout;
    };
    const shown = await run("show", "babi-qa1", "--story", "2", "--data", "babi=.");
    assertEquals(shown.trimEnd().split("\n").slice(2).map((line) => line.trim().split(/ {2,}/)), [
      ["1", "*", "John went to the yard."],
      ["2", "Mary went out."],
      ["3", "?", "Where is John?", "yard", "from 1"],
    ]);
    const stats = await run("stats", "babi", "--tasks", "1", "--data", "babi=.");
    assertMatch(stats, /^ +1 .* 2 \/ 1 .* 1 \(100\.0 %\)$/m);
  });
});

Deno.test("data verify says which files are missing or broken, and goes on", async () => {
  await withCli(async (cli, folder) => {
    await cli([...generate, "--tasks", "1-2", "--train", "40", "--test", "10"]);
    await Deno.remove(`${folder}/data/qa1_single-supporting-fact_test.txt`);
    await Deno.writeTextFile(`${folder}/data/qa2_two-supporting-facts_train.txt`, "1 Mary\nsang\n");
    const { code, stdout, stderr } = await cli(
      ["data", "verify", "babi", "--data", "babi=data", "--tasks", "1-3"],
    );
    assertEquals(code, 1);
    const problems = stderr.trimEnd().split("\n");
    assertEquals(problems.length, 3);
    assertMatch(problems[0]!, /no file qa1_\*_test\.txt/);
    assertMatch(problems[1]!, /qa2_two-supporting-facts_train\.txt:2: /);
    assertMatch(problems[2]!, /no file qa3_\*_train\.txt/);
    assert(stdout.endsWith("0 files read, 0 of them released ones; 3 tasks with a problem\n"));
  });
});

Deno.test("data generate writes over no file that says something else", async () => {
  await withCli(async (cli, folder) => {
    const args = [...generate, "--tasks", "1,3", "--train", "40", "--test", "10"];
    const path = `${folder}/data/qa3_three-supporting-facts_test.txt`;
    const texts = () =>
      Object.fromEntries(
        [...Deno.readDirSync(`${folder}/data`)].map(({ name }) =>
          [name, Deno.readTextFileSync(`${folder}/data/${name}`)] as const
        ),
      );
    assertEquals((await cli(args)).code, 0);
    const first = texts();
    // The same again changes nothing, and what is missing is made.
    await Deno.remove(path);
    assertEquals((await cli(args)).code, 0);
    assertEquals(texts(), first);
    await Deno.remove(`${folder}/data/qa1_single-supporting-fact_train.txt`);
    const before = texts();
    const { code, stdout, stderr } = await cli([...args, "--seed", "2"]);
    assertEquals([code, stdout], [2, ""]);
    assertMatch(
      stderr,
      /^Cannot write data\/qa1_single-supporting-fact_test\.txt: there is a file that/,
    );
    assertEquals(texts(), before);
  });
});
