import { join } from "node:path";
import { compile } from "./compile.ts";
import { manifest } from "./manifest.ts";
import { forNpm, pageForNpm, PAGES } from "./for_npm.ts";
import { filesBelow, root, run } from "./_files.ts";

/** What `npm pack --json` says of a tarball. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly entryCount: number;
}

/**
 * Makes the tarball of the npm package.
 *
 * @param folder Where to, made if it is missing.
 * @throws {Error} If a program that it needs cannot be started or fails: the message has its output.
 */
export async function pack(
  folder: string,
): Promise<{ readonly tarball: string; readonly bytes: number; readonly files: number }> {
  await Deno.mkdir(folder, { recursive: true });
  const stage = await Deno.makeTempDir({ prefix: "gradnoise-npm-" });
  try {
    const output = await compile(stage);
    for (const file of filesBelow(output)) {
      await Deno.writeTextFile(file, forNpm(await Deno.readTextFile(file)));
    }
    const kernels = "engine/kernels/kernels.wasm";
    await Deno.copyFile(join(root, kernels), join(output, kernels));
    await Deno.copyFile(join(root, "LICENSE"), join(output, "LICENSE"));
    await Deno.mkdir(join(output, "docs"));
    for (const [name, place] of Object.entries(PAGES)) {
      const page = await Deno.readTextFile(join(root, "docs", name));
      await Deno.writeTextFile(join(output, place), pageForNpm(page, place));
    }
    await Deno.writeTextFile(join(output, "package.json"), await manifest());
    // npm writes the same bytes for the same files.
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, output];
    const [packed] = JSON.parse(await run("npm", args)) as [Packed];
    const { filename, size, entryCount } = packed;
    return { tarball: join(folder, filename), bytes: size, files: entryCount };
  } finally {
    await Deno.remove(stage, { recursive: true });
  }
}
