/** Addresses where a file, a folder or a suite is expected: somebody typed a database in the wrong place. */

import { UsageError, withoutPassword } from "../base/mod.ts";

/** Whether a word is an address, as "postgresql://ann@h/lab". As a path, it would lead nowhere. */
export function isAddress(word: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(word);
}

/**
 * Refuses addresses among the paths of a command.
 *
 * @param options The keys of its options.
 * @param name Of the option or the argument.
 * @param value As its parser left it.
 * @throws {UsageError} If there is one.
 */
export function refuseAddresses(options: readonly string[], name: string, value: unknown): void {
  const words = [value].flat().filter((word): word is string => typeof word === "string");
  const address = words.find(isAddress);
  if (address === undefined) return;
  const shown = withoutPassword(address), isDatabase = /^postgres/i.test(address);
  if (name === "stores") {
    const hint = isDatabase ? "; trials in a database are together already" : "";
    throw new UsageError(`Cannot merge ${shown}: merge takes folders and stores${hint}`);
  }
  const what = name === "suite"
    ? `${shown} as a suite`
    : options.includes(name)
    ? `--${name} ${shown}`
    : shown;
  const reason = isDatabase && options.includes("storage")
    ? "a database goes to --storage"
    : `expected ${name === "suite" ? "a name or a file" : "a path"}`;
  throw new UsageError(`Cannot use ${what}: ${reason}`);
}
