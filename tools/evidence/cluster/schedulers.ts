import type { RandomStream } from "../../../engine/mod.ts";
import type { CopiedProject } from "../copied_project.ts";
import { parallelFault, runParallel } from "./parallel_run.ts";
import { SlurmCluster } from "./slurm_cluster.ts";
import { runSlurm } from "./slurm_run.ts";

/** What is run in shards, and what happens meanwhile. */
export interface ShardedOptions {
  /** A built-in suite, or a file in the folder of the copy. */
  readonly suite: string;
  readonly shards: number;
  readonly random: RandomStream;
  /** Under GNU parallel: shards that are killed. */
  readonly kills: number;
  /** Under SLURM: whether a node is cut off as well. */
  readonly cutsOff: boolean;
}

/** What happened, and how often a shard was started. */
export interface ScheduledRun {
  readonly events: readonly string[];
  readonly starts: number;
}

/** A program that starts shards, here with one trial at a time on two cores. */
export interface Scheduler {
  /** Why it cannot run on this machine; null if it can. Installs it where it may. */
  fault(): Promise<string | null>;
  /**
   * Runs all shards of a suite into the folder `runs` of a copy of the project.
   *
   * @param seconds How long the suite takes on this machine: what is killed is spread over them.
   * @throws {Error} If a shard failed in the end.
   */
  run(copy: CopiedProject, options: ShardedOptions, seconds: number): Promise<ScheduledRun>;
}

const slurm: Scheduler = {
  fault: () => SlurmCluster.fault(),
  async run(copy, { suite, shards, random, cutsOff }, seconds) {
    const { stdout } = await copy.succeed(["slurm", suite, "--shards", String(shards)]);
    await Deno.writeTextFile(`${copy.folder}/job.sh`, stdout);
    const { tasks, events } = await runSlurm({
      ...{ copy, script: "job.sh", within: seconds / 2, cutsOff, random },
    });
    if (tasks.length !== shards || tasks.some(({ state }) => state !== "COMPLETED")) {
      throw new Error(`Not all ${shards} tasks were completed: ${JSON.stringify(tasks)}`);
    }
    return { events, starts: tasks.reduce((sum, { restarts }) => sum + 1 + restarts, 0) };
  },
};

const parallel: Scheduler = {
  fault: parallelFault,
  async run(copy, { suite, shards, random, kills }, seconds) {
    const every = seconds / kills;
    const run = await runParallel({ copy, suite, shards, kills, every, random });
    if (run.code !== 0) throw new Error(`${run.code} shards failed: ${run.output}`);
    // What was killed was started again.
    return { events: run.killed, starts: shards + run.killed.length };
  },
};

export const schedulers: Readonly<Record<string, Scheduler>> = { slurm, parallel };
