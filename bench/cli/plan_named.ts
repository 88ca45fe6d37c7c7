import { type Plan, type PlanOptions, planSearch, planSuite, probeBackend } from "../run/mod.ts";
import { hasSearch, type Suite } from "../suites/mod.ts";
import type { BackendName } from "../trial/spec/mod.ts";
import { findSuite } from "./find_suite.ts";
import type { RunFilter } from "./run_name.ts";

/** Options of `run` that choose or change the trials of a suite. */
export interface PlanningOptions extends RunFilter {
  readonly backend?: BackendName | undefined;
}

/** A suite and a plan of it. */
export interface PlannedRun {
  readonly suite: Suite;
  /** Of a suite with a search, that of the search or of its answer. */
  readonly plan: Plan;
  readonly fallbacks: readonly string[];
}

/**
 * A suite by its name or file, and its plan; of one with a search, the plan of the search.
 *
 * @returns With the options of the plan, by which an answer is planned.
 * @throws {UsageError} If a name or an option cannot be used.
 * @throws {DataError} If data cannot be read.
 * @throws {BackendError} If the backend cannot be started.
 */
export async function planNamed(
  suiteName: string,
  options: PlanningOptions,
): Promise<PlannedRun & { readonly planOptions: PlanOptions }> {
  const suite = await findSuite(suiteName);
  const { numerics, fallbacks } = await probeBackend(options.backend ?? suite.backend);
  const { workload: workloads, variant: variants } = options;
  const planOptions = { ...options, numerics, workloads, variants };
  const plan = hasSearch(suite)
    ? await planSearch(suite, planOptions)
    : await planSuite(suite, planOptions);
  return { suite, plan, fallbacks, planOptions };
}
