/** How files of the repository are changed for the npm package. */

import { assertEquals } from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";
import { forNpm, pageForNpm, PAGES } from "../../../tools/npm/for_npm.ts";

Deno.test("compiled files have the package's name, and zod as a namespace everywhere", () => {
  const use = (lines: string) => `${lines}\n/** ${lines} */`;
  assertEquals(
    forNpm(use('import { sgd } from "@gradnoise/gradnoise"; import { z } from "zod";')),
    use('import { sgd } from "gradnoise"; import * as z from "zod";'),
  );
});

Deno.test("links of a page lead to pages of the package, and are plain text elsewhere", () => {
  const page = "[a](npm.md), [b](optimizer.md#clips), [c](gate.md#x), [d](https://e.org), [f](#g)";
  assertEquals(
    pageForNpm(page, "README.md"),
    "[a](README.md), [b](docs/optimizer.md#clips), c, [d](https://e.org), [f](#g)",
  );
  assertEquals(
    pageForNpm(page, "docs/conformance.md"),
    "[a](../README.md), [b](optimizer.md#clips), c, [d](https://e.org), [f](#g)",
  );
});

for (const [name, place] of Object.entries(PAGES)) {
  Deno.test(`${place} has the package's name`, () => {
    const page = pageForNpm(readSource(`docs/${name}`), place);
    // A clone has its own name, in a deno.json.
    const [users] = page.split("\n## From a clone\n");
    assertEquals(users!.match(/.*@gradnoise\/gradnoise.*/g), null);
    assertEquals(page.match(/from "@gradnoise.*|^import \{ z \}.*/gm), null);
  });
}
