import {
  commandLine,
  flagsOf,
  isGroup,
  leavesOf,
  longOf,
  placeOf,
} from "../../../../bench/cli/commands/mod.ts";
import { defineCommand } from "../../../../bench/cli/commands/command_row.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { readSource } from "../../../_module_graph.ts";

const leaves = leavesOf(commandLine);

Deno.test("every command has a name of its own, and a sentence", () => {
  const groups = commandLine.commands.filter(isGroup);
  const names = [...leaves.map(([words]) => words), ...groups.map(({ name }) => name)];
  assertEquals(names.length, new Set(names).size);
  for (const { name, help } of [...leaves.map(([, command]) => command), ...groups]) {
    assert(/^[A-Z].*\.$/s.test(help), `${name}: ${help}`);
  }
});

Deno.test("options conflict with options of the same command, and only those with a value have one", () => {
  for (const [words, { options }] of leaves) {
    for (const [key, row] of Object.entries(options)) {
      const what = `${words} ${longOf(key)}`;
      for (const other of row.conflicts ?? []) assert(other in options || other === "data", what);
      const ofValues = [
        row.read,
        row.choices,
        row.default,
        row.required,
        row.names,
        row.repeatable,
      ];
      assert(row.value !== undefined || ofValues.every((one) => one === undefined), what);
      // What is read may stand once, or gathers.
      assertEquals(row.repeatable ?? false, (row.read?.length ?? 0) > 1, what);
    }
  }
});

Deno.test("only the last argument may take many words, and none that is needed follows one that is not", () => {
  for (const [words, command] of leaves) {
    const rows = Object.values(command.arguments);
    assert(rows.slice(0, -1).every(({ many }) => !many), words);
    const needed = rows.map(({ required = false }) => required);
    assertEquals(needed, needed.toSorted((one, other) => Number(other) - Number(one)), words);
  }
});

Deno.test("rows are shown as they are typed", () => {
  assertEquals(longOf("allowDigestChange"), "--allow-digest-change");
  assertEquals(flagsOf("dryRun", { help: "" }), "--dry-run");
  assertEquals(flagsOf("data", { help: "", value: "<name=path>" }), "--data <name=path>");
  assertEquals(placeOf("stores", { help: "", required: true, many: true }), "<stores...>");
  assertEquals(placeOf("suite", { help: "", default: "quick" }), "[suite]");
});

Deno.test("docs/command-line.md lists every command", () => {
  const page = readSource("docs/command-line.md");
  const listed = [...page.matchAll(/^\| \[?`(\w+)`/gm)].map(([, name]) => name!);
  assertEquals(listed.toSorted(), commandLine.commands.map(({ name }) => name).toSorted());
});

/** Compiles only if two types are the same. */
type Same<One, Other> = [One] extends [Other] ? [Other] extends [One] ? true : never : never;

Deno.test("an action gets its values with their types", async () => {
  const seen: unknown[] = [];
  const command = defineCommand({
    name: "try",
    help: "Try.",
    arguments: { first: { help: "", required: true }, others: { help: "", many: true } },
    options: {
      count: { value: "<n>", help: "", read: Number, default: 1 },
      size: { value: "<n>", help: "", read: (text: string) => text.length },
      kind: { value: "<name>", help: "", choices: ["one", "two"] },
      name: { value: "<name>", help: "", required: true },
      quiet: { help: "" },
    },
    action({ first, others }, { count, size, kind, name, quiet }) {
      const same: [
        Same<typeof first, string>,
        Same<typeof others, readonly string[]>,
        Same<typeof count, number>,
        Same<typeof size, number | undefined>,
        Same<typeof kind, "one" | "two" | undefined>,
        Same<typeof name, string>,
        Same<typeof quiet, true | undefined>,
      ] = [true, true, true, true, true, true, true];
      seen.push(first, others, count, size, kind, name, quiet, same.length);
      return Promise.resolve();
    },
  });
  const options = { count: 2, size: 3, kind: "one", name: "x", quiet: true };
  await command.action({ first: "a", others: ["b"] }, options, commandLine);
  assertEquals(seen, ["a", ["b"], 2, 3, "one", "x", true, 7]);
  assertEquals([command.trains({}), command.port({}), command.variables], [false, null, {}]);
});
