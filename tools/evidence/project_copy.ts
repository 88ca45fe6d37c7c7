import { fileURLToPath } from "node:url";

/** What the benchmark runs on. */
const PARTS = [
  "CITATION.cff",
  "bench",
  "deno.json",
  "deno.lock",
  "engine",
  "mod.ts",
  "models",
  "optim",
  "std.ts",
  "tasks",
] as const;

async function copy(from: string, to: string): Promise<void> {
  const { isDirectory } = await Deno.stat(from);
  if (!isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to, { recursive: true });
  for await (const { name } of Deno.readDir(from)) await copy(`${from}/${name}`, `${to}/${name}`);
}

/** Copies what the benchmark runs on into a folder. */
export async function copyProject(folder: string): Promise<void> {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  await Deno.mkdir(folder, { recursive: true });
  for (const part of PARTS) await copy(`${project}${part}`, `${folder}/${part}`);
  // Deno warns of members of the workspace that are not there.
  const config = JSON.parse(await Deno.readTextFile(`${folder}/deno.json`));
  config.workspace = (config.workspace as string[]).filter((member) =>
    PARTS.some((part) => member.startsWith(`./${part}/`))
  );
  await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(config, null, 2));
}
