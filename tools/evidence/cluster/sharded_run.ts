import type { CopiedProject } from "../copied_project.ts";
import { compareRuns, type RunComparison } from "./compare_runs.ts";
import type { ScheduledRun, Scheduler, ShardedOptions } from "./schedulers.ts";

/** A suite that was run in shards, and what came of it. */
export interface ShardedRun extends ScheduledRun {
  /** Until all shards had ended. */
  readonly seconds: number;
  readonly comparison: RunComparison;
}

/** Runs a suite in shards, merges them, and compares that with a run on one machine. */
export async function shardedRun(
  copy: CopiedProject,
  scheduler: Scheduler,
  options: ShardedOptions,
): Promise<ShardedRun> {
  const { folder } = copy;
  const timed = async <T>(act: () => Promise<T>) => {
    const started = performance.now();
    return [await act(), (performance.now() - started) / 1000] as const;
  };
  const [, whole] = await timed(() =>
    copy.succeed(["run", options.suite, "--workers", "2", "--out", "whole"])
  );
  const [{ events, starts }, seconds] = await timed(() => scheduler.run(copy, options, whole));
  // As a shell would write runs/*.
  const shards = [...Deno.readDirSync(`${folder}/runs`)].map(({ name }) => `runs/${name}`).sort();
  await copy.succeed(["merge", ...shards, "--out", "all"]);
  const name = (await Deno.readTextFile(`${folder}/whole/latest`)).trim();
  const result = (out: string) => `${folder}/${out}/${name}/result.json`;
  const comparison = await compareRuns(result("whole"), result("all"), `${folder}/runs`);
  return { events, starts, seconds, comparison };
}
