import { fc } from "../../_properties.ts";
import {
  chooseTrial,
  commandText,
  quoteArgument,
  recordedCommand,
  sameSettings,
  withoutPassword,
  withoutPasswords,
} from "../../../bench/base/command_line.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("quoteArgument() quotes what a shell would not take for text", () => {
  assertEquals(quoteArgument("babi=data/en"), "babi=data/en");
  assertEquals(quoteArgument("memn2n/babi-qa*"), "'memn2n/babi-qa*'");
  assertEquals(quoteArgument("my suite.json"), "'my suite.json'");
  assertEquals(quoteArgument("it's $HOME"), "'it'\\''s $HOME'");
  assertEquals(quoteArgument(""), "''");
  assertEquals([quoteArgument("=ls"), quoteArgument("a=b")], ["'=ls'", "a=b"]);
});

Deno.test("a shell reads commandText() as the arguments that it was made of", async () => {
  const words = ["plain", "it's", "$HOME `x` \\ *", 'a "b"', "", "two\nlines", "-n", "~", "#"];
  // One shell for all: no argument of a program holds the character zero.
  const random = fc.string().map((word) => word.replaceAll("\0", ""));
  words.push(...fc.sample(random, { numRuns: 500, seed: 14 }));
  const script = `printf '%s\\0' ${commandText(words)}`;
  const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
  assertEquals(new TextDecoder().decode(stdout).split("\0").slice(0, -1), words);
});

Deno.test("sameSettings() keeps what decides results, and nothing else", () => {
  const cases: Readonly<Record<string, string>> = {
    "deno task bench run quick": "deno task bench run quick",
    "deno task bench run quick --seeds 3,7 --workers 2 --quiet": "deno task bench run quick",
    "deno task bench run --out x my_suite.json --data babi=data --fresh":
      "deno task bench run my_suite.json --data babi=data",
    "deno task bench run tables-quick --level=2 --epochs 5 --variant plain --fraction 0.5":
      "deno task bench run tables-quick --level=2 --epochs 5",
    "deno task bench run a.json --data babi=x --data tables=y --backend cpu --reuse-any --json z":
      "deno task bench run a.json --data babi=x --data tables=y --backend cpu",
    "deno task bench --debug run quick --workload 'memn2n/*' --storage sqlite:x":
      "deno task bench run quick",
    // A gate trains its suite as it is.
    "deno task bench gate --baseline ci.json": "deno task bench run the-suite",
    "deno task bench run --seeds 2": "deno task bench run the-suite",
  };
  for (const [command, expected] of Object.entries(cases)) {
    assertEquals(sameSettings(command.split(" "), "the-suite"), expected.split(" "), command);
  }
  assertEquals(
    sameSettings(["deno", "task", "bench", "run", "my suite.json", "--data", "babi=a b"], "s"),
    ["deno", "task", "bench", "run", "my suite.json", "--data", "babi=a b"],
  );
});

Deno.test("recordedCommand() leaves out where trials run and results go, and nothing else", () => {
  const cases: Readonly<Record<string, string>> = {
    "deno task bench run quick": "deno task bench run quick",
    "deno task bench run --seeds 3": "deno task bench run the-suite --seeds 3",
    "deno task bench run --shard 7/64 --out runs/07 mine.json --seeds=3,7 --restart 1 --quiet":
      "deno task bench run mine.json --seeds=3,7",
    "deno task bench run a --debug --json - --workers 2 --storage sqlite:x --shard=1/2 --fresh":
      "deno task bench run a --fresh",
    "deno task bench run a --shard 7/64": "deno task bench run a",
    "deno task bench run a --restart 2": "deno task bench run a",
    "deno task bench run a --workload b --variant c --level 2 --epochs 5 --fraction 0.5 --use m.ts":
      "deno task bench run a --workload b --variant c --level 2 --epochs 5 --fraction 0.5 --use m.ts",
    "deno task bench run a --data babi=run --backend cpu --reuse-any --workers=2 --out=o":
      "deno task bench run a --data babi=run --backend cpu --reuse-any",
  };
  for (const [command, expected] of Object.entries(cases)) {
    assertEquals(recordedCommand(command.split(" "), "the-suite"), expected.split(" "), command);
  }
});

Deno.test("chooseTrial() names one seed, which by itself would be how many there are", () => {
  assertEquals(
    chooseTrial({ workload: "memn2n/babi-qa1", variant: "dropout+noisy", seed: 7, out: "o" }),
    "--workload memn2n/babi-qa1 --variant dropout+noisy --seeds 7-7 --fresh --out o".split(" "),
  );
});

Deno.test("withoutPassword() finds addresses in text, whatever is wrong with them", () => {
  const cases: Readonly<Record<string, string>> = {
    "got 1: postgresql://lab:hunter2@h/db.": "got 1: postgresql://lab@h/db.",
    "got 2: a, postgres://lab:hunter2@h/db": "got 2: a, postgres://lab@h/db",
    "/home/ann/postgresql:/lab:hunter2@h/db": "/home/ann/postgresql:/lab@h/db",
    "postgresql:lab:hunter2@h/db": "postgresql:lab@h/db",
    "POSTGRESQL://lab:hunter2@h/db": "POSTGRESQL://lab@h/db",
    "postgresql://:hunter2@h/db": "postgresql://@h/db",
    "postgresql://lab:hunter2@@h/db": "postgresql://lab@h/db",
    "postgresql://lab:a/hunter2@h/db": "postgresql://lab@h/db",
    "postgresql://lab:a@b/hunter2@h/db": "postgresql://lab@h/db",
    "postgresql://lab:hunter2 and 2\nlines@h/db": "postgresql://lab@h/db",
    "mysql://lab:hunter2@h/db": "mysql://lab@h/db",
    "postgresql://h/db?user=lab&password=hunter2&x=1":
      "postgresql://h/db?user=lab&password=...&x=1",
    // Nothing in these is a password.
    "postgresql://lab@h:5433/db for ann@h": "postgresql://lab@h:5433/db for ann@h",
    "postgresql://[::1]:5433/db: expected a path": "postgresql://[::1]:5433/db: expected a path",
    "file:///a/b.ts:3:14 of results/quick@stopped": "file:///a/b.ts:3:14 of results/quick@stopped",
    "http://127.0.0.1:8173/?key=a and quick@seeds-2":
      "http://127.0.0.1:8173/?key=a and quick@seeds-2",
    "Cannot use postgresql: expected USER@HOST": "Cannot use postgresql: expected USER@HOST",
  };
  for (const [text, shown] of Object.entries(cases)) assertEquals(withoutPassword(text), shown);
});

Deno.test("withoutPasswords() leaves a database's address and takes its password", () => {
  assertEquals(
    withoutPasswords([
      "run",
      "postgresql://ann:se:c@ret@h:5433/lab?sslmode=require",
      "--storage=postgres://ann:secret@h/lab",
      "--storage=postgresql://ann@h:5433/lab",
      "--data",
      "babi=a:b@c",
    ]),
    [
      "run",
      "postgresql://ann@h:5433/lab?sslmode=require",
      "--storage=postgres://ann@h/lab",
      "--storage=postgresql://ann@h:5433/lab",
      "--data",
      "babi=a:b@c",
    ],
  );
});
