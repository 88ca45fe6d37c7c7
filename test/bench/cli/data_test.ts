import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { runCli } from "./_cli.ts";

const generate = ["data", "generate", "babi", "--out", "data"];
const small = ["--tasks", "1,3,19", "--train", "40", "--test", "10"];

Deno.test("data generate writes files that stats, verify and show read", async () => {
  await withFolder(async (folder) => {
    const written = await runCli([...generate, ...small], { folder });
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
    const verified = await runCli(["data", "verify", "babi", ...read], { folder });
    assertEquals([verified.code, verified.stderr], [0, ""]);
    assertEquals(verified.stdout.match(/not a released file/g)!.length, 6);
    assertMatch(verified.stdout, /_train\.txt +8 stories +40 questions/);

    // From files and generated again, the same table.
    const fromFiles = await runCli(["data", "stats", "babi", ...read], { folder });
    const again = await runCli(["data", "stats", "babi", ...small], { folder });
    assertEquals(fromFiles, again);
    assertMatch(again.stdout, /^ +19 +\d+ +7 \/ 10 +40 \/ 10 +5 \(5\.0\) +1 +5 \(5\.0\)/m);

    const shown = await runCli(
      ["data", "show", "babi-qa19", "--data", "babi=data", "--story", "2"],
      { folder },
    );
    assertEquals(shown.code, 0);
    const lines = shown.stdout.trimEnd().split("\n");
    assertEquals(lines.length, 2 + 6);
    assertEquals(lines.filter((line) => /^\d \* /.test(line.trim().replace(/ +/g, " "))).length, 2);
    assertMatch(lines.at(-1)!, /^6 +\? +How do you go from .*\? +[nsew],[nsew] +from \d \d$/);
  });
});

Deno.test("the commands about data know plain arithmetic too", async () => {
  await withFolder(async (folder) => {
    const run = (...args: string[]) => runCli(["data", ...args], { folder });
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

Deno.test("data verify says which files are missing or broken, and goes on", async () => {
  await withFolder(async (folder) => {
    await runCli([...generate, "--tasks", "1-2", "--train", "40", "--test", "10"], { folder });
    await Deno.remove(`${folder}/data/qa1_single-supporting-fact_test.txt`);
    await Deno.writeTextFile(`${folder}/data/qa2_two-supporting-facts_train.txt`, "1 Mary\nsang\n");
    const { code, stdout, stderr } = await runCli(
      ["data", "verify", "babi", "--data", "babi=data", "--tasks", "1-3"],
      { folder },
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
  await withFolder(async (folder) => {
    const args = [...generate, "--tasks", "1,3", "--train", "40", "--test", "10"];
    const path = `${folder}/data/qa3_three-supporting-facts_test.txt`;
    const texts = () =>
      Object.fromEntries(
        [...Deno.readDirSync(`${folder}/data`)].map(({ name }) =>
          [name, Deno.readTextFileSync(`${folder}/data/${name}`)] as const
        ),
      );
    assertEquals((await runCli(args, { folder })).code, 0);
    const first = texts();
    // The same again changes nothing, and what is missing is made.
    await Deno.remove(path);
    assertEquals((await runCli(args, { folder })).code, 0);
    assertEquals(texts(), first);
    await Deno.remove(`${folder}/data/qa1_single-supporting-fact_train.txt`);
    const before = texts();
    const { code, stdout, stderr } = await runCli([...args, "--seed", "2"], { folder });
    assertEquals([code, stdout], [2, ""]);
    assertMatch(
      stderr,
      /^Cannot write data\/qa1_single-supporting-fact_test\.txt: there is a file that/,
    );
    assertEquals(texts(), before);
  });
});
