import { columns, makeFolders, parseCount, resolveUserPath } from "../../bench/cli/mod.ts";
import { percent, points } from "../../bench/base/mod.ts";
import { wilsonInterval } from "../../bench/results/statistics/mod.ts";
import { suites } from "../../bench/suites/mod.ts";
import { faults } from "./faults/mod.ts";
import { measureGate } from "./gate.ts";
import { readArguments } from "./_read_arguments.ts";

const HELP = `Usage: deno task bench:evidence gate [options]

Trains the suite ci with many seeds, as it is and with each fault, and simulates
gates of tier 2.

  --seeds N    trained seeds of each workload and variant (default: 100)
  --gates N    simulated gates (default: 2000)
  --out DIR    where trials are kept (default: results/evidence-gate)`;

/** The command: prints how often tier 2 gives an alarm, and returns the exit code. */
export async function gateEvidence(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    seeds: { type: "string", default: "100" },
    gates: { type: "string", default: "2000" },
    out: { type: "string", default: "results/evidence-gate" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const folder = resolveUserPath(values.out);
  await makeFolders([folder]);
  const rows = [["code", "alarms", "95 % interval", "worse", "test error, points", ""]];
  const ci = suites.ci!;
  const measured = measureGate({
    seeds: parseCount("--seeds")(values.seeds),
    gates: parseCount("--gates")(values.gates),
    folder,
    faults: faults.filter(({ shows }) => shows === "errors" || shows === "digests"),
    suite: ci.name,
    gateSeeds: ci.seeds.length,
  });
  for await (const { name, title, alarms, worse, gates, effects } of measured) {
    const { lowest, highest } = wilsonInterval(alarms, gates);
    rows.push([
      name,
      percent(alarms / gates),
      `${percent(lowest)} to ${percent(highest)}`,
      percent(worse / gates),
      [...effects].map(([variant, effect]) => `${variant} ${points(effect)}`).join(", "),
      title,
    ]);
    console.error(`${name}: ${alarms} alarms in ${gates} gates`);
  }
  for (const line of columns(rows)) console.log(line);
  return 0;
}
