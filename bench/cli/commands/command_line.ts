import project from "../../../deno.json" with { type: "json" };
import { BENCH } from "../../base/mod.ts";
import { check } from "./check.ts";
import { claims } from "./claims.ts";
import type { CommandLine } from "./command_row.ts";
import { completions } from "./completions.ts";
import { compare } from "./compare.ts";
import { dataGenerate } from "./data_generate.ts";
import { dataShow } from "./data_show.ts";
import { dataStats } from "./data_stats.ts";
import { dataVerify } from "./data_verify.ts";
import { doctor } from "./doctor.ts";
import { exportResult } from "./export.ts";
import { gate } from "./gate.ts";
import { list } from "./list.ts";
import { merge } from "./merge.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { show } from "./show.ts";
import { slurm } from "./slurm.ts";
import { watch } from "./watch.ts";
import { work } from "./work.ts";

/** The command line as data: help, errors, completions and permissions follow from it. */
export const commandLine: CommandLine = {
  name: BENCH.join(" "),
  help: "Asks whether noise added to clipped gradients helps memory-augmented and very deep " +
    "networks learn; without a command: run quick.",
  version: project.version,
  options: { debug: { help: "print the stack of an unexpected error" } },
  commands: [
    ...[run, work, watch, slurm, merge],
    ...[list, show, report, compare, claims, exportResult],
    ...[gate, check],
    {
      name: "data",
      help: "Make, show, measure and check stories, tables and images; show tapes and sequences.",
      commands: [dataGenerate, dataShow, dataStats, dataVerify],
    },
    ...[schema, completions, doctor],
  ],
};
