import type { TrialJob } from "../../bench/trial/spec/mod.ts";
import { runJobs } from "../../bench/run/mod.ts";
import { quantile } from "../../bench/results/statistics/mod.ts";
import type { SpeedRow } from "./rows.ts";

/** The row's name. */
export const WORKERS = "second worker's gain, share of a busy loop's";

/** Seconds that a number of workers takes for the jobs. */
async function seconds(jobs: readonly TrialJob[], workers: number, module?: URL): Promise<number> {
  const started = performance.now();
  await runJobs(jobs, { workers, module, onResult() {} });
  return (performance.now() - started) / 1000;
}

/**
 * The speed-up of two workers over one, as a share of the speed-up of two busy loops that use no memory,
 * measured in the same minute. Below 1, the workers slow each other down.
 */
export async function compareWorkers(
  jobs: readonly TrialJob[],
  options: { readonly alternations: number; readonly onRow: (row: SpeedRow) => void },
): Promise<void> {
  const busy = new URL("./busy_worker.ts", import.meta.url);
  const shares: number[] = [], trials: number[] = [], loops: number[] = [];
  for (let i = 0; i < options.alternations; i++) {
    const [oneTrial, oneLoop] = [await seconds(jobs, 1), await seconds(jobs, 1, busy)];
    const [twoTrials, twoLoops] = [await seconds(jobs, 2), await seconds(jobs, 2, busy)];
    shares.push(oneTrial / twoTrials / (oneLoop / twoLoops));
    trials.push(twoTrials * 1000);
    loops.push(twoLoops * 1000);
  }
  options.onRow({
    name: WORKERS,
    peer: "busy loops",
    version: `${jobs.length} trials against ${jobs.length} loops`,
    oursMs: quantile(trials, 0.5),
    peerMs: quantile(loops, 0.5),
    ratio: quantile(shares, 0.5),
    ratioQuartiles: [quantile(shares, 0.25), quantile(shares, 0.75)],
    pairs: options.alternations,
  });
}
