import { counted } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";

/** Kinds of machines that are described one by one; machines of further ones are counted. */
const MOST_KINDS = 4;

/**
 * What the trials of a result ran on: "AMD EPYC 9554, linux, x86_64, 64 cores". Of several machines equal ones
 * come together, most of them first: "3 machines: 2 × AMD EPYC 9554, ...".
 */
export function machinesText(
  { machines, trials }: Pick<ResultFile, "machines" | "trials">,
): string {
  const kinds = Map.groupBy(
    machines,
    ({ cpu, os, arch, cores }) => `${cpu}, ${os}, ${arch}, ${counted(cores, "core")}`,
  );
  const sorted = [...kinds].map(([kind, { length }]) => ({ kind, count: length }))
    .sort((one, other) => other.count - one.count);
  const left = sorted.slice(MOST_KINDS).reduce((sum, { count }) => sum + count, 0);
  const unknown = trials.length - machines.reduce((sum, { trials }) => sum + trials, 0);
  const text = [
    ...sorted.slice(0, MOST_KINDS)
      .map(({ kind, count }) => count === 1 ? kind : `${count}\u00a0× ${kind}`),
    ...left === 0 ? [] : [counted(left, "other machine")],
    ...trials.length === 0 ? ["none"] : [],
    ...unknown === 0 ? [] : [`unknown for ${counted(unknown, "trial")}`],
  ].join("; ");
  return machines.length < 2 ? text : `${counted(machines.length, "machine")}: ${text}`;
}
