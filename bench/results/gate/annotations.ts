import { plainText } from "../../base/mod.ts";
import type { Verdict } from "./finding.ts";

/** Escapes the characters that have a meaning in a workflow command. */
function escape(text: string): string {
  return text.split(/\r\n|\r|\n/).map(plainText).join("\n")
    .replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** GitHub shows at most ten errors of a step. */
const MOST = 10;

/**
 * Workflow commands by which GitHub Actions shows what failed or cannot be decided.
 *
 * Source: docs.github.com, "Workflow commands for GitHub Actions", setting an error message.
 */
export function verdictAnnotations({ findings, advice }: Verdict): string[] {
  const troubles = findings.filter(({ status }) => status === "failed" || status === "undecided");
  const lines = troubles.map(({ check, where, before, after, message }) => {
    const title = escape(`Gate: ${check}`).replaceAll(":", "%3A").replaceAll(",", "%2C");
    const moved = before === "" && after === "" ? "" : `${where}: ${before} -> ${after}; `;
    return `::error title=${title}::${escape(`${moved}${message}`)}`;
  });
  const left = lines.length - MOST;
  return [
    ...left > 0
      ? [...lines.slice(0, MOST - 1), `::error title=Gate::and ${left + 1} more, see the summary`]
      : lines,
    ...advice.map((sentence) => `::notice title=Gate::${escape(sentence)}`),
  ];
}
