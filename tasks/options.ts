/** The options of tasks, declared as data: parsing, messages and help texts come from one table. */

import type { Json } from "../engine/base/mod.ts";

/** What an option may be. */
export type TaskOption =
  & {
    /** What it decides, in a few words: "highest level of the questions". */
    readonly description: string;
    /** Values beside the default with which published results can still be compared. */
    readonly published?: readonly Json[];
  }
  & (
    | {
      readonly type: "integer";
      readonly from: number;
      readonly to: number;
      readonly default: number;
    }
    /** Over 0 and at most 1. */
    | { readonly type: "share"; readonly default: number }
    | { readonly type: "choice"; readonly of: readonly string[]; readonly default: string }
    | { readonly type: "flag"; readonly default: boolean }
  );

/** The options of a task by name, in the order in which help texts list them. */
export type DeclaredOptions = Readonly<Record<string, TaskOption>>;

/** Options as they stand in a trial's specification: all of them, defaults filled in. */
export type TaskOptions = Readonly<Record<string, Json>>;

/** What an option can be, in words: "a whole number from 1 to 3". */
export function expectedValue(option: TaskOption): string {
  switch (option.type) {
    case "integer":
      return `a whole number from ${option.from} to ${option.to}`;
    case "share":
      return "a number over 0 and at most 1";
    case "choice":
      return option.of.map((value) => JSON.stringify(value)).join(" or ");
    case "flag":
      return "true or false";
  }
}

function accepts(option: TaskOption, value: unknown): boolean {
  switch (option.type) {
    case "integer":
      return Number.isInteger(value) && Number(value) >= option.from && Number(value) <= option.to;
    case "share":
      return typeof value === "number" && value > 0 && value <= 1;
    case "choice":
      return option.of.includes(value as string);
    case "flag":
      return typeof value === "boolean";
  }
}

/**
 * The options of a task: those that are given, and defaults for the others.
 *
 * @throws {TypeError} If an option is unknown, or its value cannot be used.
 */
export function parseTaskOptions(
  { name: task, options }: { readonly name: string; readonly options: DeclaredOptions },
  given: Readonly<Record<string, unknown>> = {},
): TaskOptions {
  const fail = (name: string, reason: string) =>
    new TypeError(`Cannot use the task options of ${task}: ${name}: ${reason}`);
  const names = Object.keys(options);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(options, name)) continue;
    throw fail(name, names.length === 0 ? "There are none" : `There are only ${names.join(", ")}`);
  }
  return Object.fromEntries(names.map((name) => {
    const option = options[name]!, value = given[name] === undefined ? option.default : given[name];
    if (!accepts(option, value)) {
      throw fail(name, `Expected ${expectedValue(option)}: ${JSON.stringify(value)}`);
    }
    return [name, value as Json];
  }));
}
