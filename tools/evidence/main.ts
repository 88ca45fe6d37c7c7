/** `deno task bench:evidence NAME`: long measurements that people start by hand. */

import { plainLine, unknownName, UsageError } from "../../bench/base/mod.ts";
import { bestOfNEvidence } from "./best_of_n_evidence.ts";
import { clusterEvidence } from "./cluster_evidence.ts";
import { clustersEvidence } from "./clusters_evidence.ts";
import { coverageEvidence } from "./coverage_evidence.ts";
import { equivalenceEvidence } from "./equivalence_evidence.ts";
import { faultsEvidence } from "./faults_evidence.ts";
import { followUpsEvidence } from "./follow_ups_evidence.ts";
import { gateEvidence } from "./gate_evidence.ts";
import { mergeEvidence } from "./merge_evidence.ts";
import { poolEvidence } from "./pool_evidence.ts";
import { tableProgramsEvidence } from "./table_programs_evidence.ts";

/** The measurements by name; each takes the remaining arguments and returns the exit code. */
const programs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  "best-of-n": bestOfNEvidence,
  coverage: coverageEvidence,
  clusters: clustersEvidence,
  equivalence: equivalenceEvidence,
  "follow-ups": followUpsEvidence,
  gate: gateEvidence,
  faults: faultsEvidence,
  merge: mergeEvidence,
  pool: poolEvidence,
  programs: tableProgramsEvidence,
  cluster: clusterEvidence,
};

const HELP = `Usage: deno task bench:evidence NAME [options]

Measures what statistics, gate, merge and shards promise, and what networks
found:
${Object.keys(programs).map((name) => `  ${name}`).join("\n")}
Each has a --help of its own.`;

const [name = "--help", ...args] = Deno.args;
try {
  if (["-h", "--help"].includes(name)) {
    console.log(HELP);
    Deno.exit(Deno.args.length === 0 ? 2 : 0);
  }
  if (!Object.hasOwn(programs, name)) throw unknownName("evidence", name, Object.keys(programs));
  Deno.exit(await programs[name]!(args));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(plainLine(error.message));
  Deno.exit(2);
}
