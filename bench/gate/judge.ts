import type { ResultFile } from "../result_file.ts";
import type { Baseline } from "./baseline.ts";
import { checkComparable } from "./comparable.ts";
import { checkExactly } from "./exact.ts";
import { type Finding, statusOf, type Verdict } from "./finding.ts";
import { checkSpeed } from "./speed.ts";
import { checkStatistically } from "./statistical.ts";

/** What a gate lets through. */
export interface JudgeOptions {
  /** Digests may move, if errors do not get worse. */
  readonly allowDigestChange: boolean;
}

/**
 * Compares a result with a baseline, in three tiers.
 *
 * @throws {CannotDecideError} If they are not of the same trials.
 */
export function judge(
  baseline: Baseline,
  result: ResultFile,
  { allowDigestChange }: JudgeOptions,
): Verdict {
  checkComparable(baseline, result);
  const exact = checkExactly(baseline, result, allowDigestChange);
  const moved = exact.some(({ check, status }) => check === "digests" && status !== "passed");
  const failed = result.trials.some(({ status }) => status === "failed");
  const findings = [
    ...exact,
    // Where nothing moved there is nothing to test; what failed has no error to test.
    ...!failed && (moved || allowDigestChange)
      ? checkStatistically(baseline, result, allowDigestChange)
      : [],
    ...checkSpeed(baseline, result),
  ];
  return {
    suite: `${baseline.suite.name}, version ${baseline.suite.version}`,
    findings,
    status: statusOf(findings),
    advice: advise(findings, allowDigestChange),
  };
}

function advise(findings: readonly Finding[], allowDigestChange: boolean): string[] {
  const troubles = findings.filter(({ status }) => status === "failed" || status === "undecided");
  const has = (check: string) => troubles.some((finding) => finding.check === check);
  const advice: string[] = [];
  if (
    has("digests") && troubles.some((one) => one.check === "digests" && one.status === "undecided")
  ) {
    advice.push(
      "Digests of another machine cannot be compared: gate --allow-digest-change compares errors, " +
        "and gate --update on a machine like this one makes a baseline for it",
    );
  } else if (has("digests") || has("specifications")) {
    advice.push(
      "If numbers were not meant to move, the change has a fault: show ID prints one trial, and " +
        "CHANGELOG.md says that a patch leaves digests as they are",
      "If they were meant to move, gate --allow-digest-change says whether the networks still learn " +
        "as well, and gate --update makes a new baseline, to be committed with the change",
    );
  }
  if (has("trials")) advice.push("A trial that fails is run alone by the command of the report");
  if (has("tensors")) {
    advice.push("Tensors left behind fill the memory: dispose of them, or use tf.tidy");
  }
  if (has("parameters") || has("data")) {
    advice.push(
      "Another network, or other questions, need a new version of the suite and gate --update",
    );
  }
  if (troubles.some(({ tier }) => tier === 2)) {
    advice.push(
      "Errors moved further than chance: run the suite with more seeds before you believe otherwise",
    );
  }
  if (troubles.some(({ tier }) => tier === 3)) {
    advice.push(
      "If the machine was busy, run it again: bench:speed shows which part became slower",
    );
  }
  if (allowDigestChange && troubles.length === 0) {
    advice.push("gate --update makes a baseline of the new numbers");
  }
  return advice;
}
