import { readJsonFile, UsageError } from "../../bench/base/mod.ts";
import { resolveUserPath } from "../../bench/cli/mod.ts";
import { resultFileKind, resultFileSchema } from "../../bench/results/mod.ts";
import { compareVariants } from "../../bench/results/statistics/mod.ts";
import type { Pool } from "./coverage.ts";

/**
 * The differences of a result by workload, to draw suites from.
 *
 * @param name The variant; by default the first that has a reference.
 * @throws {UsageError} If the file is no result, or has no pairs of the variant.
 */
export async function readPools(file: string, name?: string): Promise<Pool[]> {
  const action = `Cannot read the result file ${file}`;
  const result = await readJsonFile(
    resolveUserPath(file),
    resultFileSchema,
    action,
    resultFileKind,
  );
  const variant = name ?? result.variants.find(({ reference }) => reference !== null)?.name ?? "";
  const comparison = compareVariants(result, variant);
  if (comparison === null) throw new UsageError(`No pairs of "${variant}" are in ${file}`);
  return comparison.workloads.map(({ workload, pairs, resolution }) => ({
    workload,
    differences: pairs.map(({ difference }) => difference),
    resolution,
  }));
}
