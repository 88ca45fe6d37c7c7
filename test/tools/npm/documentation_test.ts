/** What the declarations of the npm package say to its users. */

import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../../../std.ts";
import { mainModule } from "../../../tools/npm/compile.ts";
import { withFolder } from "../../bench/_folder.ts";
import { mustRun } from "./_project.ts";

interface Declaration {
  readonly kind: string;
  readonly location: { readonly filename: string };
  readonly jsDoc?: { readonly doc?: string; readonly tags?: readonly { readonly kind: string }[] };
}

/** What `deno doc --json` prints, as far as it is read here. */
interface Documentation {
  readonly nodes: Readonly<
    Record<string, {
      readonly symbols: readonly {
        readonly name: string;
        readonly declarations: readonly Declaration[];
      }[];
    }>
  >;
}

const root = new URL("../../../", import.meta.url);

/** The names that a module exports, with their declarations. */
async function symbolsOf(path: string) {
  const cwd = fileURLToPath(root);
  const { nodes }: Documentation = JSON.parse(
    await mustRun(Deno.execPath(), ["doc", "--config", "deno.json", "--json", path], cwd),
  );
  return Object.values(nodes).flatMap(({ symbols }) => symbols);
}

/** Those of mod.ts that come from the floors in the package. */
const packaged = (await symbolsOf("mod.ts")).filter(({ declarations }) =>
  ["engine/", "optim/"].some((floor) =>
    declarations[0]!.location.filename.startsWith(new URL(floor, root).href)
  )
);

Deno.test("the package has the names of engine and optim that mod.ts has", async () => {
  await withFolder(async (folder) => {
    const file = `${folder}/mod.ts`;
    await Deno.writeTextFile(file, (await mainModule()).replaceAll('"./', `"${root.href}`));
    const names = (await symbolsOf(file)).map(({ name }) => name);
    assert(names.length > 80);
    assertEquals(names.sort(), packaged.map(({ name }) => name).sort());
  });
});

Deno.test("every name of the package has a description", () => {
  const bare = packaged.filter(({ declarations }) => !declarations.some(({ jsDoc }) => jsDoc?.doc));
  assertEquals(bare.map(({ name }) => name), []);
});

Deno.test("every function of the package has an example", () => {
  const bare = packaged.filter(({ declarations }) =>
    declarations.some(({ kind }) => kind === "function") &&
    !declarations.some(({ jsDoc }) => jsDoc?.tags?.some(({ kind }) => kind === "example"))
  );
  assertEquals(bare.map(({ name }) => name), []);
});
