import { join } from "node:path";
import { parseArgs } from "node:util";
import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { parseCount } from "../cli/options.ts";
import { makeFolders, resolveUserPath } from "../cli/paths.ts";
import { columns } from "../cli/text.ts";
import { UsageError } from "../errors.ts";
import { percent, points } from "../format.ts";
import { readResult } from "../gate/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { suites } from "../suites/mod.ts";
import { mean, wilsonInterval } from "../statistics/mod.ts";
import { CopiedProject } from "./copied_project.ts";
import { type Fault, faults } from "./faults.ts";
import { type Pool, poolsOf, simulateGates } from "./simulate_gates.ts";

/** How much to measure. */
export interface GateEvidenceOptions {
  /** Trained seeds of each workload and variant, to draw from. */
  readonly seeds: number;
  readonly gates: number;
  /** Where results are kept; trials that are there are not trained again. */
  readonly folder: string;
  /** What is measured beside the code as it is. */
  readonly faults: readonly Fault[];
  /** A suite's name, or a file. */
  readonly suite: string;
  /** Of each cell in a gate. */
  readonly gateSeeds: number;
}

/** What tier 2 says of the code as it is, or with a fault. */
export interface GateEvidence {
  readonly name: string;
  readonly title: string;
  readonly alarms: number;
  readonly worse: number;
  readonly gates: number;
  /** Mean test error minus that of the code as it is, by variant. */
  readonly effects: ReadonlyMap<string, number>;
}

const CLEAN: Fault = { name: "clean", title: "the code as it is", edits: [], shows: "errors" };

/** Trains all seeds with each fault, and simulates gates of tier 2. */
export async function* measureGate(options: GateEvidenceOptions): AsyncGenerator<GateEvidence> {
  const clean = poolsOf(await train(CLEAN, options));
  for (const fault of [CLEAN, ...options.faults]) {
    const pools = fault === CLEAN ? clean : poolsOf(await train(fault, options));
    const random = new RandomStream(streamKey(1, "data")).derive(fault.name);
    const { gates, gateSeeds: seeds } = options;
    yield {
      ...simulateGates(clean, pools, { gates, seeds, random }),
      name: fault.name,
      title: fault.title,
      effects: effectsOf(clean, pools),
    };
  }
}

async function train(fault: Fault, options: GateEvidenceOptions): Promise<ResultFile> {
  const folder = join(options.folder, fault.name);
  await using copy = await CopiedProject.create(fault.edits);
  const args = ["run", options.suite, "--seeds", `${options.seeds}`, "--out", folder, "--quiet"];
  const { code, output } = await copy.run(args);
  if (code !== 0) throw new Error(`Cannot train with ${fault.name}: ${output}`);
  const path = join(folder, "result.json");
  return await readResult(path, path);
}

function effectsOf(before: readonly Pool[], after: readonly Pool[]): Map<string, number> {
  const errorOf = (pools: readonly Pool[], variant: string) =>
    mean(
      pools.filter((pool) => pool.variant === variant)
        .flatMap(({ outcomes }) => outcomes.map(({ testError }) => testError)),
    );
  const variants = new Set(before.map(({ variant }) => variant));
  return new Map(
    [...variants].map((name) => [name, errorOf(after, name) - errorOf(before, name)]),
  );
}

const HELP = `Usage: deno task bench:evidence gate [options]

Trains the suite ci with many seeds, as it is and with each fault, and simulates gates of tier 2.

  --seeds N    trained seeds of each workload and variant (default: 100)
  --gates N    simulated gates (default: 2000)
  --out DIR    where trials are kept (default: results/evidence-gate)`;

/** The command: prints how often tier 2 gives an alarm, and returns the exit code. */
export async function gateEvidence(args: readonly string[]): Promise<number> {
  const { values } = parse(args);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const folder = resolveUserPath(values.out);
  await makeFolders([folder]);
  const rows = [["code", "alarms", "95 % interval", "worse", "test error, points", ""]];
  const ci = suites.ci!;
  const measured = measureGate({
    seeds: parseCount("--seeds")(values.seeds),
    gates: parseCount("--gates")(values.gates),
    folder,
    faults,
    suite: ci.name,
    gateSeeds: ci.seeds.length,
  });
  for await (const { name, title, alarms, worse, gates, effects } of measured) {
    const { lowest, highest } = wilsonInterval(alarms, gates);
    rows.push([
      name,
      percent(alarms / gates),
      `${percent(lowest)} to ${percent(highest)}`,
      percent(worse / gates),
      [...effects].map(([variant, effect]) => `${variant} ${points(effect)}`).join(", "),
      title,
    ]);
    console.error(`${name}: ${alarms} alarms in ${gates} gates`);
  }
  for (const line of columns(rows)) console.log(line);
  return 0;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: { type: "string", default: "100" },
        gates: { type: "string", default: "2000" },
        out: { type: "string", default: "results/evidence-gate" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
