/** The command line on a terminal: colours, a display that is drawn over, and Ctrl-C. */

import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { tinySuite, writeLongSuite, writeTinySuite } from "./_cli.ts";
import { hasTerminal, Terminal } from "./_terminal.ts";

// Where a terminal cannot be made these are skipped, and counted as skipped.
const ignore = !hasTerminal;

// One of each kind: all are rendered alike, and renderers have a contract of their own.
for (const words of [[], ["data"], ["data", "show"], ["run"]]) {
  Deno.test({
    name: `${["bench", ...words].join(" ")} --help is printed on a terminal`,
    ignore,
    async fn() {
      const { code, text } = await new Terminal([...words, "--help"], Deno.cwd()).end();
      assertStringIncludes(text, `Usage: ${["deno task bench", ...words].join(" ")} `);
      assertEquals(code, 0, text);
    },
  });
}

Deno.test({
  name: "a run on a terminal draws over its display, and ends with the table and the report",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      await writeTinySuite(folder);
      const { code, text } = await new Terminal(["run", "tiny.json"], folder).end();
      assertEquals(code, 0, text);
      // Bold, and up over the lines that were drawn before.
      assertStringIncludes(text, "\x1b[1m0 of 4 trials done");
      assertMatch(text, new RegExp("\x1b\\[\\d+A\x1b\\[J"));
      const [, end = ""] = text.split("\x1b[1mworkload");
      assertMatch(end, /\nmemn2n\/babi-qa1 +plain .*\n +noisy .*\n/);
      assertMatch(end, /\nToo few seeds for an answer\. [^]*\n\n4 trials; .* s\nReport: .*\n$/);
    });
  },
});

Deno.test({
  name: "Ctrl-C on a terminal ends a run with the table, the report and exit code 130",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      await writeLongSuite(folder);
      const terminal = new Terminal(["run", "long.json", "--workers", "1"], folder);
      await terminal.waitFor("1 of 2000 trials done");
      await terminal.type("\x03");
      const { code, text } = await terminal.end();
      assertEquals(code, 130, text);
      const [, end = ""] = text.split("\x1b[1mworkload");
      assertMatch(
        end,
        /\n\nStopped after \d+ of 2000 trials; the same command continues; .*\nReport: .*\n$/,
      );
      assert((await Deno.stat(`${folder}/results/tiny/report.html`)).size > 0);
    });
  },
});

Deno.test({
  name: "a terminal shows which attempt of a trial is running, and that its time is the most",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      await writeTinySuite(folder);
      const suite = {
        ...tinySuite,
        variants: [{ name: "slow", noise: "noise(1e-9)", rule: "sgd(1e-9)" }],
        // An attempt lasts longer than the display takes to be drawn anew.
        budget: { epochs: 1000, stop: { error: 0 }, attempts: 40 },
      };
      await writeFiles(folder, { "suite.json": JSON.stringify(suite) });
      // As wide as the longest line is on a slow machine.
      const terminal = new Terminal(["run", "suite.json"], folder, {}, [160, 30]);
      await terminal.waitFor("attempt 2/40, epoch ");
      await terminal.type("\x03");
      const { text } = await terminal.end();
      assertMatch(
        text,
        /slow +seed \d +attempt 2\/40, epoch [\d.]+\/1020 +loss [\d.]+ .* left/,
      );
      assertMatch(text, /trials done, \d:\d\d passed, at most [\d:]+ left/);
    });
  },
});

Deno.test({
  name: "Ctrl-C on a terminal ends a gate with a line that says so and exit code 130",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      await writeLongSuite(folder);
      const args = ["gate", "--update", "--suite", "long.json", "--baseline", "b.json"];
      const terminal = new Terminal([...args, "--workers", "1"], folder);
      await terminal.waitFor("1 of 2000 trials done");
      await terminal.type("\x03");
      const { code, text } = await terminal.end();
      assertEquals(code, 130, text);
      assertMatch(text, /Stopped after \d+ of 2000 trials\n$/);
    });
  },
});

Deno.test({
  name: "what is wrong with a command is one line on a terminal",
  ignore,
  async fn() {
    const { code, text } = await new Terminal(["run", "quik"], Deno.cwd()).end();
    assertEquals(code, 2);
    assertEquals(text.split("\n").slice(1), ['Unknown suite "quik"; did you mean "quick"?', ""]);
  },
});

/** By command: something that it prints. */
const printed: Readonly<Record<string, string>> = {
  "list suites": "quick",
  "list variants": "noisy",
  "claims": "grade",
  "schema": '"$schema"',
  "data show babi-qa1": "Where is",
  "data show tables-5": "question",
  "data stats babi --tasks 1 --train 100": "words",
  "doctor": "tensorflow.js",
};

for (const [line, text] of Object.entries(printed)) {
  Deno.test({
    name: `bench ${line} asks for nothing on a terminal that it may not have`,
    ignore,
    async fn() {
      await withFolder(async (folder) => {
        const end = await new Terminal(line.split(" "), folder).end();
        assertStringIncludes(end.text, text);
        assertEquals(end.code, 0, end.text);
      });
    },
  });
}

Deno.test({
  name: "a terminal that does not know its size is as wide as most",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      const end = await new Terminal(["list", "workloads"], folder, {}, [0, 0]).end();
      assertEquals(end.code, 0, end.text);
      // The first is what `deno task` says.
      const [, ...lines] = end.text.split("\n");
      assert(lines.some((line) => line.length > 40), end.text);
      assert(lines.every((line) => line.length <= 80), end.text);
      await writeTinySuite(folder);
      const run = await new Terminal(["run", "tiny.json"], folder, {}, [0, 0]).end();
      assertEquals(run.code, 0, run.text);
      // Whole, not cut to nothing.
      assertStringIncludes(run.text, "0 of 4 trials done, 0:00 passed");
      // And more than that one line.
      assertMatch(run.text, /memn2n\/babi-qa1 +(plain|noisy) +seed [12] /);
    });
  },
});
