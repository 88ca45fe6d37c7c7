import { basename, dirname, join } from "node:path";
import { BENCH, fileFault, readJsonFile, UsageError, writeFile } from "../base/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../results/mod.ts";
import { suites } from "../suites/mod.ts";
import { resolveUserPath, resultsFolder, runFiles, showPath } from "./paths.ts";

/** Records the newest run. */
export async function writeLatest(out: string | undefined, run: string): Promise<void> {
  await writeFile(resultsFolder(out).latest, `${run}\n`);
}

/**
 * The result file of the newest run in a folder of results, or that of the folder itself, where a gate
 * leaves it.
 *
 * @throws {UsageError} If there is none.
 */
export async function latestResult(out: string | undefined): Promise<string> {
  const { folder, latest } = resultsFolder(out);
  let text: string;
  try {
    text = await Deno.readTextFile(latest);
  } catch (error) {
    const own = runFiles(folder).json;
    if (await isFile(own)) return own;
    const missing = error instanceof Deno.errors.NotFound;
    throw new UsageError(
      `Cannot find the newest run, ${showPath(latest)}: ` +
        (missing ? "there is no such file; run a suite, or name a result file" : fileFault(error)),
    );
  }
  const run = text.trim();
  // Anybody can write to this file, and a path in it could lead elsewhere.
  if (run === "" || run === ".." || run !== basename(run)) {
    throw new UsageError(
      `Cannot find the newest run: ${showPath(latest)} names no folder beside it`,
    );
  }
  return runFiles(join(folder, run)).json;
}

/** Whether there is a result for `latestResult`, even a damaged one. */
export async function hasRuns(out: string | undefined): Promise<boolean> {
  const { folder, latest } = resultsFolder(out);
  return await isThere(latest) || await isThere(runFiles(folder).json);
}

/**
 * The path of a result file that a user named: a file, the folder of a run, or the name of a run as
 * `list runs` prints it. It is not read here.
 *
 * @throws {UsageError} If it can only be the name of a run, and there is none.
 */
export async function findResult(name: string, out: string | undefined): Promise<string> {
  const path = resolveUserPath(name);
  if (await isFile(path)) return path;
  const { folder } = resultsFolder(out);
  const places = [path, ...name === basename(name) ? [join(folder, name)] : []];
  for (const place of places) {
    const { json } = runFiles(place);
    if (await isFile(json)) return json;
  }
  if (name === basename(name) && !name.endsWith(".json") && !await isThere(path)) {
    const command = [...BENCH, "run", name].join(" ");
    const remedy = Object.hasOwn(suites, name)
      ? `\`${command}\` makes it`
      : "`list runs` lists them";
    throw new UsageError(`There is no run ${name} in ${showPath(folder)}; ${remedy}`);
  }
  return path;
}

/** How a person refers to a run: its name in the default folder, its folder, or its file. */
export function runTitle(path: string): string {
  const folder = dirname(path), { folder: usual } = resultsFolder(undefined);
  if (basename(path) !== "result.json") return showPath(path);
  return dirname(folder) === usual ? basename(folder) : showPath(folder);
}

/**
 * Reads a result file.
 *
 * @throws {UsageError} If it cannot be read or is none.
 */
export async function readResultFile(path: string): Promise<ResultFile> {
  const action = `Cannot read the result file ${showPath(path)}`;
  return await readJsonFile(path, resultFileSchema, action, resultFileKind);
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(
    () => true,
    (error) => !(error instanceof Deno.errors.NotFound),
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return !(await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
