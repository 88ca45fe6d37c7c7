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
}

/** A change of a source text. */
export interface Edit {
  /** From the project's folder. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Changes sources of a copy of the project.
 *
 * @throws {RangeError} If the text to be changed is not there exactly once: the source has moved on, and
 * what the change was to show would not be shown.
 */
export async function editSources(folder: string, edits: readonly Edit[]): Promise<void> {
  for (const { path, from, to } of edits) {
    const file = `${folder}/${path}`;
    const parts = (await Deno.readTextFile(file)).split(from);
    if (parts.length !== 2) {
      throw new RangeError(
        `Cannot change ${path}: "${from}" is there ${parts.length - 1} times, not once`,
      );
    }
    await Deno.writeTextFile(file, parts.join(to));
  }
}
