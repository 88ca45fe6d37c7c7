/** `deno task bench:evidence NAME`: long measurements that people start by hand. */

import { UsageError } from "../errors.ts";
import { unknownName } from "../select.ts";
import { coverageEvidence } from "./coverage_evidence.ts";
import { faultsEvidence } from "./faults_evidence.ts";
import { gateEvidence } from "./gate_evidence.ts";

/** By name: what measures, given the arguments after it, and gives the exit code. */
const programs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  coverage: coverageEvidence,
  gate: gateEvidence,
  faults: faultsEvidence,
};

const [name = "", ...args] = Deno.args;
try {
  if (!Object.hasOwn(programs, name)) throw unknownName("evidence", name, Object.keys(programs));
  Deno.exit(await programs[name]!(args));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  Deno.exit(2);
}
