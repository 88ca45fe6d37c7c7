/** Tables of GitHub's Markdown. */

/** Text that Markdown, and the HTML in it, take as it is, on one line. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]|~#]/g, "\\$&")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);
}

/** A row of a table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |\n`;
}

/** The line under the heading of a table, with a column for each; numbers stand to the right. */
export function markdownRule(right: readonly boolean[]): string {
  return `|${right.map((isRight) => isRight ? " ---: |" : " --- |").join("")}\n`;
}
