/** Hostile text in every string of every command: none of it reaches a terminal or a CI job's log. */

import { assertEquals } from "../../../std.ts";
import { makeResultFile } from "../_result_file.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { type CliOutput, runCli, tinySuite } from "./_cli.ts";
import { withSession } from "./_session.ts";

/** As an argument and as a name of a file: no NUL, no slash, no half character. */
const WORD = "::error::a\x1b[31mb\x07\x9b2J\u202ec\u2028::warning::d\r\n::set-output name=e::f";
/** In a file's text. */
const TEXT = `${WORD}\x00##[error]##vso[task.complete]`;
/** In a JSON string. */
const JSON_TEXT = `${TEXT}\ud800`;
/** In a story, where a line cannot end. */
const STORY_WORD = "a\x1b[31m\x07\x9b2J\u202eb\x0b##[error]c\x85::x";

/** A file that has the text wherever a string may stand. */
const hostileResult = JSON.stringify(
  makeResultFile([
    { variant: "plain", seed: 1, test: 3 },
    { variant: "noisy", seed: 1, test: 8 },
    { variant: "noisy", seed: 2, test: null },
  ]),
  (key, value) =>
    ["command", "title", "createdAt", "message", "os", "arch", "deno", "gradnoise"].includes(key) &&
      typeof value === "string"
      ? JSON_TEXT
      : value,
).replaceAll('"memn2n/babi-qa1"', JSON.stringify(`memn2n/${JSON_TEXT}`))
  .replaceAll('"tiny"', JSON.stringify(JSON_TEXT))
  .replaceAll('"noisy"', JSON.stringify(`noisy${JSON_TEXT}`));

const stories = Array.from({ length: 60 }, (_, i) => {
  const word = `${STORY_WORD}${i % 3}`;
  return `1 Mary ${word} to the ${word}.\n2 Where is Mary? \t${word}\t1\n`;
});

function question(i: number): string {
  const line = {
    question: `sum ${TEXT} A`,
    kind: TEXT,
    numbers: { [TEXT]: [i, 2, 3] },
    words: { [`=T${TEXT}`]: ["x", TEXT, "__proto__"] },
    answer: i + 5,
  };
  return `${JSON.stringify(line)}\n`;
}

const questions = Array.from({ length: 60 }, (_, i) => question(i));

const files: Readonly<Record<string, string>> = {
  "own.json": JSON.stringify({
    ...tinySuite,
    title: JSON_TEXT,
    variants: [{ name: "own", title: JSON_TEXT, noise: "noise(0.1)" }],
    seeds: [1],
  }),
  "names.json": JSON.stringify({ ...tinySuite, name: JSON_TEXT }),
  "keys.json": JSON.stringify({ ...tinySuite, [JSON_TEXT]: 1 }),
  "workload.json": JSON.stringify({ ...tinySuite, workloads: [JSON_TEXT] }),
  "variant.json": JSON.stringify({ ...tinySuite, variants: [JSON_TEXT] }),
  "model.json": JSON.stringify({ ...tinySuite, modelOptions: { [JSON_TEXT]: {} } }),
  "option.json": JSON.stringify({ ...tinySuite, modelOptions: { memn2n: { [JSON_TEXT]: 1 } } }),
  "task.json": JSON.stringify({ ...tinySuite, taskOptions: { [JSON_TEXT]: 1 } }),
  "value.json": JSON.stringify({ ...tinySuite, backend: JSON_TEXT }),
  "reference.json": JSON.stringify({ ...tinySuite, reference: JSON_TEXT }),
  "broken.json": `{"name": ${TEXT}`,
  "result.json": hostileResult,
  "version.json": hostileResult.replace(/"version":\d+/, `"version":${JSON.stringify(JSON_TEXT)}`),
  "odd.json": hostileResult.replace('"status":"', `"status":${JSON.stringify(JSON_TEXT)},"x":"`),
  "data/qa1_x_train.txt": stories.join(""),
  "data/qa1_x_test.txt": stories.slice(0, 20).join(""),
  "broken/qa1_x_train.txt": `1 Mary ${STORY_WORD}.\n2 Where? \t${STORY_WORD}\n`,
  "broken/qa1_x_test.txt": `${STORY_WORD}\n`,
  "tables/tables-1_train.jsonl": questions.join(""),
  "tables/tables-1_test.jsonl": questions.slice(0, 20).join(""),
  "wrong/tables-1_train.jsonl": questions.join("").replaceAll('"answer":', `"answer":9`),
  "wrong/tables-1_test.jsonl": `{"question": ${TEXT}`,
};

