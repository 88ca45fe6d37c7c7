/**
 * What every renderer makes of the table. Cliffy is tested where `@cliffy/command` is Cliffy, which is under
 * `--config deno.jsr.json`; elsewhere its renderer is tested over a stand-in of the calls that it makes.
 */

import * as cliffy from "@cliffy/command";
import { UsageError } from "../../../../bench/base/mod.ts";
import { defineCommand } from "../../../../bench/cli/commands/command_row.ts";
import {
  type CommandLine,
  commandLine,
  type Invocation,
  leavesOf,
  longOf,
} from "../../../../bench/cli/commands/mod.ts";
import {
  type Cliffy,
  cliffyProgram,
  commanderProgram,
  type Renderer,
} from "../../../../bench/cli/renderers/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../../std.ts";
import { standIn } from "./_cliffy_stand_in.ts";

/** Declarations alone have no values. */
const isCliffy = "Command" in cliffy;

const renderers: Readonly<Record<string, Renderer>> = {
  commander: commanderProgram,
  "the renderer of Cliffy, over a stand-in,": cliffyProgram(standIn),
  ...isCliffy ? { Cliffy: cliffyProgram(cliffy as Cliffy) } : {},
};

const count = (text: string) => {
  if (!/^\d+$/.test(text)) throw new UsageError(`Cannot use --count ${text}: expected a number`);
  return Number(text);
};
const gather = (text: string, before: string[] | undefined) => [...before ?? [], text];

const line: CommandLine = {
  name: "try",
  help: "Try.",
  version: "1.2.3",
  options: { debug: { help: "say more" } },
  commands: [
    defineCommand({
      name: "one",
      help: "Do one thing.",
      arguments: { what: { help: "a thing", default: "thing" } },
      options: {
        count: { value: "<n>", help: "how many", read: count },
        size: { value: "<n>", help: "how large", read: Number, default: 7 },
        place: { value: "<name=path>", help: "where", default: "-" },
        kind: { value: "<name>", help: "which", choices: ["small", "large"] },
        names: { value: "<name>", help: "who", read: gather, repeatable: true },
        dryRun: { help: "do nothing", conflicts: ["reallyAll"] },
        // `none` is an option of other commands that share the row.
        reallyAll: { help: "do all", conflicts: ["none"] },
      },
      action: () => Promise.resolve(),
    }),
    defineCommand({
      name: "join",
      help: "Join things.",
      arguments: { things: { help: "things", required: true, many: true } },
      options: { out: { value: "<file>", help: "where to", required: true } },
      action: () => Promise.resolve(),
    }),
    {
      name: "group",
      help: "Do some.",
      commands: ["first", "last"].map((name) =>
        defineCommand({
          ...{ name, help: `Do the ${name}.` },
          arguments: { what: { help: "", required: true }, where: { help: "" } },
          action: () => Promise.resolve(),
        })
      ),
    },
  ],
};

const ofOne = { size: 7, place: "-" };

/** By what is typed: the command, its arguments and options. */
const typed: Readonly<Record<string, readonly [string, object, object]>> = {
  "one": ["one", { what: "thing" }, ofOne],
  "one x": ["one", { what: "x" }, ofOne],
  "one --count 3 x --size=9": ["one", { what: "x" }, { ...ofOne, count: 3, size: 9 }],
  "one --count 3 --count 4": ["one", { what: "thing" }, { ...ofOne, count: 4 }],
  "one --place a=b": ["one", { what: "thing" }, { ...ofOne, place: "a=b" }],
  "one --place=a=b": ["one", { what: "thing" }, { ...ofOne, place: "a=b" }],
  "one --place -": ["one", { what: "thing" }, ofOne],
  "one --kind large": ["one", { what: "thing" }, { ...ofOne, kind: "large" }],
  "one --names a --names b": ["one", { what: "thing" }, { ...ofOne, names: ["a", "b"] }],
  "one --dry-run --debug": ["one", { what: "thing" }, { ...ofOne, dryRun: true }],
  "one --debug --really-all x": ["one", { what: "x" }, { ...ofOne, reallyAll: true }],
  "one --really-all --really-all": ["one", { what: "thing" }, { ...ofOne, reallyAll: true }],
  "join a b --out o c": ["join", { things: ["a", "b", "c"] }, { out: "o" }],
  "group first x": ["first", { what: "x", where: undefined }, {}],
  "group last y z": ["last", { what: "y", where: "z" }, {}],
};

