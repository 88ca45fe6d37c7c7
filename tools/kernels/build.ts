/**
 * Builds engine/kernels/kernels.wasm from the AssemblyScript of the engine and of the models.
 *
 * - `build.ts` writes the file, and refuses one that could not live in the memory of another module;
 * - `build.ts --check` builds in memory and fails when the committed file has other bytes;
 * - `build.ts --checked FILE` writes a build that asks before each access to memory, for the tests.
 *
 * The compiler has a configuration of its own, beside this file, so that nobody else downloads it.
 */

import { main as compile } from "assemblyscript/asc";
import { FORBIDDEN, sectionsOf } from "./sections.ts";

const root = new URL("../../", import.meta.url);
const committed = new URL("engine/kernels/kernels.wasm", root);

/** The folders with AssemblyScript: the engine's, and those of the models that have a fused pass. */
const modelNames = Array.from(Deno.readDirSync(new URL("models/", root)), ({ name }) => name)
  .sort();
const folders = [
  "engine/kernels/assembly",
  ...modelNames.map((name) => `models/${name}/assembly`),
].filter((folder) => exists(new URL(`${folder}/index.ts`, root)));

/** The module that is compiled: all that the `index.ts` of each folder exports. */
const ENTRY = "kernels.ts";
const entry = folders.map((folder) => `export * from "./${folder}/index";\n`).join("");

// The compiler keeps the first of two exports of one name, and says nothing.
const owners = new Map<string, string>();
for (const folder of folders) {
  const index = Deno.readTextFileSync(new URL(`${folder}/index.ts`, root));
  for (const [, names] of index.matchAll(/^export \{([^}]*)\}/gm)) {
    for (const name of names!.split(",").map((one) => one.trim())) {
      const other = owners.get(name);
      if (other !== undefined) {
        throw new TypeError(
          `Cannot export ${name} of ${folder}: ${other} has a kernel of that name`,
        );
      }
      owners.set(name, folder);
    }
  }
}

function exists(file: URL): boolean {
  try {
    return Deno.statSync(file).isFile;
  } catch {
    return false;
  }
}

/** No allocator, no data of its own, memory from outside. */
const options = [
  ...["-O3", "--noAssert", "--converge"],
  ...["--runtime", "stub", "--importMemory", "--noExportMemory", "--initialMemory", "1"],
  ...["--enable", "simd", "--enable", "relaxed-simd"],
];

async function build(extra: readonly string[]): Promise<Uint8Array> {
  let output = new Uint8Array();
  const { error, stderr } = await compile(
    [ENTRY, "--outFile", "kernels.wasm", ...options, ...extra],
    {
      // Names relative to the project, wherever it lies: the bytes must not depend on it.
      readFile(name) {
        if (name === ENTRY) return entry;
        try {
          return Deno.readTextFileSync(new URL(name, root));
        } catch {
          return null;
        }
      },
      writeFile(_name, contents) {
        if (typeof contents !== "string") output = contents.slice();
      },
      listFiles: () => null,
    },
  );
  if (error !== null) throw new SyntaxError(`${error.message}\n${stderr}`);
  const found = sectionsOf(output).filter((section) => FORBIDDEN.includes(section));
  if (found.length > 0) {
    throw new TypeError(`The kernels must have no section: ${found.join(", ")}`);
  }
  return output;
}

const [mode, path] = Deno.args;
switch (mode) {
  case undefined:
    await Deno.writeFile(committed, await build([]));
    break;
  case "--check": {
    const [built, file] = [await build([]), await Deno.readFile(committed)];
    if (built.length !== file.length || built.some((byte, i) => byte !== file[i])) {
      console.error(
        "engine/kernels/kernels.wasm is not what its sources give: run deno task kernels",
      );
      Deno.exit(1);
    }
    break;
  }
  case "--checked":
    await Deno.writeFile(path!, await build(["--use", "CHECKED=1"]));
    break;
  default:
    throw new TypeError(`Cannot build the kernels with: ${mode}`);
}
