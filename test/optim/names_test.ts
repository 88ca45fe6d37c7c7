/** Names in text and in code, as documentation has them. */

import * as optim from "../../optim/mod.ts";
import { assert, assertEquals } from "../../std.ts";

Deno.test("docs/optimizer.md has the names in code of what has another in text", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/optimizer.md", import.meta.url));
  const [, table] = /\| in text +\| in code +\|\n(.*?)\n\n/s.exec(page)!;
  const exported = (name: string) => Object.hasOwn(optim, name);
  const listed = table!.split("\n").slice(1).flatMap((row) => {
    const [text, code] = row.split("|").slice(1).map((cell) =>
      [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name!)
    );
    assertEquals(code!.filter((name) => !exported(name)), [], row);
    return text!;
  });
  const known = [...Object.keys(optim.transformations), ...Object.keys(optim.schedules)];
  assertEquals(listed.filter((name) => !known.includes(name)), []);
  assertEquals(
    listed.sort(),
    known.filter((name) => !exported(name)).sort(),
    "listed, and not exported by this name",
  );
  assert(listed.includes("clip"));
});
