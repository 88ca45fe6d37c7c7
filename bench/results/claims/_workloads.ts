import { selectNames } from "../../base/select.ts";
import { suites } from "../../suites/mod.ts";
import { workloads } from "../../suites/workloads.ts";
import type { ClaimTest } from "./claim.ts";

/** The names of the workloads that a claim is about. */
export function matchingWorkloads({ suite, workloads: own }: ClaimTest): string[] {
  return selectNames("workload", own ?? suites[suite]!.workloads, Object.keys(workloads));
}
