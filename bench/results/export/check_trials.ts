import { UsageError } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";

/**
 * Makes sure that there is something to export.
 *
 * @throws {UsageError} If none of the trials has ended.
 */
export function checkTrials({ trials }: ResultFile): void {
  if (trials.length > 0) return;
  throw new UsageError("Cannot export the result: none of its trials has ended");
}
