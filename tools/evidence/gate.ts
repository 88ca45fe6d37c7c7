import { join } from "node:path";
import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { readResult } from "../../bench/results/gate/mod.ts";
import type { ResultFile } from "../../bench/results/mod.ts";
import { mean } from "../../bench/results/statistics/mod.ts";
import { CopiedProject } from "./copied_project.ts";
import { CLEAN, type Fault } from "./faults/mod.ts";
import { type Pool, poolsOf, simulateGates } from "./simulate_gates.ts";

/** How much to measure. */
export interface GateEvidenceOptions {
  /** Trained seeds of each workload and variant, to draw from. */
  readonly seeds: number;
  readonly gates: number;
  /** Where results are kept; trials in it are not trained again. */
  readonly folder: string;
  /** The faults to measure besides the code as it is. */
  readonly faults: readonly Fault[];
  /** A suite's name, or a file. */
  readonly suite: string;
  /** Of each cell in a gate. */
  readonly gateSeeds: number;
}

/** How often tier 2 fails the code as it is, or with a fault. */
export interface GateEvidence {
  readonly name: string;
  readonly title: string;
  readonly alarms: number;
  readonly worse: number;
  readonly gates: number;
  /** Mean test error minus that of the code as it is, by variant. */
  readonly effects: ReadonlyMap<string, number>;
}

/** Trains all seeds with each fault, and simulates gates of tier 2. */
export async function* measureGate(options: GateEvidenceOptions): AsyncGenerator<GateEvidence> {
  const clean = poolsOf(await train(null, options));
  for (const fault of [null, ...options.faults]) {
    const { name, title } = fault ?? CLEAN;
    const pools = fault === null ? clean : poolsOf(await train(fault, options));
    const random = new RandomStream(streamKey(1, "data")).derive(name);
    const { gates, gateSeeds: seeds } = options;
    yield {
      ...simulateGates(clean, pools, { gates, seeds, random }),
      name,
      title,
      effects: effectsOf(clean, pools),
    };
  }
}

async function train(fault: Fault | null, options: GateEvidenceOptions): Promise<ResultFile> {
  const { name } = fault ?? CLEAN;
  const folder = join(options.folder, name);
  await using copy = await CopiedProject.create(fault);
  const path = join(folder, "result.json");
  const outputs = ["--out", folder, "--json", path, "--quiet"];
  const args = ["run", options.suite, "--seeds", `${options.seeds}`, ...outputs];
  const { code, output } = await copy.run(args);
  if (code !== 0) throw new Error(`Cannot train with ${name}: ${output}`);
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
