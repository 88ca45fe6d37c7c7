import { percent } from "../../bench/base/mod.ts";
import { columns, parseCount } from "../../bench/cli/mod.ts";
import { FEWEST_DIFFERENT } from "../../bench/results/statistics/mod.ts";
import { designs, normalSuites, resampledSuites } from "./coverage.ts";
import { measureEquivalence } from "./equivalence.ts";
import { readArguments } from "./_read_arguments.ts";
import { readPools } from "./read_pools.ts";

const HELP = `Usage: deno task bench:evidence equivalence [options]

Counts how often two one-sided tests call a difference smaller than a margin
that is exactly as large: where it is above zero, and where it is below.

  --result FILE        a result file to resample differences from
  --simulations COUNT  suites for each figure (default: 2000)
  -h, --help           print this`;

/** Prints the table; the exit code is 0. */
export async function equivalenceEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    result: { type: "string" },
    simulations: { type: "string", default: "2000" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const simulations = parseCount("--simulations")(values.simulations);
  const pools = values.result === undefined ? [] : await readPools(values.result);
  const draws = [
    ["normal", normalSuites()] as const,
    ...pools.length === 0 ? [] : [["real", resampledSuites(pools)] as const],
  ];
  const rows = designs.filter(({ workloads }) => pools.length === 0 || workloads <= pools.length)
    .map((design) => [
      `${design.workloads} x ${design.seeds}`,
      ...draws.flatMap(([, draw]) =>
        [0.9, 0.95].map((coverage) => {
          const options = { simulations, coverage, fewestDifferent: FEWEST_DIFFERENT };
          const { above, below } = measureEquivalence(draw, design, options);
          return `${percent(above)}, ${percent(below)}`;
        })
      ),
    ]);
  const heading = [
    "workloads x seeds",
    ...draws.flatMap(([name]) => [`${name}, 90 % interval`, `${name}, 95 % interval`]),
  ];
  for (const line of columns([heading, ...rows], new Set(heading.keys()))) console.log(line);
  return 0;
}
