import { operationNames } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const sources = {
  kernel: new URL("../../../engine/kernels/assembly/table_program.ts", import.meta.url),
  host: new URL("../../../models/programmer_pass/tables.ts", import.meta.url),
};

Deno.test("the kernel of tables numbers the operations as their names are listed", async () => {
  const source = await Deno.readTextFile(sources.kernel);
  const numbered = Array.from(
    source.matchAll(/^const ([A-Z]+): i32 = (\d+);$/gm),
    ([, name, number]) => [name!.toLowerCase(), Number(number)] as const,
  );
  const end = numbered.findIndex(([name]) => name === "operations");
  assertEquals(numbered.slice(0, end), operationNames.map((name, i) => [name, i] as const));
  assertEquals(numbered[end], ["operations", operationNames.length]);
});

Deno.test("the host writes the fields of the kernel of tables in their order", async () => {
  const [kernel, host] = await Promise.all([
    Deno.readTextFile(sources.kernel),
    Deno.readTextFile(sources.host),
  ]);
  const [, fields] = kernel.match(/^class Tables \{$(.*?)^\}$/ms)!;
  const [, written] = host.match(/^const FIELDS = \[$(.*?)^\] as const;$/ms)!;
  const names = (text: string, pattern: RegExp) =>
    Array.from(text.matchAll(pattern), ([, name]) => name!);
  const expected = names(fields!, /^ {2}(\w+): (?:i32|usize);$/gm);
  assert(expected.length > 40, String(expected.length));
  assertEquals(names(written!, /^ {2}"(\w+)",$/gm), expected);
});
