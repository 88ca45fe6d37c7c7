/**
 * The one place that prints. Whatever text a line contains (names from files, words of stories, error
 * messages), it cannot control the terminal, break the line or command a CI system, and the password of a
 * database's address is left out; colours are added afterwards.
 */

import * as colors from "../../std.ts";
import { commandBreaks, plainText, withoutPassword } from "../base/mod.ts";

const paints = {
  bold: colors.bold,
  dim: colors.dim,
  green: colors.green,
  red: colors.red,
  yellow: colors.yellow,
} as const;

export type Style = keyof typeof paints;

/** A part of a line in a style. */
export interface Painted {
  readonly style: Style;
  readonly of: Line;
}

/** What can be printed as a line: text, painted or not, or several of them one after another. */
export type Line = string | Painted | readonly Line[];

function painter(style: Style): (of: Line) => Painted {
  return (of) => ({ style, of });
}

export const bold = painter("bold");
export const dim = painter("dim");
export const green = painter("green");
export const red = painter("red");
export const yellow = painter("yellow");

/** A piece of plain text, with its styles from the innermost to the outermost. */
export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** The pieces of a line, plain. */
export function spansOf(line: Line, styles: readonly Style[] = []): Span[] {
  if (typeof line === "string") {
    return line === "" ? [] : [{ text: plainText(withoutPassword(line)), styles }];
  }
  if ("style" in line) return spansOf(line.of, [line.style, ...styles]);
  return line.flatMap((part) => spansOf(part, styles));
}

/** A line as it is printed, without its colours. */
export function textOf(line: Line): string {
  return spansOf(line).map(({ text }) => text).join("");
}

/** A line as a terminal gets it. */
export function rendered(line: Line): string {
  const spans = spansOf(line);
  const breaks = new Set(commandBreaks(spans.map(({ text }) => text).join("")));
  let at = 0;
  return spans.map(({ text, styles }) => {
    // By code unit, as the places are counted.
    const signs = text.split("").map((sign) => breaks.has(at++) ? ` ${sign}` : sign);
    return styles.reduce((painted, style) => paints[style](painted), signs.join(""));
  }).join("");
}

/** Why writing to standard output failed; null if it did not, or if its reader closed it. */
let fault: Error | null = null;
let closed = false;

/**
 * Why standard output is incomplete, as when it is a file on a full disk; null if it is complete, or if
 * its reader closed it early. The command continues without it.
 */
export function outputFault(): Error | null {
  return fault;
}

function noteFault(error: unknown): void {
  closed = true;
  if (!(error instanceof Deno.errors.BrokenPipe)) fault ??= error as Error;
}

function printLine(text: string): void {
  if (closed) return;
  try {
    console.log(text);
  } catch (error) {
    noteFault(error);
  }
}

/** Prints lines on standard output. */
export function print(...lines: readonly Line[]): void {
  for (const line of lines) printLine(rendered(line));
}

/** Prints lines on standard error. */
export function printError(...lines: readonly Line[]): void {
  for (const line of lines) {
    try {
      console.error(rendered(line));
    } catch {
      // There is nowhere left to report it.
    }
  }
}

/** Prints a workflow command for GitHub Actions, whose values are escaped already. */
export function printCommand(command: string): void {
  printLine(plainText(withoutPassword(command)));
}

const encoder = new TextEncoder();

/** Replaces the lines drawn before, in one write so that nothing flickers. */
export function redraw(before: number, lines: readonly Line[]): void {
  const back = before > 0 ? `\x1b[${before}A\x1b[J` : "";
  const bytes = encoder.encode(back + lines.map((line) => `${rendered(line)}\n`).join(""));
  if (closed) return;
  try {
    for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
  } catch (error) {
    noteFault(error);
  }
}

/** Writes bytes to standard output; its reader may close it early. */
export async function printBytes(file: Iterable<Uint8Array>): Promise<void> {
  if (closed) return;
  try {
    for (const part of file) {
      for (let start = 0; start < part.length;) {
        start += await Deno.stdout.write(part.subarray(start));
      }
    }
  } catch (error) {
    noteFault(error);
  }
}
