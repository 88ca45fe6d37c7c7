import type { RandomStream } from "../../../engine/mod.ts";
import type { CopiedProject } from "../copied_project.ts";
import { installPackages, onPath } from "../install_packages.ts";
import { AtExit, below, killAll, type Process, processes } from "../processes.ts";

/** How GNU parallel runs the shards of a suite, and how often one of them is killed. */
export interface ParallelOptions {
  readonly copy: CopiedProject;
  readonly suite: string;
  readonly shards: number;
  readonly kills: number;
  /** Seconds between two of them, on average. */
  readonly every: number;
  readonly random: RandomStream;
}

/** How it ended. */
export interface ParallelRun {
  /** The exit code: how many shards failed in the end. */
  readonly code: number;
  readonly output: string;
  /** What was killed, in words. */
  readonly killed: readonly string[];
}

/** Why there is no GNU parallel; null if there is. Installs it where it may. */
export async function parallelFault(): Promise<string | null> {
  return await installPackages({ parallel: onPath("parallel") });
}

/** Runs a suite in shards, two at a time, and kills some at random moments; parallel starts them again. */
export async function runParallel(options: ParallelOptions): Promise<ParallelRun> {
  const { copy, suite, shards, kills, every, random } = options;
  const width = String(shards).length;
  const numbers = Array.from({ length: shards }, (_, i) => String(i + 1).padStart(width, "0"));
  const run = ["deno", "task", "bench", "run", suite, "--shard", `{}/${shards}`, "--workers", "1"];
  const parallel = new Deno.Command("parallel", {
    args: [
      "--jobs",
      "2",
      "--retries",
      `${kills + 1}`,
      ...run,
      "--out",
      "runs/{}",
      ":::",
      ...numbers,
    ],
    cwd: copy.folder,
    env: copy.environment,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  using _atExit = new AtExit(() => killTree(parallel.pid));
  let hasEnded = false;
  const output = parallel.output().finally(() => hasEnded = true);
  const killed: string[] = [];
  try {
    while (killed.length < kills) {
      const wait = 1000 * every * (0.5 + random.uniform());
      await Promise.race([output, new Promise((resolve) => setTimeout(resolve, wait))]);
      if (hasEnded) break;
      const victim = chooseVictim(parallel.pid, random);
      if (victim === null) continue;
      if (killAll(victim.ids) > 0) killed.push(victim.words);
    }
    const { code, stdout, stderr } = await output;
    const decoder = new TextDecoder();
    return { code, output: decoder.decode(stdout) + decoder.decode(stderr), killed };
  } finally {
    if (!hasEnded) killTree(parallel.pid);
    await output;
  }
}

function killTree(root: number): void {
  killAll([root, ...below(processes(), root).map(({ id }) => id)]);
}

/** A shard that is running: all of it, the process that trains, or the one that started that. */
function chooseVictim(
  parallel: number,
  random: RandomStream,
): { readonly ids: readonly number[]; readonly words: string } | null {
  const all = processes();
  const running = all.filter(({ parent, command }) =>
    parent === parallel && command.includes(" --shard ")
  );
  if (running.length === 0) return null;
  const shard = random.pick(running), parts = below(all, shard.id);
  const name = /--shard (\S+)/.exec(shard.command)?.[1];
  const named = (file: string) => parts.filter(({ command }) => command.includes(file));
  const choices: [string, Process[]][] = [
    ["all of", [shard, ...parts]],
    ["the trainer of", named("bench/cli/main.ts")],
    ["the launcher of", named("bench/cli/launch.ts")],
  ];
  const [words, chosen] = random.pick(choices.filter(([, chosen]) => chosen.length > 0));
  return { ids: chosen.map(({ id }) => id), words: `killed ${words} ${name}` };
}