/** Arguments of every command; `WORD` alone is a name that there is not. */
const commands: readonly (readonly string[])[] = [
  [WORD],
  [`--${WORD}`],
  ["run", WORD],
  ["run", `${WORD}.json`],
  ["run", `--${WORD}`],
  ...["--seeds", "--workers", "--workload", "--variant", "--level", "--epochs", "--fraction"]
    .map((option) => ["run", option, WORD]),
  ...["--data", "--backend", "--storage"].map((option) => ["run", option, WORD]),
  ["run", "--data", `babi=${WORD}`],
  ["run", "--data", `${WORD}=data`],
  ["run", "own.json", "--storage", `sqlite:own.json/${WORD}`],
  ["run", "own.json", "--out", `own.json/${WORD}`],
  ...["names", "keys", "workload", "variant", "model", "option", "task", "value", "reference"]
    .map((name) => ["run", `${name}.json`]),
  ["run", "broken.json"],
  ["run", "own.json", "--data", "babi=broken"],
  ["run", "own.json", "--data", "babi=data", "--out", WORD, "--json", `${WORD}/x.json`],
  ["run", "own.json", "--data", "babi=data", "--out", WORD, "--dry-run"],
  ["run", "own.json", "--data", `babi=${WORD}`, "--dry-run"],
  ["list", WORD],
  ["list", "runs", "--out", WORD],
  ["list", "trials", "--out", WORD],
  ["list", "trials", "--suite", WORD],
  ["show", WORD],
  ["show", WORD, "--out", WORD],
  // The one trial of the run before.
  ["show", "", "--out", WORD],
  ["report", WORD],
  ["report", "result.json", "--out", WORD],
  ["report", "result.json", "result.json", "--out", WORD],
  ["compare", WORD, "result.json"],
  ["compare", "result.json", "odd.json", "--out", WORD],
  ["report", "version.json"],
  ["report", "odd.json"],
  ["report", "a", "--json", WORD],
  ["report", "--suite", WORD],
  ["claims", WORD],
  ["claims", "result.json"],
  ["claims", "result.json", "--json"],
  ["claims", "--suite", WORD],
  ["claims", "--grade", WORD],
  ["claims", "version.json"],
  ...["csv", "markdown", "latex"].flatMap((format) =>
    ["trials", "summary", "tasks"].map((rows) => [
      ...["export", "--format", format, "--rows", rows, "--json", "result.json"],
    ])
  ),
  ["export", "--format", WORD],
  ["export", "--format", "csv", "--columns", WORD, "--json", "result.json"],
  ["export", "--format", "csv", "--json", WORD],
  ["export", "--format", "csv", "--json", "result.json", "--out", `${WORD}.csv`],
  ["gate", "--baseline", WORD],
  ["gate", "--baseline", "broken.json"],
  ["gate", "--baseline", "version.json"],
  ["gate", "--suite", WORD],
  ["gate", "--results", WORD],
  ["gate", "--results", "result.json"],
  ["gate", "--results", "result.json", "--update", "--baseline", `${WORD}.json`],
  ["gate", "--results", "result.json", "--baseline", `${WORD}.json`, "--junit", `${WORD}.xml`],
  ["gate", "--results", "odd.json", "--baseline", `${WORD}.json`, "--markdown", `${WORD}.md`],
  ["data", WORD],
  ["data", "generate", WORD, "--out", "made"],
  ["data", "generate", "babi", "--tasks", WORD, "--out", "made"],
  ["data", "generate", "babi", "--tasks", "1", "--train", "60", "--test", "20", "--out", WORD],
  ["data", "show", WORD],
  ["data", "show", "babi-qa1", "--data", "babi=data"],
  ["data", "show", "babi-qa1", "--data", "babi=broken"],
  ["data", "show", "babi-qa1", "--data", `babi=${WORD}`],
  ["data", "show", "tables-1", "--data", "tables=tables"],
  ["data", "show", "tables-1", "--data", "tables=wrong"],
  ["data", "show", "tables-1", "--part", WORD],
  ["data", "stats", "babi", "--tasks", "1", "--data", "babi=data"],
  ["data", "stats", "tables", "--tasks", "1", "--data", "tables=tables"],
  ["data", "stats", "tables", "--tasks", WORD],
  ["data", "verify", "babi", "--tasks", "1", "--data", "babi=data"],
  ["data", "verify", "babi", "--tasks", "1", "--data", "babi=broken"],
  ["data", "verify", "tables", "--tasks", "1", "--data", "tables=tables"],
  ["data", "verify", "tables", "--tasks", "1", "--data", "tables=wrong"],
  ["data", "verify", "tables", "--data", `tables=${WORD}`],
  ["doctor", WORD],
];

