import { join } from "node:path";
import { filesBelow, root, run } from "./_files.ts";

/** What of mod.ts is in the package: the names of these floors. */
const FLOORS = /^export \{[^}]*\} from "\.\/(?:engine|optim)\/mod\.ts";$/gm;

/**
 * Compiles engine/ and optim/ to JavaScript and declarations, file by file.
 *
 * @param stage An empty folder to work in.
 * @returns The folder with the files that the package's main module needs.
 * @throws {Error} If the TypeScript compiler finds something wrong.
 */
export async function compile(stage: string): Promise<string> {
  for (const floor of ["engine", "optim"]) {
    for (const file of filesBelow(join(root, floor)).filter((path) => path.endsWith(".ts"))) {
      if (file.includes("/assembly/")) continue;
      const copy = join(stage, file.slice(root.length));
      await Deno.mkdir(join(copy, ".."), { recursive: true });
      await Deno.copyFile(file, copy);
    }
  }
  for (const name of ["deno.json", "deno.lock", "tsconfig.json"]) {
    await Deno.copyFile(join(root, "tools/npm/compiler", name), join(stage, name));
  }
  await Deno.writeTextFile(join(stage, "mod.ts"), await mainModule());
  await run(Deno.execPath(), ["install", "--quiet", "--frozen"], stage);
  await run(join(stage, "node_modules/.bin/tsc"), ["--project", stage]);
  return join(stage, "package");
}

/** The package's main module: the names of engine/ and optim/ that mod.ts has. */
export async function mainModule(): Promise<string> {
  const exports = (await Deno.readTextFile(join(root, "mod.ts"))).match(FLOORS) ?? [];
  if (exports.length !== 2) throw new TypeError("Cannot find the names of engine and optim");
  const what = "/** Gradient clipping, gradient noise and optimizers for TensorFlow.js. */";
  return `${what}\n\n${exports.join("\n")}\n`;
}
