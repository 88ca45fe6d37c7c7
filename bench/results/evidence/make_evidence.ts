import { recordedCommand } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { fidelityOf } from "../claims/mod.ts";
import { claimsOf } from "./_claims.ts";
import { dataOf } from "./_data.ts";
import { digestsOf } from "./_digests.ts";
import type { EvidenceFile } from "./evidence_file.ts";
import { tablesOf } from "./_tables.ts";

/** What an evidence file says that its result does not know. */
export interface EvidenceContext {
  /** Of git, 40 hexadecimal digits: the code that ran the trials. */
  readonly commit: string;
  /** The question of the result, and its answers in sentences. */
  readonly headline: EvidenceFile["headline"];
}

/** A result in short: what is kept of it where its trials are too many to be. */
export function makeEvidence(
  result: ResultFile,
  { commit, headline }: EvidenceContext,
): EvidenceFile {
  const { suite, createdAt, versions, machines, backend, seeds, trials, plannedTrials } = result;
  const command = recordedCommand(result.command, suite.name).map(withoutFolder);
  const count = (status: string) => trials.filter((trial) => trial.status === status).length;
  return {
    format: "gradnoise-evidence",
    version: 1,
    suite,
    createdAt,
    command,
    versions,
    commit,
    fingerprints: [...new Set(trials.map(({ fingerprint }) => fingerprint))],
    machines,
    backend,
    seeds,
    fraction: fractionOf(command),
    trials: {
      planned: plannedTrials,
      ended: trials.length,
      diverged: count("diverged"),
      failed: count("failed"),
    },
    seconds: trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    data: dataOf(trials),
    headline,
    fidelity: fidelityOf(suite.name).map(({ kind, text }) => ({ kind, text })),
    claims: claimsOf(result),
    tables: tablesOf(result),
    digests: digestsOf(trials),
  };
}

/** "babi=/home/ann/babi/en" as "babi=DIR": where data lie is nobody else's place. */
function withoutFolder(argument: string, at: number, command: readonly string[]): string {
  const option = argument.startsWith("--data=");
  return option || command[at - 1] === "--data" ? argument.replace(/=[^=]*$/, "=DIR") : argument;
}

function fractionOf(command: readonly string[]): number {
  const at = command.findIndex((word) => word === "--fraction" || word.startsWith("--fraction="));
  if (at === -1) return 1;
  return Number(command[at]!.split("=")[1] ?? command[at + 1]);
}
