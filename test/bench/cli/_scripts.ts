import { environment } from "./_cli.ts";

/** A script's syntax, as bash sees it, and what shellcheck says of it, where that is installed. */
export async function scriptFaults(path: string): Promise<string> {
  // A dollar sign in single quotes is meant.
  const checks = [["bash", "-n", path], ["shellcheck", "--color=never", "--exclude=SC2016", path]];
  const outputs = await Promise.all(checks.map(async ([command, ...args]) => {
    try {
      const { stdout, stderr } = await new Deno.Command(command!, { args }).output();
      return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    } catch (error) {
      if (command === "shellcheck" && error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }));
  return outputs.join("");
}

/**
 * Runs a script in a folder, with a `deno` that prints its arguments instead of doing anything.
 *
 * @returns The arguments.
 */
export async function denoArguments(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  await Deno.mkdir(`${folder}/bin`, { recursive: true });
  await Deno.writeTextFile(`${folder}/bin/deno`, `#!/bin/bash\nprintf '%s\\0' "$@"\n`, {
    mode: 0o755,
  });
  const { PATH, ...others } = environment();
  const { success, stdout, stderr } = await new Deno.Command("bash", {
    args: [script],
    cwd: folder,
    env: { ...others, PATH: `${folder}/bin:${PATH}`, ...env },
    clearEnv: true,
  }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout).split("\0").slice(0, -1);
}
