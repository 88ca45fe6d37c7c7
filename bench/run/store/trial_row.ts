import { sha256 } from "../../../engine/base/mod.ts";
import {
  type TrainedNetwork,
  trainedNetworkSchema,
  type TrialResult,
  trialSchema,
} from "../../trial/spec/mod.ts";

/** A row of trials, as texts. */
export interface TrialTexts {
  readonly id: string;
  readonly fingerprint: string;
  readonly result: string;
  readonly network: string | null;
  /** The id of a machine. */
  readonly machine: string | null;
}

/** What an undamaged row says. */
export interface TrialRow {
  readonly result: TrialResult;
  readonly network: TrainedNetwork | null;
}

/** The texts of a row. */
export function trialTexts(
  result: TrialResult,
  network: TrainedNetwork | null,
  machine: string | null,
): TrialTexts {
  const { id, fingerprint } = result;
  return {
    ...{ id, fingerprint, machine },
    result: JSON.stringify(result),
    network: network && JSON.stringify(network),
  };
}

export function checksumOf({ id, fingerprint, result, network, machine }: TrialTexts): string {
  return sha256(JSON.stringify([id, fingerprint, result, network, machine]));
}

/** A row's contents; null if it is damaged. */
export function readTrialRow(texts: TrialTexts, checksum: string): TrialRow | null {
  if (checksum !== checksumOf(texts)) return null;
  try {
    const row: TrialRow = {
      result: trialSchema.parse(JSON.parse(texts.result)),
      network: texts.network === null
        ? null
        : trainedNetworkSchema.parse(JSON.parse(texts.network)),
    };
    // An intact row may belong to another trial.
    const { id, fingerprint } = row.result;
    return id === texts.id && fingerprint === texts.fingerprint ? row : null;
  } catch {
    return null;
  }
}
