import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Paths of the files in a folder and below. */
export function filesBelow(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesBelow(join(folder, name)) : [join(folder, name)]
  );
}

/**
 * What a program prints.
 *
 * @throws {Error} If it fails: the message has all that it printed.
 */
export async function run(program: string, args: readonly string[], cwd = "."): Promise<string> {
  const command = new Deno.Command(program, { args: [...args], cwd, stdin: "null" });
  const { code, stdout, stderr } = await command.output();
  const [text, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (code === 0) return text!;
  throw new Error(`Cannot run ${program} ${args[0]}, exit code ${code}: ${text}${errors}`);
}
