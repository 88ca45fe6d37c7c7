/** One check of a gate and its outcome. */
export interface Finding {
  /** 1 exact, 2 statistical, 3 speed. */
  readonly tier: 1 | 2 | 3;
  /** What was compared: "digests". */
  readonly check: string;
  /** The trials concerned: "memn2n/babi-qa1 noisy". */
  readonly where: string;
  /** The baseline's value and the present one; empty for none. */
  readonly before: string;
  readonly after: string;
  /** `noted`: something moved that is allowed to. */
  readonly status: "passed" | "noted" | "failed" | "undecided";
  /** What moved, by how much, and the cause if known; empty if nothing did. */
  readonly message: string;
}

/** Everything that a gate found. */
export interface Verdict {
  /** Name and version of the suite; null if the gate failed before reading it. */
  readonly suite: string | null;
  readonly findings: readonly Finding[];
  /** A failed finding outweighs an undecided one. */
  readonly status: "passed" | "failed" | "undecided";
  /** What to do about it, a sentence each. */
  readonly advice: readonly string[];
}

/** Exit codes of a gate: 1 and 2 are those of every command. */
export const EXIT_CODES = { passed: 0, failed: 3, undecided: 4 } as const;

/** The verdict on findings; without any, the gate is undecided. */
export function statusOf(findings: readonly Finding[]): Verdict["status"] {
  const has = (status: Finding["status"]) => findings.some((finding) => finding.status === status);
  if (has("failed")) return "failed";
  return has("undecided") || findings.length === 0 ? "undecided" : "passed";
}

/** The verdict when nothing could be compared. */
export function cannotDecide(reason: string): Verdict {
  const finding: Finding = {
    tier: 1,
    check: "comparable",
    where: "all trials",
    before: "",
    after: "",
    status: "undecided",
    message: reason,
  };
  return { suite: null, findings: [finding], status: "undecided", advice: [] };
}
