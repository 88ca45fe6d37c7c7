import { PROJECT } from "./_cli.ts";

const parts = [
  "bench",
  "deno.json",
  "deno.lock",
  "engine",
  "mod.ts",
  "models",
  "optim",
  "std.ts",
  "tasks",
];

async function copy(from: string, to: string): Promise<void> {
  const { isDirectory } = await Deno.stat(from);
  if (!isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to, { recursive: true });
  for await (const { name } of Deno.readDir(from)) await copy(`${from}/${name}`, `${to}/${name}`);
}

/** Copies what the benchmark runs on into a folder. */
export async function copyProject(folder: string): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  for (const part of parts) await copy(`${PROJECT}${part}`, `${folder}/${part}`);
}
