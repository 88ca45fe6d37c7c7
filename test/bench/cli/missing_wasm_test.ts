import { fileURLToPath } from "node:url";
import { withFolder } from "../_folder.ts";
import { assertRefused, runCli } from "./_cli.ts";

/** Makes a folder of hard links, or copies on another file system, to the files of a folder. */
async function linkFiles(from: string, to: string, leftOut: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    const [source, target] = [`${from}/${name}`, `${to}/${name}`];
    if (isDirectory) await linkFiles(source, target, leftOut);
    else if (source !== leftOut) {
      await Deno.link(source, target).catch(() => Deno.copyFile(source, target));
    }
  }
}

Deno.test("gradnoise run refuses to start without the .wasm file of the backend", async () => {
  await withFolder(async (folder) => {
    const specifier = "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm";
    const file = fileURLToPath(import.meta.resolve(specifier));
    // Deno keeps packages in a folder `npm` of its cache.
    const packages = file.slice(0, file.lastIndexOf("/npm/") + "/npm".length);
    await linkFiles(packages, `${folder}/npm`, file);
    const output = await runCli(["run", "quick"], { folder, env: { DENO_DIR: folder } });
    await assertRefused(output, "tfjs-backend-wasm-simd.wasm: it is missing", folder);
  });
});
