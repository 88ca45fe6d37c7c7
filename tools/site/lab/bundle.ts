import { fileURLToPath } from "node:url";

/**
 * Bundles a program into one script for browsers.
 *
 * @throws {Error} If it cannot be bundled: what Deno says.
 */
export async function bundle(program: URL): Promise<string> {
  const args = ["bundle", "--quiet", "--minify", "--platform", "browser", "--format", "iife"];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args, fileURLToPath(program)],
    stdin: "null",
  }).output();
  const [script, fault] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (!success) throw new Error(`Cannot bundle ${program}: ${fault}`);
  return script!;
}
