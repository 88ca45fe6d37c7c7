/** Text and tables of GitHub's Markdown. */

import { plainLine } from "./plain_line.ts";

/**
 * What GitHub, beyond Markdown, turns into a link: a person or a team, who would be notified, an issue, an
 * address. It searches the rendered text, so a backslash does not prevent it; an HTML comment, which is not
 * rendered, does.
 */
const LINKS = /@(?=[a-z\d])|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi;

/** Text escaped for Markdown and the HTML in it, on one line. */
export function markdownText(text: string): string {
  return plainLine(text).replace(/\s+/g, " ").replace(/[\\`*_[\]|~#$]/g, "\\$&")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!)
    .replace(LINKS, "$&<!-- -->");
}

/** Lines verbatim, in a fence that none of them closes. */
export function markdownFence(lines: readonly string[]): string {
  const ticks = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(3, ...ticks.map((length) => length + 1)));
  return `${fence}text\n${lines.map((line) => `${line}\n`).join("")}${fence}\n`;
}

/** A row of a table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |\n`;
}

/** The line under the heading of a table; columns of numbers are aligned to the right. */
export function markdownRule(right: readonly boolean[]): string {
  return `|${right.map((isRight) => isRight ? " ---: |" : " --- |").join("")}\n`;
}
