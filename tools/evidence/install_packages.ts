import { tmpdir } from "node:os";
import { join } from "node:path";

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

/** Whether each of the programs can be started by its name. */
export function onPath(...programs: readonly string[]): () => Promise<boolean> {
  return async () => !(await Promise.all(programs.map(isThere))).includes(false);
}

/**
 * Makes sure that programs are here, by apt-get where this process may use it: as root, on Debian or Ubuntu.
 * Test files that run at the same time take turns: apt-get refuses a second one, and a package that is half
 * unpacked would look as if it were here.
 *
 * @param packages By their names: whether what is needed of them is here.
 * @returns Why something is not here; null if all is.
 */
export async function installPackages(
  packages: Readonly<Record<string, () => Promise<boolean>>>,
): Promise<string | null> {
  using turn = await Deno.open(join(tmpdir(), "gradnoise-packages.lock"), {
    write: true,
    create: true,
  });
  await turn.lock(true);
  const missing = async () => {
    const names: string[] = [];
    for (const [name, isHere] of Object.entries(packages)) {
      if (!await isHere()) names.push(name);
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
  const install = [
    "install",
    "--yes",
    "--no-install-recommends",
    // Something else on the machine may be installing, too.
    ...["-o", "DPkg::Lock::Timeout=300"],
    ...names,
  ];
  const env = "DEBIAN_FRONTEND=noninteractive";
  const installed = await outputOf("env", env, "apt-get", ...install) ??
    (await outputOf("env", env, "apt-get", "update") === null
      ? null
      : await outputOf("env", env, "apt-get", ...install));
  return installed !== null && (await missing()).length === 0
    ? null
    : `${wanted}: apt-get ${install.join(" ")} failed`;
}
