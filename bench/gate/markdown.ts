import type { Verdict } from "./finding.ts";
import { HEADING, rowsOf, sentenceOf } from "./rows.ts";

/** Text that Markdown and the HTML in it take as it is. */
function escape(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!)
    .replace(/[\\|`*_[\]#]/g, "\\$&").replace(/\s+/g, " ");
}

/** The verdict as Markdown, for the summary of a job. */
export function verdictMarkdown(verdict: Verdict): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return [
    `### ${escape(sentenceOf(verdict))}`,
    "",
    line(HEADING),
    `|${HEADING.map(() => " --- |").join("")}`,
    ...rowsOf(verdict).map(line),
    "",
    ...verdict.advice.map((sentence) => `- ${escape(sentence)}`),
    "",
  ].join("\n");
}
