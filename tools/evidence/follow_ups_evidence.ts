import { percent } from "../../bench/base/mod.ts";
import { columns, parseCount } from "../../bench/cli/mod.ts";
import type { Design } from "./coverage.ts";
import { measureFollowUps, protocols } from "./follow_ups.ts";
import { readArguments } from "./_read_arguments.ts";
import { readPools } from "./read_pools.ts";

const HELP = `Usage: deno task bench:evidence follow-ups [options]

Counts false and right verdicts of ways to go on when a first look has not
decided: more seeds for the same run, fresh ones, intervals for several looks.

  --result FILE        a result file to resample differences from; each pair is
                       turned round at random, so that nothing is true
  --simulations COUNT  suites for each figure (default: 4000)
  --effect SIZE        of the suites with a true difference, in deviations of a
                       pair at 10 pairs (default: 0.6)
  -h, --help           print this`;

/** The first looks: workloads x seeds. */
const designs: readonly Design[] = [{ workloads: 1, seeds: 10 }, { workloads: 20, seeds: 3 }];

/** Prints a table for each design; the exit code is 0. */
export async function followUpsEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    result: { type: "string" },
    simulations: { type: "string", default: "4000" },
    effect: { type: "string", default: "0.6" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const simulations = parseCount("--simulations")(values.simulations);
  const pools = values.result === undefined ? undefined : await readPools(values.result);
  for (const design of designs) {
    if (pools !== undefined && design.workloads > pools.length) continue;
    // As far from zero in standard errors, whatever the size.
    const effect = Number(values.effect) * Math.sqrt(10 / (design.workloads * design.seeds));
    const known = { simulations, ...pools === undefined ? {} : { pools } };
    const [nothings, somethings] = [0, effect].map((effect) =>
      measureFollowUps(design, { ...known, effect })
    );
    const rows = protocols.map((protocol) => {
      const nothing = nothings!.get(protocol)!, something = somethings!.get(protocol)!;
      return [
        protocol,
        percent(nothing.lower + nothing.higher),
        nothing.seeds.toFixed(1),
        percent(something.higher),
        percent(something.lower),
        something.seeds.toFixed(1),
      ];
    });
    const heading = ["protocol", "false verdicts", "seeds", "right", "wrong sign", "seeds"];
    console.log(`First look: ${design.workloads} x ${design.seeds}\n`);
    for (const line of columns([heading, ...rows], new Set([1, 2, 3, 4, 5]))) console.log(line);
    console.log("");
  }
  return 0;
}
