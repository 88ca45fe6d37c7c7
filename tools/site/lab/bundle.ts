import { fileURLToPath } from "node:url";

/**
 * Bundles each program into one script for browsers.
 *
 * @throws {Error} If one cannot be bundled: what Deno says.
 */
export async function bundle(programs: readonly URL[]): Promise<string[]> {
  return await Promise.all(programs.map(async (program) => {
    const args = ["bundle", "--quiet", "--minify", "--platform", "browser", "--format", "iife"];
    const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...args, fileURLToPath(program)],
      stdin: "null",
    }).output();
    if (!success) {
      throw new Error(`Cannot bundle ${program}: ${new TextDecoder().decode(stderr)}`);
    }
    return new TextDecoder().decode(stdout);
  }));
}
