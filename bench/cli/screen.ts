import { setColorEnabled } from "../../std.ts";

/** Whether a variable is set and not empty. */
function isSet(name: string): boolean {
  return ![undefined, ""].includes(Deno.env.get(name));
}

/** Whether a variable switches something on: "0" is off. */
function isOn(name: string): boolean {
  return isSet(name) && Deno.env.get(name) !== "0";
}

/** The size of the terminal; the usual one where it is unknown, as in some containers. */
export function screenSize(): { readonly columns: number; readonly rows: number } {
  const { columns, rows } = Deno.consoleSize();
  return { columns: columns || 80, rows: rows || 24 };
}

/** The columns of the terminal; Infinity for a file, a pipe or a log, where nothing is broken. */
export function screenWidth(): number {
  return Deno.stdout.isTerminal() ? screenSize().columns : Infinity;
}

/**
 * Looks at the output and at NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, and switches colours on or
 * off for the process.
 *
 * @returns Whether lines can be drawn over: only on a terminal, whatever is forced.
 */
export function prepareScreen(): boolean {
  const terminal = Deno.stdout.isTerminal();
  // Deno.noColor is false when FORCE_COLOR is set; here NO_COLOR has the last word.
  const plain = isSet("NO_COLOR");
  setColorEnabled(!plain && (terminal || isOn("FORCE_COLOR") || isOn("CLICOLOR_FORCE")));
  return terminal && !plain;
}
