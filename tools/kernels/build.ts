/**
 * Builds engine/kernels/kernels.wasm from engine/kernels/assembly/.
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
const sources = new URL("engine/kernels/assembly/", root);

/** No allocator, no data of its own, memory from outside. */
const options = [
  ...["-O3", "--noAssert", "--converge"],
  ...["--runtime", "stub", "--importMemory", "--noExportMemory", "--initialMemory", "1"],
  ...["--enable", "simd"],
];

async function build(extra: readonly string[]): Promise<Uint8Array> {
  let output = new Uint8Array();
  const { error, stderr } = await compile(
    ["index.ts", "--outFile", "kernels.wasm", ...options, ...extra],
    {
      // Names relative to one folder, wherever the project lies: the bytes must not depend on it.
      readFile(name) {
        try {
          return Deno.readTextFileSync(new URL(name, sources));
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
