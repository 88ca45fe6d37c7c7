import { type Plan, planSuite, probeBackend } from "../run/mod.ts";
import type { Suite } from "../suites/mod.ts";
import type { BackendName } from "../trial/spec/mod.ts";
import { findSuite } from "./find_suite.ts";
import type { RunFilter } from "./run_name.ts";

/** Options of `run` that choose or change the trials of a suite. */
export interface PlanningOptions extends RunFilter {
  readonly backend?: BackendName | undefined;
}

/**
 * A suite by its name or file, and its plan.
 *
 * @throws {UsageError} If a name or an option cannot be used.
 * @throws {DataError} If data cannot be read.
 * @throws {BackendError} If the backend cannot be started.
 */
export async function planNamed(
  suiteName: string,
  options: PlanningOptions,
): Promise<{ suite: Suite; plan: Plan; fallbacks: readonly string[] }> {
  const suite = await findSuite(suiteName);
  const { numerics, fallbacks } = await probeBackend(options.backend ?? suite.backend);
  const { workload: workloads, variant: variants } = options;
  const plan = await planSuite(suite, { ...options, numerics, workloads, variants });
  return { suite, plan, fallbacks };
}
