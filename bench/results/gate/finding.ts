/** What a gate looked at, and how it came out. */
export interface Finding {
  /** 1 exact, 2 statistical, 3 speed. */
  readonly tier: 1 | 2 | 3;
  /** What was compared: "digests". */
  readonly check: string;
  /** Of which trials: "memn2n/babi-qa1 noisy". */
  readonly where: string;
  /** As the baseline has it, and now; empty for none. */
  readonly before: string;
  readonly after: string;
  /** `noted`: something moved that may. */
  readonly status: "passed" | "noted" | "failed" | "undecided";
  /** What moved, by how much, and why if that is known; empty when nothing did. */
  readonly message: string;
}

/** Everything that a gate found. */
export interface Verdict {
  /** Name and version of the suite; null when it did not come so far. */
  readonly suite: string | null;
  readonly findings: readonly Finding[];
  /** A finding that failed goes before one that cannot be decided. */
  readonly status: "passed" | "failed" | "undecided";
  /** What to do about it, a sentence each. */
  readonly advice: readonly string[];
}

/** Exit codes of a gate: 1 and 2 are those of every command. */
export const EXIT_CODES = { passed: 0, failed: 3, undecided: 4 } as const;

/** The verdict on some findings; nothing compared is nothing decided. */
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
