import { columns, parseCount } from "../../bench/cli/mod.ts";
import { percent, points, unknownName } from "../../bench/base/mod.ts";
import { FEWEST_DIFFERENT, type IntervalMethod, mean } from "../../bench/results/statistics/mod.ts";
import {
  type Coverage,
  type Design,
  designs,
  measureCoverage,
  normalSuites,
  type Pool,
  resampledSuites,
  type SimulationOptions,
  type SuiteDraw,
} from "./coverage.ts";
import { readPools } from "./read_pools.ts";
import { readArguments } from "./_read_arguments.ts";

const HELP = `Usage: deno task bench:evidence coverage [options]

Counts how often the 95 % interval of a mean difference contains the true one,
over simulated suites of normal differences and of differences resampled from
real trials.

  --result FILE        a result file with many seeds, to resample from
  --variant NAME       the variant whose differences are resampled
                       (default: the first with a reference)
  --simulations COUNT  suites for each figure (default: 2000)
  --method NAME        stratifiedT, bootstrapT or percentile
                       (default: stratifiedT)
  --resamples COUNT    of the bootstrap (default: 500)
  --different COUNT    pairs that have to differ for an interval (default: 5)
  -h, --help           print this`;

/** Prints the tables; the exit code is 0. */
export async function coverageEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    result: { type: "string" },
    variant: { type: "string" },
    simulations: { type: "string", default: "2000" },
    method: { type: "string", default: "stratifiedT" },
    resamples: { type: "string", default: "500" },
    different: { type: "string", default: `${FEWEST_DIFFERENT}` },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const methods: readonly string[] = ["stratifiedT", "bootstrapT", "percentile"];
  if (!methods.includes(values.method)) throw unknownName("method", values.method, methods);
  const options = {
    simulations: parseCount("--simulations")(values.simulations),
    method: values.method as IntervalMethod,
    resamples: parseCount("--resamples")(values.resamples),
    fewestDifferent: Number(values.different),
  };
  const pools = values.result === undefined ? [] : await readPools(values.result, values.variant);
  for (const line of designTable(pools, options)) console.log(line);
  if (pools.length > 0) {
    console.log("\nWorkload by workload, 10 seeds:\n");
    for (const line of workloadTable(pools, options)) console.log(line);
  }
  return 0;
}

/** Coverage by design, in columns by where the differences come from. */
function designTable(pools: readonly Pool[], options: SimulationOptions): string[] {
  const draws: readonly (readonly [string, SuiteDraw])[] = [
    ["normal", normalSuites()],
    ...pools.length === 0 ? [] : [
      ["normal, real spreads", normalSuites(pools)] as const,
      ["real", resampledSuites(pools)] as const,
      ["real, no resolution", resampledSuites(pools, false)] as const,
    ],
  ];
  const rows = designs.filter(({ workloads }) => pools.length === 0 || workloads <= pools.length)
    .map((design) => [
      `${design.workloads} x ${design.seeds}`,
      ...draws.map(([, draw]) => coverageText(measureCoverage(draw, design, options))),
    ]);
  const heading = ["workloads x seeds", ...draws.map(([name]) => name)];
  return columns([heading, ...rows], new Set(heading.keys()));
}

function workloadTable(pools: readonly Pool[], options: SimulationOptions): string[] {
  const heading = [
    "workload",
    "mean, points",
    "lowest",
    "highest",
    "zeros",
    "real",
    "real, no resolution",
    "of no width",
    "reach, points",
  ];
  const design: Design = { workloads: 1, seeds: 10 };
  const rows = pools.map((pool) => {
    const { differences } = pool, ordered = differences.toSorted((a, b) => a - b);
    const zeros = differences.filter((difference) => difference === 0).length;
    const resolved = measureCoverage(resampledSuites([pool]), design, options);
    const plain = measureCoverage(resampledSuites([pool], false), design, options);
    return [
      pool.workload,
      (100 * mean(differences)).toFixed(2),
      points(ordered[0]!),
      points(ordered.at(-1)!),
      percent(zeros / differences.length),
      coverageText(resolved),
      coverageText(plain),
      percent(plain.empty),
      (100 * resolved.reach!).toFixed(2),
    ];
  });
  return columns([heading, ...rows], new Set([...heading.keys()].slice(1)));
}

/** "93.6 % of 93.1 %": of the suites that have an interval. */
function coverageText({ share, given }: Coverage): string {
  if (share === null) return "too few seeds";
  return given === 1 ? percent(share) : `${percent(share)} of ${percent(given)}`;
}
