import { lookUp } from "../../base/mod.ts";
import type { CommandLine } from "../commands/command_row.ts";
import { bashScript } from "./bash.ts";
import { type Completed, completed } from "./completed.ts";
import { fishScript } from "./fish.ts";
import { zshScript } from "./zsh.ts";

const scripts: Readonly<Record<string, (completed: Completed) => string[]>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/**
 * The lines of the script that completes the command line in a shell. The names in it are those of today: it asks
 * nothing when a key is pressed.
 *
 * @throws {UsageError} If there is none for this shell.
 */
export async function completionScript(line: CommandLine, shell: string): Promise<string[]> {
  const script = lookUp("shell", scripts, shell);
  return script(await completed(line));
}
