import { RandomStream, streamKey } from "../../engine/mod.ts";
import { columns, parseCount } from "../../bench/cli/mod.ts";
import { duration, unknownName } from "../../bench/base/mod.ts";
import { readArguments } from "./_read_arguments.ts";
import { type Scheduler, schedulers, type ShardedRun, shardedRun } from "./cluster/mod.ts";
import { CopiedProject } from "./copied_project.ts";

const HELP = `Usage: deno task bench:evidence cluster [options]

Runs a suite in shards under SLURM and under GNU parallel, kills nodes and
shards at random moments, and compares digests with a run on one machine.
SLURM and GNU parallel are installed by apt-get, if root runs this.

  --suite NAME      what is run (default: ci)
  --shards N        how many shards (default: 16)
  --scheduler NAME  slurm or parallel (default: both)
  --kills N         shards that are killed under GNU parallel (default: 20)
  --seed N          decides what is killed, and when (default: 1)`;

const HEADING = [
  ...["scheduler", "shards", "starts", "trials", "rows", "repeated", "missing"],
  ...["digests differ", "time"],
];

/** Prints a table; the exit code is 1 if a digest differs, a trial is missing, or a scheduler is not there. */
export async function clusterEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    suite: { type: "string", default: "ci" },
    shards: { type: "string", default: "16" },
    scheduler: { type: "string" },
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const shards = parseCount("--shards")(values.shards);
  const kills = parseCount("--kills")(values.kills);
  const seed = parseCount("--seed")(values.seed);
  const rows = [HEADING];
  let isWrong = false;
  for (const [name, scheduler] of chosen(values.scheduler)) {
    const fault = await scheduler.fault();
    if (fault !== null) {
      console.error(`Cannot run ${name}: ${fault}`);
      isWrong = true;
      continue;
    }
    await using copy = await CopiedProject.create(null);
    const random = new RandomStream(streamKey(seed, `cluster ${name}`));
    const run = await shardedRun(copy, scheduler, {
      ...{ suite: values.suite, shards, random, kills, cutsOff: true },
    });
    for (const event of run.events) console.error(`${name}, ${event}`);
    rows.push([name, String(shards), ...cellsOf(run)]);
    const { missing, different } = run.comparison;
    isWrong ||= missing + different > 0;
  }
  for (const line of columns(rows, new Set(HEADING.keys()))) console.log(line);
  return isWrong ? 1 : 0;
}

function chosen(name: string | undefined): [string, Scheduler][] {
  const names = Object.keys(schedulers);
  if (name === undefined) return Object.entries(schedulers);
  if (!names.includes(name)) throw unknownName("scheduler", name, names);
  return [[name, schedulers[name]!]];
}

function cellsOf({ starts, seconds, comparison }: ShardedRun): string[] {
  const { trials, rows, repeated, missing, different } = comparison;
  return [...[starts, trials, rows, repeated, missing, different].map(String), duration(seconds)];
}
