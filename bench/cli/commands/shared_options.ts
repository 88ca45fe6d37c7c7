/** Options that mean the same in several commands: those that choose or change trials, and where they are from. */

import { LIMITS } from "../../suites/limits.ts";
import {
  collect,
  collectData,
  parseCount,
  parseFraction,
  parseShard,
  parseStorage,
  STORAGE_FORMS,
} from "../options.ts";
import { loadModules, read } from "../path_use.ts";
import { parseSeeds } from "../seeds.ts";
import { variantNames, workloadNames } from "./names.ts";
import type { OptionRow } from "./option_row.ts";

export const seeds = {
  value: "<seeds>",
  help: "1 to N, a list (3,7) or a range (11-20)",
  read: parseSeeds,
} as const satisfies OptionRow;

export const workload = {
  value: "<name>",
  help: "only this workload; repeatable, * matches",
  read: collect,
  repeatable: true,
  names: workloadNames,
} as const satisfies OptionRow;

export const variant = {
  value: "<name>",
  help: "only this variant; repeatable, * matches",
  read: collect,
  repeatable: true,
  names: variantNames,
} as const satisfies OptionRow;

export const level = {
  value: "<n>",
  help: "level of the questions about tables",
  read: parseCount("--level"),
} as const satisfies OptionRow;

export const epochs = {
  value: "<n>",
  help: "epochs of the last phase",
  read: parseCount("--epochs", LIMITS.epochs),
} as const satisfies OptionRow;

export const fraction = {
  value: "<share>",
  help: "a random part of the trials, in pairs",
  read: parseFraction,
} as const satisfies OptionRow;

export const shard = {
  value: "<k/n>",
  help: "part k of n for one machine, as 7/64; pairs together",
  read: parseShard,
} as const satisfies OptionRow;

export const data = {
  value: "<name=path>",
  help: "a folder of data files, as babi=DIR; repeatable",
  read: collectData,
  repeatable: true,
  paths: read(),
} as const satisfies OptionRow;

export const backend = {
  value: "<name>",
  help: "numerical backend",
  choices: ["wasm", "cpu"],
} as const satisfies OptionRow;

/** What the command does with the store's file differs: `paths` is for each to say. */
export const storage = {
  value: "<url-or-file>",
  help: `the store: ${STORAGE_FORMS} (default: trials.sqlite in --out)`,
  read: parseStorage,
} as const satisfies OptionRow;

export const use = {
  value: "<file>",
  help: "a module with your own models, tasks or optimizers; repeatable",
  read: collect,
  repeatable: true,
  paths: loadModules(),
} as const satisfies OptionRow;

export const workers = {
  value: "<n>",
  help: "trials at the same time (default: all cores)",
  read: parseCount("--workers"),
} as const satisfies OptionRow;
