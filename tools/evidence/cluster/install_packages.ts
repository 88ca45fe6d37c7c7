/** What a command printed, or null if it could not be started or failed. */
export async function outputOf(command: string, ...args: string[]): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command(command, { args, stderr: "null" }).output();
    return success ? new TextDecoder().decode(stdout) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Whether a program can be started by its name. */
async function isThere(program: string): Promise<boolean> {
  return await outputOf("sh", "-c", `command -v ${program}`) !== null;
}

/**
 * Makes sure that programs are here, by apt-get where this process may use it: as root, on Debian or Ubuntu.
 *
 * @param packages By the programs that are needed of them.
 * @returns Why a program is not here; null if all are.
 */
export async function installPackages(
  packages: Readonly<Record<string, readonly string[]>>,
): Promise<string | null> {
  const missing = async () => {
    const names: string[] = [];
    for (const [name, programs] of Object.entries(packages)) {
      const found = await Promise.all(programs.map(isThere));
      if (found.includes(false)) names.push(name);
    }
    return names;
  };
  const names = await missing();
  if (names.length === 0) return null;
  const wanted = `${names.join(" and ")} not installed`;
  if (Deno.build.os !== "linux" || !await isThere("apt-get")) return `${wanted}, and no apt-get`;
  if ((await outputOf("id", "-u"))?.trim() !== "0") {
    return `${wanted}: sudo apt-get install ${names.join(" ")}`;
  }
  const install = ["install", "--yes", "--no-install-recommends", ...names];
  const env = "DEBIAN_FRONTEND=noninteractive";
  const installed = await outputOf("env", env, "apt-get", ...install) ??
    (await outputOf("env", env, "apt-get", "update") === null
      ? null
      : await outputOf("env", env, "apt-get", ...install));
  return installed !== null && (await missing()).length === 0
    ? null
    : `${wanted}: apt-get ${install.join(" ")} failed`;
}
