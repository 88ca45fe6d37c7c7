import { columns, parseCount } from "../../bench/cli/mod.ts";
import { percent } from "../../bench/base/mod.ts";
import { type BestDesign, coverageOfBest } from "./best_of_n.ts";
import { readArguments } from "./_read_arguments.ts";

const HELP = `Usage: deno task bench:evidence best-of-n [options]

Counts how often the 95 % interval of a best of n, made of some seeds, contains
the best of n of other seeds, over simulated suites.

  --simulations COUNT  suites for each figure (default: 1000)
  -h, --help           print this`;

/** Tasks, seeds, and runs that the best is of. */
const designs: readonly BestDesign[] = [
  [1, 5, 5],
  [1, 10, 10],
  [4, 5, 5],
  [4, 10, 10],
  [20, 3, 3],
  [20, 5, 5],
  [20, 10, 5],
  [20, 10, 10],
  [20, 20, 10],
].map(([workloads, seeds, n]) => ({ workloads: workloads!, seeds: seeds!, n: n! }));

/** Prints the table; the exit code is 0. */
export function bestOfNEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    simulations: { type: "string", default: "1000" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return Promise.resolve(0);
  }
  const simulations = parseCount("--simulations")(values.simulations);
  const rows = designs.map((design) => [
    `${design.workloads} x ${design.seeds}, best of ${design.n}`,
    percent(coverageOfBest("normal", design, simulations)),
    percent(coverageOfBest("twoStarts", design, simulations)),
  ]);
  const head = ["tasks x seeds", "normal", "two kinds of start"];
  for (const line of columns([head, ...rows], new Set([1, 2]))) console.log(line);
  return Promise.resolve(0);
}
