/** `deno task bench:speed`: training times compared with other programs that do the same. */

import { parseArgs } from "node:util";
import project from "../../deno.json" with { type: "json" };
import { assertSelfTest, startBackend } from "../../engine/mod.ts";
import { planSuite } from "../../bench/run/mod.ts";
import { suites } from "../../bench/suites/mod.ts";
import { resolveUserPath } from "../../bench/cli/mod.ts";
import { writeFile } from "../../bench/base/mod.ts";
import { compareAnswers } from "./answers.ts";
import { compareImages } from "./images.ts";
import { compareKernels } from "./kernels.ts";
import { compareMachines } from "./machines.ts";
import { compareNetworks, type Effort } from "./networks.ts";
import { findPeers, type MissingPeer, type PeerProgram } from "./peers.ts";
import type { SpeedFile, SpeedRow } from "./rows.ts";
import { compareSequences } from "./sequences.ts";
import { compareTables } from "./tables.ts";
import { compareUpdates } from "./updates.ts";
import { compareWorkers, WORKERS } from "./workers.ts";

const HELP = `Usage: deno task bench:speed [options]

Times training against stock tfjs, plain C, PyTorch and JAX, in turn: medians of ratios. Help is timed
against a program that does nothing, a report of 10,000 trials against writing its result file; updates of small
parameters against plain descent, of a million numbers against a loop that copies as many bytes.

  --json FILE       write the rows to a file
  --pairs N         pairs of times for each row (default: 9)
  --only TEXT       rows whose name contains this
  --python PROGRAM  the Python that has PyTorch or JAX (default: python3)
  --brief           a few epochs instead of whole trials: shows that it works, not how fast
  -h, --help        print this`;

/** The command line; ends the process after `--help` and bad input. */
function readArguments() {
  try {
    const { values } = parseArgs({
      args: Deno.args,
      options: {
        json: { type: "string" },
        pairs: { type: "string", default: "9" },
        only: { type: "string", default: "" },
        python: { type: "string", default: "python3" },
        brief: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const pairs = Number(values.pairs);
    if (values.help) console.log(HELP);
    else if (Number.isInteger(pairs) && pairs > 0) return { ...values, pairs };
    else throw new RangeError(`--pairs must be a positive integer: ${values.pairs}`);
    Deno.exit(0);
  } catch (error) {
    console.error((error as Error).message);
    Deno.exit(2);
  }
}

const { json, pairs, only, python, brief } = readArguments();

const effort: Effort = brief
  ? { pairs, steps: 20, passes: 1, epochs: 2 }
  : { pairs, steps: 200, passes: 10, epochs: null };

const file: SpeedFile = {
  format: "gradnoise-speed",
  version: 1,
  createdAt: new Date().toISOString(),
  versions: {},
  machine: {
    os: Deno.build.os,
    arch: Deno.build.arch,
    cores: navigator.hardwareConcurrency,
  },
  losses: [],
  rows: [],
};

const { numerics, fallbacks } = await startBackend("wasm");
assertSelfTest();
for (const sentence of fallbacks) console.log(sentence);
Object.assign(file.versions, { gradnoise: project.version, deno: Deno.version.deno, ...numerics });
console.log(Object.entries(file.versions).map((entry) => entry.join(" ")).join(", "));
console.log("Times are medians in milliseconds; ratio: ours / peer's, below 1 is faster.\n");

function onRow(row: SpeedRow): void {
  file.rows.push(row);
  const { name, peer, version, oursMs, peerMs, ratio, ratioQuartiles } = row;
  const what = `${name.padEnd(46)} ${peer.padEnd(10)}`;
  if (ratio === null) {
    console.log(`${what} ${version}`);
    return;
  }
  const times = [oursMs!, peerMs!].map((ms) => ms.toPrecision(3).padStart(8)).join(" ");
  const [low, high] = ratioQuartiles!.map((quartile) => quartile.toPrecision(3));
  console.log(`${what} ${times}  ${ratio.toPrecision(3)} (${low} to ${high})  ${version}`);
}

/** Writes the rows so far; also at the start, so that a path that cannot be written fails at once. */
async function save(): Promise<void> {
  if (json === undefined) return;
  try {
    await writeFile(resolveUserPath(json), `${JSON.stringify(file, null, 2)}\n`);
  } catch (error) {
    console.error((error as Error).message);
    Deno.exit(2);
  }
}

await save();

const isWanted = (name: string) => name.includes(only);

const scratch = await Deno.makeTempDir();
try {
  const found = new Map<number, readonly (PeerProgram | MissingPeer)[]>();
  const peersOf = async (width: number, problem: string) => {
    const peers = found.get(width) ?? await findPeers(width, problem, { scratch, python });
    found.set(width, peers);
    return peers;
  };
  const onLoss = (loss: SpeedFile["losses"][0]) => file.losses.push(loss);
  await compareNetworks(peersOf, { scratch, numerics, effort, isWanted, onRow, onLoss });
  await compareTables({ scratch, python, numerics, effort, isWanted, onRow, onLoss });
  await compareMachines({ scratch, python, numerics, effort, isWanted, onRow, onLoss });
  await compareSequences({ scratch, python, numerics, effort, isWanted, onRow, onLoss });
  await compareImages({ scratch, python, numerics, effort, isWanted, onRow, onLoss });
} finally {
  await Deno.remove(scratch, { recursive: true });
}
await compareKernels(numerics.tfjs, { pairs, steps: effort.steps, isWanted, onRow });
await compareUpdates(project.version, { pairs, steps: effort.steps, isWanted, onRow });
await compareAnswers({ pairs, trials: brief ? 100 : 10_000, isWanted, onRow });
if (isWanted(WORKERS)) {
  const plan = await planSuite(suites["babi-1k"]!, {
    workloads: ["memn2n/babi-qa1"],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    variants: ["noisy"],
    numerics,
    epochs: effort.epochs ?? undefined,
  });
  const jobs = plan.trials.map(({ spec, files }) => ({ spec, files, fingerprint: "" }));
  await compareWorkers(jobs, { alternations: Math.min(pairs, 5), onRow });
}
if (file.rows.length === 0) {
  console.error(`No row has "${only}" in its name`);
  Deno.exit(2);
}
await save();
