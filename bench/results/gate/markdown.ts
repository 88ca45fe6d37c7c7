import { markdownRow, markdownRule, markdownText } from "../../base/mod.ts";
import type { Verdict } from "./finding.ts";
import { HEADING, rowsOf, sentenceOf } from "./rows.ts";

/** The verdict as Markdown, for a job summary. */
export function verdictMarkdown(verdict: Verdict): string {
  return [
    `### ${markdownText(sentenceOf(verdict))}\n\n`,
    markdownRow(HEADING),
    markdownRule(HEADING.map(() => false)),
    ...rowsOf(verdict).map(markdownRow),
    "\n",
    ...verdict.advice.map((sentence) => `- ${markdownText(sentence)}\n`),
  ].join("");
}
