import type { Json } from "../engine/base/mod.ts";
import type { TaskOptions } from "./task.ts";

/** An option of a task. */
export interface TaskOption {
  readonly default: Json;
  /** What can be given, in words: "1, 2 or 3". */
  readonly expected: string;
  accepts(value: Json): boolean;
}

/**
 * Reads options by their names, and fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown, or its value cannot be used.
 */
export function readTaskOptions(
  task: string,
  known: Readonly<Record<string, TaskOption>>,
  given: Readonly<Record<string, unknown>>,
): TaskOptions {
  const fail = (name: string, reason: string) =>
    new TypeError(`Cannot use the task options of ${task}: ${name}: ${reason}`);
  const names = Object.keys(known);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    throw fail(name, names.length === 0 ? "There are none" : `There are only ${names.join(", ")}`);
  }
  return Object.fromEntries(names.map((name) => {
    const option = known[name]!, value = given[name] === undefined ? option.default : given[name];
    if (!option.accepts(value as Json)) {
      throw fail(name, `Expected ${option.expected}: ${JSON.stringify(value)}`);
    }
    return [name, value as Json];
  }));
}
