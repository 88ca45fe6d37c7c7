import { tasks } from "../../tasks/mod.ts";
import { listed, nearest, UsageError } from "../base/mod.ts";
import type { Plugin } from "./plugin.ts";

type Members = Readonly<Record<string, "string" | "function" | "object" | "list">>;

/** The fields of a plug-in, and what each of their entries has to have. */
const FIELDS: Readonly<Record<keyof Plugin, Members>> = {
  models: {
    ...{ name: "string", title: "string", kind: "string", options: "object" },
    ...{ phases: "list", settingOf: "function", create: "function" },
  },
  tasks: {
    ...{ name: "string", title: "string", kind: "string", collection: "string" },
    ...{ parts: "list", published: "list", options: "object", generate: "function" },
  },
  transformations: {
    ...{ kind: "string", title: "string", stage: "string", options: "object" },
    ...{ positional: "list", examples: "list", words: "function", build: "function" },
  },
  schedules: {
    ...{ kind: "string", title: "string", options: "object", positional: "list" },
    ...{ words: "function", follow: "function", examples: "list" },
  },
  workloads: { model: "string", task: "string", like: "string" },
  variants: { name: "string" },
  suites: { name: "string" },
  sections: { name: "string", details: "function" },
};

/**
 * The plug-in of a module.
 *
 * @throws {UsageError} If there is none: why, as a sentence goes on.
 */
export function checkShape(exports: object): Plugin {
  if (!Object.hasOwn(exports, "default")) {
    throw new UsageError(
      "it has no default export; end it with `export default definePlugin({ ... })`",
    );
  }
  const plugin: unknown = (exports as { readonly default: unknown }).default;
  if (!isObject(plugin)) {
    throw new UsageError(
      `its default export is ${nounOf(plugin)}; expected what definePlugin({ ... }) returns`,
    );
  }
  const fields = Object.keys(FIELDS);
  for (const [field, entries] of Object.entries(plugin)) {
    if (!Object.hasOwn(FIELDS, field)) {
      const near = nearest(field, fields);
      const help = near === null ? `expected ${listed(fields)}` : `did you mean "${near}"?`;
      throw new UsageError(`unknown field "${field}"; ${help}`);
    }
    if (!Array.isArray(entries)) {
      throw new UsageError(`${field}: expected a list, not ${nounOf(entries)}`);
    }
    for (const [i, entry] of entries.entries()) {
      checkEntry(`${field}[${i}]`, entry, FIELDS[field as keyof Plugin]);
    }
  }
  if (Object.values(plugin).every((entries) => (entries as unknown[]).length === 0)) {
    throw new UsageError(`it is empty; expected some of ${listed(fields)}`);
  }
  const checked = plugin as Plugin;
  checkKinds(checked);
  return checked;
}

function checkEntry(place: string, entry: unknown, members: Members): void {
  if (!isObject(entry)) {
    throw new UsageError(`${place}: expected an object, not ${nounOf(entry)}`);
  }
  for (const [name, type] of Object.entries(members)) {
    const value = entry[name];
    if (isOf(type, value)) continue;
    const got = value === undefined ? "it is missing" : `not ${nounOf(value)}`;
    throw new UsageError(`${place}.${name}: expected a ${type}, ${got}`);
  }
}

function isOf(type: Members[string], value: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "function":
      return typeof value === "function";
    case "object":
      return isObject(value);
    case "list":
      return Array.isArray(value);
  }
}

/** A model needs a task that makes its batches. */
function checkKinds({ models = [], tasks: own = [] }: Plugin): void {
  const kinds = new Set([...tasks, ...own].map(({ kind }) => kind));
  for (const { name, kind } of models) {
    if (kinds.has(kind)) continue;
    throw new UsageError(
      `no task has the kind "${kind}" of the model "${name}"; add such a task, or choose ` +
        `one of ${listed([...kinds])}`,
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nounOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