/** Lines with something that acts on a terminal, reorders text, or commands a CI system. */
function hostileLines(output: string): string[] {
  const acting = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
  return output.split("\n").filter((line) =>
    acting.test(line.replace(/\r$/, "")) || /^\s*::|##(?:\[|vso\[|teamcity\[)/i.test(line)
  );
}

Deno.test("hostileLines() finds what it is to find", () => {
  const lines = [
    "\x1b[31m",
    "\x07",
    "\x9b",
    "\u202e",
    "\u2028",
    " ::error::",
    "a ##[x]",
    "\ra",
    "\0",
  ];
  assertEquals(lines.flatMap(hostileLines), lines);
  assertEquals(hostileLines("fine, 日本: a::b\r\n# # [x]\ufffd[31m"), []);
});

/** Of these, commands whose permissions name hostile paths, and errors of the first process. */
const typed: readonly (readonly string[])[] = [
  [WORD],
  [`--${WORD}`],
  ["run", `${WORD}.json`],
  ["run", "own.json", "--data", "babi=data", "--out", WORD, "--json", `${WORD}/x.json`],
  ["list", "trials", "--out", WORD],
  ["show", "", "--out", WORD],
  ["report", "result.json", "--out", WORD],
  ["claims", "result.json"],
  ["export", "--format", "csv", "--json", "result.json", "--out", `${WORD}.csv`],
  ["gate", "--results", "result.json", "--update", "--baseline", `${WORD}.json`],
  ["gate", "--results", "result.json", "--baseline", `${WORD}.json`, "--junit", `${WORD}.xml`],
  ["data", "generate", "babi", "--tasks", "1", "--train", "60", "--test", "20", "--out", WORD],
  ["data", "verify", "tables", "--data", `tables=${WORD}`],
];

/** Makes sure that a command answers, and that nothing of what it prints acts. */
function assertHarmless({ stdout, stderr, code }: CliOutput): void {
  assertEquals([...hostileLines(stdout), ...hostileLines(stderr)], []);
  // A fault is no answer to bad input.
  assertEquals(stderr.includes("This is a fault"), false, stderr);
  assertEquals([0, 1, 2, 3, 4].includes(code), true, stderr);
}

const nameOf = (args: readonly string[]) =>
  JSON.stringify(args.map((word) => word.replaceAll(WORD, "WORD")));

const env = { GITHUB_STEP_SUMMARY: `${WORD}.md` };

Deno.test("no command prints anything of a hostile text that acts", async (t) => {
  await withFolder(async (folder) => {
    await writeFiles(folder, files);
    let printed = "";
    await withSession(async (session) => {
      for (const args of commands) {
        await t.step(nameOf(args), async () => {
          const output = await session(args, folder);
          assertHarmless(output);
          printed += output.stdout + output.stderr;
        });
      }
    }, env);
    // The text is there, as far as it is harmless.
    assertEquals(printed.includes("a\ufffd[31mb\ufffd\ufffd2J\ufffdc"), true);
    // What a CI system reads, and people in a browser.
    const summary = await Deno.readTextFile(`${folder}/${WORD}.md`);
    assertEquals(hostileLines(summary), []);
    assertEquals(hostileLines(await Deno.readTextFile(`${folder}/${WORD}.xml`)), []);
  });
});

Deno.test("a command says the same of a hostile text when it may use only what it names", async (t) => {
  await withFolder(async (folder) => {
    await withFolder(async (other) => {
      await writeFiles(folder, files);
      await writeFiles(other, files);
      await withSession(async (session) => {
        for (const args of typed) {
          await t.step(nameOf(args), async () => {
            const output = await runCli(args, { folder, env });
            assertHarmless(output);
            const { code, stderr } = await session(args, other);
            assertEquals([output.code, output.stderr.replaceAll(folder, other)], [code, stderr]);
          });
        }
      }, env);
      assertEquals(hostileLines(await Deno.readTextFile(`${folder}/${WORD}.md`)), []);
    });
  });
});

Deno.test("only the gate's own commands for GitHub reach the log of a job", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, files);
    const { stdout } = await runCli(["gate", "--baseline", `${WORD}.json`], {
      folder,
      env: { GITHUB_ACTIONS: "true" },
    });
    const [command, ...others] = hostileLines(stdout);
    assertEquals(others, []);
    assertEquals(command!.startsWith("::error title=Gate%3A comparable::"), true, command);
  });
});
