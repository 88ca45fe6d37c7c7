import type { TrialResult } from "../../trial/spec/mod.ts";
import type { Machine } from "./machine.ts";

/** Where a result comes from. */
export interface ResultOrigin {
  readonly digest: string;
  /** Null for one whose store does not say. */
  readonly machine: Machine | null;
  /** The store that it lies in: a file, or a server's address without a password. Null if it was not stored. */
  readonly place: string | null;
}

/**
 * Two results of one trial, by the same code, have different digests: a finding about reproducibility. The
 * message is one line and names both machines and places.
 */
export class DigestAlarm extends Error {
  override readonly name = "DigestAlarm";

  constructor(
    readonly trial: Pick<TrialResult, "id" | "fingerprint" | "workload" | "variant" | "seed">,
    readonly kept: ResultOrigin,
    readonly other: ResultOrigin,
  ) {
    const { id, workload, variant, seed } = trial;
    super(
      `${workload} ${variant} seed ${seed} (${id}) has two digests: ` +
        [kept, other].map(originWords).join(", "),
    );
  }
}

/** "e3b0c44298fc on node1 (AMD EPYC 9554) in runs/07/trials.sqlite". */
function originWords({ digest, machine, place }: ResultOrigin): string {
  const where = machine === null ? "an unknown machine" : `${machine.host} (${machine.cpu})`;
  return `${digest.slice(0, 12)} on ${where}` +
    (place === null ? ", not stored" : ` in ${place}`);
}
