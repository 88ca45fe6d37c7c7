import { canonicalJson } from "../../engine/base/mod.ts";
import type { Answer, Machine } from "../run/store/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";
import type { ResultFile } from "./result_file.ts";

/**
 * The machines that ran trials, and how many each, without their names. Two hosts with equal parts are two
 * machines.
 */
export async function countMachines(
  trials: readonly TrialResult[],
  machineOf: (trial: TrialResult) => Answer<Machine | null>,
): Promise<ResultFile["machines"]> {
  const counts = new Map<string, ResultFile["machines"][number]>();
  for (const trial of trials) {
    const machine = await machineOf(trial);
    if (machine === null) continue;
    const { host: _, ...parts } = machine, key = canonicalJson(machine);
    counts.set(key, { ...parts, trials: (counts.get(key)?.trials ?? 0) + 1 });
  }
  return [...counts.values()];
}