/** By what is typed: what the message names. */
const refused: Readonly<Record<string, string>> = {
  "one --unknown": "--unknown",
  "one --unknown=3": "--unknown",
  "one -q": "-q",
  "one x y": "y",
  "one --count": "--count",
  "one --count x": "Cannot use --count x: expected a number",
  "one --count ''": "Cannot use --count: it is empty",
  "one --count=": "Cannot use --count: it is empty",
  "one --kind huge": "'huge' is invalid. Allowed choices are small, large.",
  "one --dry-run --really-all": "--dry-run",
  "one --really-all --dry-run": "--really-all",
  "join --out o": "things",
  "join a": "--out",
  "join a --out o --unknown": "--unknown",
  "group": 'Expected a command after "group": --help lists them',
  "group middle": "middle",
  "group first": "what",
};

function wordsOf(text: string): string[] {
  return text.split(" ").filter((word) => word !== "").map((word) => word === "''" ? "" : word);
}

for (const [name, render] of Object.entries(renderers)) {
  Deno.test(`${name} hands on what was typed, by its keys`, async () => {
    const seen: Invocation[] = [];
    const program = render(line, (invocation) => Promise.resolve(seen.push(invocation)));
    for (const [text, [command, values, options]] of Object.entries(typed)) {
      seen.length = 0;
      // The exit code is what carrying it out returned.
      assertEquals(await program.run(wordsOf(text)), 1, text);
      assertEquals(
        seen.map((one) => [one.command.name, one.arguments, one.options, one.line]),
        [[command, values, options, line]],
        text,
      );
    }
    assertEquals(program.commands, ["one", "join", "group"]);
  });

  Deno.test(`${name} refuses what cannot be used, and says why`, async () => {
    const program = render(line, () => Promise.reject(new Error("Carried out")));
    for (const [text, part] of Object.entries(refused)) {
      const error = await assertRejects(() => program.run(wordsOf(text)), UsageError, part);
      assert(/^[A-Z]/.test(error.message), error.message);
    }
    // A fault of an action is no matter of its command line.
    await assertRejects(() => program.run(["one"]), Error, "Carried out");
  });

  Deno.test(`${name} has all of the command line in its help`, () => {
    const program = render(commandLine, () => Promise.resolve(0));
    const includes = (words: readonly string[], parts: readonly string[]) => {
      // Lines are broken at other places.
      const help = program.help(words, 1000).replace(/\s+/g, " ").replace("name-path", "name=path");
      for (const part of parts) assertStringIncludes(help, part.replace(/\s+/g, " "));
    };
    for (const [words, command] of leavesOf(commandLine)) {
      const options = Object.entries(command.options);
      includes(words.split(" "), [
        ...[command.help, "-h, --help", ...Object.keys(command.arguments)],
        ...options.flatMap(([key, { help, value = "" }]) => [longOf(key), value, help]),
        ...options.flatMap(([, { choices = [] }]) => choices),
      ]);
    }
    const groups = commandLine.commands.map(({ name, help }) => [name, help]);
    includes([], [commandLine.help, "--debug", "-V, --version", "-h, --help", ...groups.flat()]);
  });

  Deno.test(`${name} prints help and version, and carries nothing out`, async () => {
    const program = render(line, () => Promise.reject(new Error("Carried out")));
    for (const text of ["group last --help", "join a -h", "-V"]) {
      assertEquals(await program.run(text.split(" ")), 0, text);
    }
  });
}
