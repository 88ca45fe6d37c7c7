/** Runs of shards on schedulers whose nodes and processes are killed. */

export { compareRuns, type RunComparison } from "./compare_runs.ts";
export {
  parallelFault,
  type ParallelOptions,
  type ParallelRun,
  runParallel,
} from "./parallel_run.ts";
export { type ArrayTask, SlurmCluster } from "./slurm_cluster.ts";
export { runSlurm, type SlurmOptions, type SlurmRun } from "./slurm_run.ts";
