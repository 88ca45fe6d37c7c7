import { commandText, counted, grouped, plainLine, plainText, quoteArgument } from "../base/mod.ts";
import { slurmTime } from "./time_limit.ts";

/** What a job script is made of. */
export interface JobScript {
  /** The name of the suite. */
  readonly suite: string;
  /** How many tasks the array has, one for each shard. */
  readonly shards: number;
  /** Of all shards. */
  readonly trials: number;
  /** How long the longest shard takes, in words; null if that is not known. */
  readonly time: string | null;
  /** What is asked of the scheduler, for each shard, in seconds. */
  readonly limit: number;
  /** Cores of each task, and trials at the same time. */
  readonly workers: number;
  /** The folder for the shards' results, relative to the one that the script is submitted from. */
  readonly out: string;
  /** The arguments of `run` that make the whole suite. */
  readonly run: readonly string[];
  /** The command that made the script. */
  readonly command: readonly string[];
  /** The version of Deno that made it. */
  readonly deno: string;
}

/** The folder for what shards print, in that for their results. */
export const LOGS = "logs";

/** A script for `sbatch`: an array of tasks, each of which runs one shard. */
export function jobScript(job: JobScript): string {
  const { suite, shards, trials, time, limit, workers, out, run, command, deno } = job;
  const digits = String(shards).length, folder = quoteForBash(`${out}/`);
  const size = `${grouped(trials)} trials in ${counted(shards, "shard")}`;
  const one = Math.min(7, shards);
  return `#!/bin/bash
# Suite ${plainLine(suite)}: ${size}${time === null ? "" : `, the longest ${time}`}.
# Made by: ${plainLine(commandText(command))}
#
# Submit it where you typed that, in the folder of gradnoise or below it, on a file system that all nodes
# share:  sbatch job.sh
# If task ${one} fails or runs out of time, it goes on with:  sbatch --array=${one} job.sh
#
#SBATCH --job-name=${jobName(suite)}
#SBATCH --array=1-${shards}
#SBATCH --cpus-per-task=${workers}
#SBATCH --time=${slurmTime(limit)}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=${logFile(out, digits)}

set -euo pipefail

# Deno where it is installed, otherwise through npx, which comes with Node.js.
deno=(deno)
command -v deno > /dev/null || deno=(npx -y deno@${deno})

"\${deno[@]}" task bench run ${run.map(quoteForBash).join(" ")} \\
  --shard "$SLURM_ARRAY_TASK_ID/${shards}" \\
  --restart "\${SLURM_RESTART_COUNT:-0}" \\
  --workers "$SLURM_CPUS_PER_TASK" \\
  --out ${folder}"$(printf %0${digits}d "$SLURM_ARRAY_TASK_ID")"

# When all tasks have ended:
#   deno task bench merge ${folder}* --out all
`;
}

/** An argument quoted for bash: what cannot be seen is written as bytes. */
function quoteForBash(argument: string): string {
  if (plainText(argument) === argument) return quoteArgument(argument);
  const bytes = Array.from(new TextEncoder().encode(argument), (byte) => {
    const isPlain = byte > 0x1f && byte < 0x7f && byte !== 0x27 && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`;
  });
  return `$'${bytes.join("")}'`;
}

/** A name as SLURM shows it in its lists. */
function jobName(suite: string): string {
  return `gradnoise-${suite.replace(/[^\w.+-]/g, "_")}`;
}

/** A file as sbatch reads one: it has quotes and percent signs of its own. */
function logFile(out: string, digits: number): string {
  const path = `${out.replaceAll("%", "%%")}/${LOGS}/%${digits}a.log`;
  return /^[\w%+=:,./@-]+$/.test(path) ? path : `"${path.replaceAll('"', '\\"')}"`;
}
