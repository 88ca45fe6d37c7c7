import { percent } from "../../bench/base/mod.ts";
import { columns, parseCount } from "../../bench/cli/mod.ts";
import { type ClusteredDesign, measureClusters } from "./clusters.ts";
import { readArguments } from "./_read_arguments.ts";

const HELP = `Usage: deno task bench:evidence clusters [options]

Counts how often 95 % intervals contain the true difference where pairs share
seeds, and in a grid configurations: those of independent pairs and clustered.

  --simulations COUNT  suites for each figure (default: 2000)
  -h, --help           print this`;

const errors = { logits: null } as const;
/** Where configurations have nothing in common, 0.4 % succeed without noise, and 3.9 % with it. */
const rare = { isGrid: true, logits: [-3.2, -5.4] } as const;

/** What pairs have in common, and the design. */
const designs: readonly (readonly [string, ClusteredDesign])[] = [
  ["nothing", { ...errors, rows: 20, isGrid: false, seeds: 10, row: 1, seed: 0 }],
  ["a seed: a tenth of the variance", {
    ...{ ...errors, rows: 20, isGrid: false, seeds: 10, row: 1, seed: 1 / 3 },
  }],
  ["a seed: half of the variance", {
    ...{ ...errors, rows: 20, isGrid: false, seeds: 3, row: 1, seed: 1 },
  }],
  ["grid, errors: nothing", { ...errors, rows: 72, isGrid: true, seeds: 3, row: 0, seed: 0 }],
  ["grid, errors: configuration", { ...errors, rows: 72, isGrid: true, seeds: 3, row: 1, seed: 0 }],
  ["grid, errors: both", { ...errors, rows: 72, isGrid: true, seeds: 3, row: 1, seed: 1 }],
  ["grid, successes: nothing", { ...rare, rows: 72, seeds: 3, row: 0, seed: 0 }],
  ["grid, successes: configuration", { ...rare, rows: 72, seeds: 3, row: 2, seed: 0 }],
  ["grid, successes: both", { ...rare, rows: 72, seeds: 3, row: 2, seed: 0.7 }],
  ["grid, successes: both", { ...rare, rows: 243, seeds: 10, row: 2, seed: 0.7 }],
];

/** Prints the table; the exit code is 0. */
export function clustersEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    simulations: { type: "string", default: "2000" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return Promise.resolve(0);
  }
  const simulations = parseCount("--simulations")(values.simulations);
  const rows = designs.map(([common, design]) => {
    const { independent, clustered } = measureClusters(design, simulations);
    return [
      common,
      `${design.rows} x ${design.seeds}`,
      percent(independent),
      percent(clustered),
    ];
  });
  const heading = ["pairs have in common", "rows x seeds", "independent", "clustered"];
  for (const line of columns([heading, ...rows], new Set([1, 2, 3]))) console.log(line);
  return Promise.resolve(0);
}
