/** Arguments and options that several commands of `data` share. */

import { parseCount } from "../options.ts";
import type { ArgumentRow } from "./argument_row.ts";
import { collectionNames } from "./names.ts";
import type { OptionRow } from "./option_row.ts";
import { data } from "./shared_options.ts";

export const collection = {
  help: "collection of tasks, as babi, tables or mnist",
  required: true,
  names: collectionNames,
} as const satisfies ArgumentRow;

export const tasks = {
  value: "<list>",
  help: "babi: a list (3,7) or a range (1-20); tables: names (5,text) (default: all)",
} as const satisfies OptionRow;

export const level = {
  value: "<n>",
  help: "tables: highest level, 1 to 4 (default: all)",
  read: parseCount("--level"),
  conflicts: ["data"],
} as const satisfies OptionRow;

// Of files there is what there is: what chooses among generated questions would do nothing.
export const train = {
  value: "<n>",
  help: "questions or images of the training part, when generated",
  default: 1000,
  read: parseCount("--train"),
  conflicts: ["data"],
} as const satisfies OptionRow;

export const test = {
  value: "<n>",
  help: "questions, images, tapes or sequences of the test part, when generated",
  default: 1000,
  read: parseCount("--test"),
  conflicts: ["data"],
} as const satisfies OptionRow;

export const seed = {
  value: "<n>",
  help: "seed of what is generated",
  default: 1,
  read: parseCount("--seed"),
  conflicts: ["data"],
} as const satisfies OptionRow;

export const folder = {
  ...data,
  help: "read the files in a folder, as babi=DIR",
} as const satisfies OptionRow;
