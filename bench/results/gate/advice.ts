import type { Finding } from "./finding.ts";

/** What to do about findings, a sentence each. */
export function advise(findings: readonly Finding[], allowDigestChange: boolean): string[] {
  const troubles = findings.filter(({ status }) => status === "failed" || status === "undecided");
  if (troubles.length === 0) {
    return allowDigestChange ? ["gate --update makes a baseline of the new numbers"] : [];
  }
  const has = (check: string, status?: Finding["status"]) =>
    troubles.some((one) => one.check === check && (status ?? one.status) === one.status);
  const inTier = (tier: Finding["tier"], status: Finding["status"]) =>
    troubles.some((one) => one.tier === tier && one.status === status);
  const advice: readonly (readonly [boolean, string])[] = [
    [
      has("trials"),
      "A trial that failed has nothing to compare: its message says why",
    ],
    [
      has("digests", "failed") && !has("specifications"),
      "Digests moved under the same specifications: it is the code below them that computes " +
      "otherwise. If nothing was meant to move, that is a fault",
    ],
    [
      has("answers", "failed"),
      "The same networks answer otherwise: it is the evaluation, or what counts as solved, that " +
      "changed. If nothing was meant to change, that is a fault",
    ],
    [
      has("specifications"),
      "The specifications moved, and with them the trials' ids",
    ],
    [
      has("digests", "failed") || has("answers", "failed") || has("specifications"),
      "If it was meant: gate --allow-digest-change says whether the networks learn as well, and " +
      "gate --update writes a new baseline, to be committed with the change and named in " +
      "CHANGELOG.md: a patch leaves digests as they are",
    ],
    [
      has("digests", "undecided") || has("answers", "undecided"),
      "Digests of another machine cannot be compared: gate --allow-digest-change compares errors, " +
      "and gate --update on a machine like this one makes a baseline for it",
    ],
    [
      has("parameters") || has("data"),
      "Another network, or other questions: if they were meant, give the suite a new version, and " +
      "gate --update writes its baseline",
    ],
    [
      has("questions") || has("targets"),
      "Errors and success can only be compared by the same questions and the same target: gate " +
      "--update writes a new baseline",
    ],
    [has("tensors"), "Tensors left behind fill the memory: dispose of them, or use tf.tidy"],
    [
      inTier(2, "failed"),
      "The networks learn worse, by more than chance and margin: if that is wanted, gate --update " +
      "makes it the new baseline",
    ],
    [
      inTier(2, "undecided"),
      "These seeds lie too far apart to tell: a suite with more of them would",
    ],
    [
      inTier(3, "undecided"),
      "Times that cannot be compared guard nothing: look at what the baseline holds and at what was " +
      "measured; gate --update writes new ones",
    ],
    [
      inTier(3, "failed"),
      "If the machine was very busy, run it again; otherwise bench:speed shows what became slower",
    ],
  ];
  return advice.filter(([applies]) => applies).map(([, sentence]) => sentence);
}
