import type { Fault } from "./faults.ts";

/** The parts of deno.json that say which module an import gets. */
interface ImportMap {
  imports?: Record<string, string>;
  scopes?: Record<string, Record<string, string>>;
}

const FOLDER = "./tools/evidence/faults/";

/** What the benchmark loads in its own process and in its workers. */
const PROGRAMS = ["bench/cli/main.ts", "bench/trial/worker.ts"];

/** Paths of the modules that a program of a copy of the project loads. */
async function modulesOf(program: string, project: string): Promise<string[]> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", program],
    cwd: project,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const { modules }: { modules: { specifier: string }[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return modules.map(({ specifier }) => specifier);
}

/**
 * Plants a fault in a copy of the project: whoever imports the module that it replaces gets the faulty
 * one, which itself imports the original.
 *
 * @throws {Deno.errors.NotFound} If there is no such module.
 * @throws {RangeError} If no program of the benchmark loads it, so that the fault would show nowhere.
 */
export async function plantFault(project: string, { name, replaces }: Fault): Promise<void> {
  const file = `${name.replaceAll("-", "_")}.ts`;
  await Deno.stat(`${project}/${replaces}`);
  await Deno.mkdir(`${project}/${FOLDER}`, { recursive: true });
  await Deno.copyFile(new URL(file, import.meta.url), `${project}/${FOLDER}${file}`);

  const path = `${project}/deno.json`;
  const config: ImportMap = JSON.parse(await Deno.readTextFile(path));
  const original = `./${replaces}`;
  config.imports = { ...config.imports, [original]: `${FOLDER}${file}` };
  config.scopes = { [FOLDER]: { [original]: original } };
  await Deno.writeTextFile(path, JSON.stringify(config));

  const loaded = await Promise.all(PROGRAMS.map((program) => modulesOf(program, project)));
  if (!loaded.flat().some((specifier) => specifier.endsWith(FOLDER.slice(1) + file))) {
    throw new RangeError(`Cannot plant ${name}: nothing loads ${replaces}`);
  }
}
