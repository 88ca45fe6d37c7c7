import type { ResultFile } from "../result_file.ts";
import { advise } from "./advice.ts";
import type { Baseline } from "./baseline.ts";
import { checkComparable } from "./comparable.ts";
import { checkExactly } from "./exact.ts";
import { statusOf, type Verdict } from "./finding.ts";
import { checkMeasures } from "./measures.ts";
import { checkSpeed } from "./speed.ts";
import { checkStatistically } from "./statistical.ts";

/** What a gate tolerates. */
export interface JudgeOptions {
  /** Digests may move as long as errors do not get worse. */
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
  const moved = exact.some(({ check, status }) =>
    ["digests", "answers"].includes(check) && status !== "passed"
  );
  const failed = result.trials.some(({ status }) => status === "failed");
  const findings = [
    ...exact,
    ...checkMeasures(baseline, result),
    // If nothing moved there is nothing to test, and a failed trial has no error to test.
    ...!failed && moved ? checkStatistically(baseline, result, allowDigestChange) : [],
    ...checkSpeed(baseline, result),
  ];
  return {
    suite: `${baseline.suite.name}, version ${baseline.suite.version}`,
    findings,
    status: statusOf(findings),
    advice: advise(findings, allowDigestChange),
  };
}
