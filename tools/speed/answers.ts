/** How long a person waits for help, and for the report of many trials. */

import { startBackend } from "../../engine/mod.ts";
import { planSuite, runRecord } from "../../bench/run/mod.ts";
import { writeReport } from "../../bench/report/mod.ts";
import { assembleResult, type ResultFile } from "../../bench/results/mod.ts";
import { suites } from "../../bench/suites/mod.ts";
import { runTrial } from "../../bench/trial/mod.ts";
import { writeFile } from "../../bench/base/mod.ts";
import { timePairs } from "./pairs.ts";
import { measuredRow, type SpeedRow } from "./rows.ts";

interface Options {
  readonly pairs: number;
  /** Trials of the report. */
  readonly trials: number;
  readonly isWanted: (name: string) => boolean;
  readonly onRow: (row: SpeedRow) => void;
}

/** Times `--help` against a program that does nothing, and a report against its result file. */
export async function compareAnswers({ pairs, trials, isWanted, onRow }: Options): Promise<void> {
  const help = "help on the command line", report = `report of ${trials} trials`;
  if (isWanted(help)) {
    const main = new URL("../../bench/cli/main.ts", import.meta.url).href;
    const times = await timePairs(
      () => program("--allow-read", "--allow-env", main, "--help"),
      () => program("data:text/javascript,"),
      pairs,
    );
    onRow(measuredRow(help, "empty program", `deno ${Deno.version.deno}`, times));
  }
  if (isWanted(report)) {
    const result = await manyTrials(trials);
    const folder = await Deno.makeTempDir();
    try {
      const times = await timePairs(
        () => clocked(() => writeReport(result, `${folder}/report.html`)),
        () => clocked(() => writeFile(`${folder}/result.json`, JSON.stringify(result))),
        Math.min(pairs, 3),
      );
      onRow(measuredRow(report, "result file", "JSON", times));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
}

async function clocked(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** The milliseconds from the start of a program to its end. */
async function program(...args: readonly string[]): Promise<number> {
  return await clocked(async () => {
    const command = new Deno.Command(Deno.execPath(), { args: ["run", "--no-prompt", ...args] });
    const { success, stderr } = await command.output();
    if (!success) throw new Error(`Cannot time ${args}: ${new TextDecoder().decode(stderr)}`);
  });
}

/** The suite `quick` over many seeds, with one trained network repeated for all its trials. */
async function manyTrials(count: number): Promise<ResultFile> {
  const { numerics } = await startBackend("wasm");
  const suite = suites.quick!, variants = suite.variants.length;
  const seeds = Math.ceil(count / (suite.workloads.length * variants));
  const plan = await planSuite(suite, {
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    ...{ epochs: 100, numerics },
  });
  const [first] = plan.trials as [typeof plan.trials[0]];
  const trained = await runTrial({ ...first, fingerprint: "" });
  if (trained.status === "failed") throw new Error(`Cannot make a report: ${trained.message}`);
  const trials = plan.trials.map(({ id, spec }) => ({
    ...{ ...trained, id, spec },
    ...{ workload: spec.workload, variant: spec.variant, seed: spec.seed },
  }));
  const command = ["run", suite.name];
  const run = runRecord(plan, { name: suite.name, command, fingerprint: "", fallbacks: [] });
  return assembleResult(run, trials, { command, machineOf: () => null, networkOf: () => null });
}
