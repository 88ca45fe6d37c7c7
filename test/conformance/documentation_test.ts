import { checks } from "../../optim/conformance/checks/mod.ts";
import { readSource } from "../_module_graph.ts";
import { assert, assertEquals } from "../../std.ts";
import { mutants } from "./mutants/mod.ts";

const page = readSource("docs/conformance.md");
const section = (title: string) => page.split(`## ${title}\n`)[1]!.split("\n## ")[0]!;

Deno.test("docs/conformance.md lists the checks in their order, and no others", () => {
  const rows = [...section("The checks").matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  assertEquals(rows, checks.map(({ name }) => name));
});

Deno.test("docs/conformance.md names for each published fault checks that find a mutant", () => {
  const caught = new Set(
    Object.values(mutants).flatMap(({ caughtBy, alsoBy = [] }) => [caughtBy, ...alsoBy]),
  );
  const rows = section("Which published fault each finds").match(/^\| .*\|$/gm)!.slice(2);
  assert(rows.length > 10);
  for (const row of rows) {
    const named = [...row.split("|").at(-2)!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    assert(named.length > 0 && named.every((name) => caught.has(name)), row);
  }
});
