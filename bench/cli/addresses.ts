/** Addresses where a file, a folder or a suite is expected: somebody typed a database in the wrong place. */

import { UsageError, withoutPassword } from "../base/mod.ts";

/** Whether a word is an address, as "postgresql://ann@h/lab". As a path, it would lead nowhere. */
export function isAddress(word: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(word);
}

/** Where paths come from: what is of interest of a parsed command. */
interface TypedCommand {
  name(): string;
  readonly options: readonly { readonly long?: string | undefined }[];
}

/**
 * Refuses addresses among the paths of a command.
 *
 * @param name Of the option or the argument.
 * @param value As its parser left it.
 * @throws {UsageError} If there is one.
 */
export function refuseAddresses(command: TypedCommand, name: string, value: unknown): void {
  const words = [value].flat().filter((word): word is string => typeof word === "string");
  const address = words.find(isAddress);
  if (address === undefined) return;
  const shown = withoutPassword(address), isDatabase = /^postgres/i.test(address);
  if (name === "stores") {
    const hint = isDatabase ? "; trials in a database are together already" : "";
    throw new UsageError(`Cannot merge ${shown}: merge takes folders and stores${hint}`);
  }
  const has = (long: string) => command.options.some((option) => option.long === long);
  const what = name === "suite"
    ? `${shown} as a suite`
    : has(`--${name}`)
    ? `--${name} ${shown}`
    : shown;
  const reason = isDatabase && has("--storage")
    ? "a database goes to --storage"
    : `expected ${name === "suite" ? "a name or a file" : "a path"}`;
  throw new UsageError(`Cannot use ${what}: ${reason}`);
}
