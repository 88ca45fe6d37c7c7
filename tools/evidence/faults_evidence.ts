import { fileURLToPath } from "node:url";
import { columns, parseCount, resolveUserPath } from "../../bench/cli/mod.ts";
import { EXIT_CODES } from "../../bench/results/gate/mod.ts";
import { CopiedProject } from "./copied_project.ts";
import { CLEAN, type Fault, faults } from "./faults/mod.ts";
import { readArguments } from "./_read_arguments.ts";

/** The outcome of a gate on a fault, or on the code as it is. */
export interface FaultRun {
  readonly fault: Fault | null;
  /** The exit code of `gate`. */
  readonly code: number;
  readonly output: string;
}

/** Gates a copy of the project with each fault; null is the code as it is. */
export async function* gateFaults(
  wanted: readonly (Fault | null)[],
  args: readonly string[],
): AsyncGenerator<FaultRun> {
  for (const fault of wanted) {
    await using copy = await CopiedProject.create(fault);
    yield { fault, ...await copy.run(["gate", ...args]) };
  }
}

const HELP = `Usage: deno task bench:evidence faults [options]

Gates copies of the project, each with a fault, and fails if one passes.

  --baseline FILE  what to compare with (default: this project's, of ci)
  --clean N        gates without a fault, which must pass (default: 1)`;

/** Runs the command; returns 0 if every fault fails the gate and the code as it is passes, else 1. */
export async function faultsEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    baseline: { type: "string" },
    clean: { type: "string", default: "1" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const clean = Array<null>(parseCount("--clean")(values.clean)).fill(null);
  const rows = [["code", "gate", "", ""]];
  let wrong = 0;
  const baseline = values.baseline === undefined
    ? fileURLToPath(new URL("../../bench/baselines/ci.json", import.meta.url))
    : resolveUserPath(values.baseline);
  for await (const run of gateFaults([...clean, ...faults], ["--baseline", baseline])) {
    const { fault, code, output } = run;
    const expected = fault === null ? EXIT_CODES.passed : EXIT_CODES.failed;
    const { name, title } = fault ?? CLEAN;
    const row = [name, `exit ${code}`, code === expected ? "as it must" : "WRONG", title];
    rows.push(row);
    console.error(row.join(", "));
    if (code !== expected) {
      wrong += 1;
      console.error(output);
    }
  }
  for (const line of columns(rows)) console.log(line);
  return wrong === 0 ? 0 : 1;
}
