import { plainLine } from "../../base/mod.ts";
import type { Finding, Verdict } from "./finding.ts";

/** The status of a finding in words. */
export const STATUS_WORDS: Readonly<Record<Finding["status"], string>> = {
  passed: "as before",
  noted: "moved",
  failed: "FAILED",
  undecided: "CANNOT DECIDE",
};

/** The heading of a table of findings. */
export const HEADING = ["check", "of", "baseline", "now", "", ""] as const;

/** The findings as cells of a table, in the order of their tiers. */
export function rowsOf({ findings }: Verdict): string[][] {
  return findings.map(({ tier, check, where, before, after, status, message }) =>
    [
      check,
      where,
      before,
      after,
      status === "passed" && tier > 1 ? "passed" : STATUS_WORDS[status],
      message,
    ].map(plainLine)
  );
}

/** The verdict in a sentence. */
export function sentenceOf({ suite, status, findings }: Verdict): string {
  const of = suite === null ? "" : ` (${plainLine(suite)})`;
  const count = (wanted: Finding["status"]) =>
    findings.filter(({ status }) => status === wanted).length;
  switch (status) {
    case "passed":
      return `The gate is open${of}: ${findings.length} comparisons, none for the worse`;
    case "failed":
      return `The gate is shut${of}: ${count("failed")} of ${findings.length} comparisons failed`;
    case "undecided":
      return `The gate cannot decide${of}, so it is shut`;
  }
}
