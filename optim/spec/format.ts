import type { Json } from "../../engine/base/mod.ts";
import { type Schedule, scheduleOf, scheduleSchema } from "../schedules/mod.ts";
import type { TransformationEntry } from "./entry.ts";
import type { Step } from "./step.ts";
import { transformationOf } from "./table.ts";

/**
 * Steps as text, which `parseOptimizer` reads to the same steps if their kinds are known here.
 *
 * @throws {TypeError} If an option has no text: an object without a kind.
 *
 * @example
 * ```ts
 * import { formatOptimizer } from "@gradnoise/gradnoise";
 *
 * const text = formatOptimizer([{ kind: "clip", norm: 40 }, { kind: "sgd", rate: 0.01 }]);
 * if (text !== "clip(40) > sgd(0.01)") throw new Error(text);
 * ```
 */
export function formatOptimizer(steps: readonly Step[]): string {
  return steps.map(formatStep).join(" > ");
}

function formatStep({ kind, ...options }: Step): string {
  const entry = transformationOf(kind), isBare = Object.keys(options).length === 0;
  return entry?.stage === "wrapper" && isBare ? kind : formatCall(kind, entry, options, first);
}

type Entry = Pick<TransformationEntry, "options" | "positional">;

/** @param main Writes the first option that goes by its place. */
function formatCall(
  kind: string,
  entry: Entry | undefined,
  options: Readonly<Record<string, Json>>,
  main: (entry: Entry, value: Json) => string[] = (_, value) => [format(value)],
): string {
  const positional = entry?.positional ?? [];
  const given = positional.filter((name) => options[name] !== undefined);
  const named = Object.entries(options).filter(([name]) => !positional.includes(name));
  const parts = [
    ...given.flatMap((name, i) =>
      i === 0 ? main(entry!, options[name]!) : [format(options[name]!)]
    ),
    ...named.map(([name, value]) => `${name}=${format(value)}`),
  ];
  return `${kind}(${parts.join(", ")})`;
}

/** The first option, where a schedule that changes a number may follow it: `0.005, halve=25`. */
function first({ options, positional }: Entry, value: Json): string[] {
  const schedule = options.shape[positional[0]!] === scheduleSchema && typeof value === "object"
    ? value as Exclude<Schedule, number>
    : null;
  const entry = schedule === null ? undefined : scheduleOf(schedule.kind);
  if (schedule === null || !entry?.modifies) return [format(value)];
  const { kind, ...own } = schedule;
  const [base, main] = entry.positional as [string, string];
  const more = Object.entries(own).filter(([name]) => name !== base && name !== main);
  // Where the entry has an option of the same name, that one would be meant.
  const isAmbiguous = [kind, ...more.map(([name]) => name)]
    .some((name) => Object.hasOwn(options.shape, name));
  // A schedule of a schedule is easier to read written in full.
  if (isAmbiguous || typeof own[base] !== "number") return [format(value)];
  return [
    format(own[base]!),
    `${kind}=${format(own[main]!)}`,
    ...more.map(([name, value]) => `${name}=${format(value)}`),
  ];
}

function format(value: Json): string {
  if (typeof value === "string") {
    const isWord = /^[A-Za-z_][\w-]*$/.test(value) && !["true", "false", "null"].includes(value);
    return isWord ? value : JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(format).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { kind, ...options } = value as { readonly [option: string]: Json };
  if (typeof kind === "string") return formatCall(kind, scheduleOf(kind), options);
  throw new TypeError(`Cannot write an option as text: ${JSON.stringify(value)}`);
}
