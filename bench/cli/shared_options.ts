import { Option } from "@commander-js/extra-typings";
import { LIMITS } from "../suites/limits.ts";
import {
  collect,
  collectData,
  parseCount,
  parseFraction,
  parseShard,
  parseStorage,
  STORAGE_FORMS,
} from "./options.ts";
import { parseSeeds } from "./seeds.ts";

/** Options that mean the same in several commands: those that choose or change trials, and where they are from. */
export function sharedOptions() {
  const seeds = new Option("--seeds <seeds>", "1 to N, a list (3,7) or a range (11-20)")
    .argParser(parseSeeds);
  const workload = new Option("--workload <name>", "only this workload; repeatable, * matches")
    .argParser(collect);
  const variant = new Option("--variant <name>", "only this variant; repeatable, * matches")
    .argParser(collect);
  const level = new Option("--level <n>", "level of the questions about tables")
    .argParser(parseCount("--level"));
  const epochs = new Option("--epochs <n>", "epochs of the last phase")
    .argParser(parseCount("--epochs", LIMITS.epochs));
  const fraction = new Option("--fraction <share>", "a random part of the trials, in pairs")
    .argParser(parseFraction);
  const shard = new Option("--shard <k/n>", "part k of n for one machine, as 7/64; pairs together")
    .argParser(parseShard);
  const data = new Option("--data <name=path>", "a folder of data files, as babi=DIR; repeatable")
    .argParser(collectData);
  const backend = new Option("--backend <name>", "numerical backend")
    .choices(["wasm", "cpu"] as const);
  const use = new Option(
    "--use <file>",
    "a module with your own models, tasks or optimizers; repeatable",
  ).argParser(collect);
  const storage = new Option(
    "--storage <url-or-file>",
    `the store: ${STORAGE_FORMS} (default: trials.sqlite in --out)`,
  ).argParser(parseStorage);
  return { seeds, workload, variant, level, epochs, fraction, shard, data, backend, use, storage };
}

/** By the name of each. */
export type SharedOptions = ReturnType<typeof sharedOptions>;
