import { type Html, markup, plainLine } from "../../base/mod.ts";
import type { Finding, Verdict } from "./finding.ts";
import { sentenceOf } from "./rows.ts";

const TIERS = { 1: "exact", 2: "statistical", 3: "speed" } as const;

function count(findings: readonly Finding[], status: Finding["status"]): number {
  return findings.filter((finding) => finding.status === status).length;
}

/** The element for a failure or an error; null for none. */
function outcomeOf(status: Finding["status"], message: string, body: string): Html | null {
  switch (status) {
    case "passed":
    case "noted":
      return null;
    case "failed":
      return markup`<failure message="${message}">${body}</failure>`;
    case "undecided":
      return markup`<error message="${message}">${body}</error>`;
  }
}

/**
 * The verdict as JUnit XML: a test case for each finding, a failure for one that failed, an error for one
 * that is undecided. Plain lines contain no characters that XML forbids even when escaped.
 */
export function verdictJunit(verdict: Verdict): string {
  const { findings } = verdict;
  const tests = findings.length, failures = count(findings, "failed");
  const errors = count(findings, "undecided");
  const cases = findings.map(({ tier, status, ...texts }) => {
    const { check, where, before, after } = texts, message = plainLine(texts.message);
    const body = plainLine(`${message} (baseline ${before}, now ${after})`);
    const outcome = outcomeOf(status, message, body);
    const name = plainLine(`${check}: ${where}`);
    return markup`
    <testcase classname="gradnoise.gate.${TIERS[tier]}" name="${name}">${outcome}</testcase>`;
  });
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="${tests}" failures="${failures}" errors="${errors}">
  <testsuite name="gradnoise gate" tests="${tests}" failures="${failures}" errors="${errors}">${cases}
    <system-out>${[sentenceOf(verdict), ...verdict.advice].map(plainLine).join("\n")}</system-out>
  </testsuite>
</testsuites>
`;
  return document.text;
}
