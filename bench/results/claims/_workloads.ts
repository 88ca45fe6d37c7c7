import { selectNames } from "../../base/mod.ts";
import { suites, workloads } from "../../suites/mod.ts";
import type { ClaimTest } from "./claim.ts";

/** The names of the workloads that a claim is about. */
export function matchingWorkloads({ suite, workloads: own }: ClaimTest): string[] {
  return selectNames("workload", own ?? suites[suite]!.workloads, Object.keys(workloads));
}
