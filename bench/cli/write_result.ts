import { basename } from "node:path";
import { WriteError, writeFile } from "../base/mod.ts";
import { writeReport } from "../report/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { writeLatest } from "./find_result.ts";
import type { RunFiles } from "./paths.ts";

/** Where a result goes. */
export interface ResultPlaces {
  readonly files: RunFiles;
  /** Files with the result beside the one of the run. */
  readonly copies: readonly string[];
  /** The folder of results that remembers the newest run. */
  readonly out: string | undefined;
}

/**
 * Writes a result and its report, and names the run as the newest.
 *
 * @returns What could not be kept, as on a full disk; the other files are there.
 * @throws {UsageError} If a file cannot be written where it should.
 */
export async function writeResult(
  result: ResultFile,
  text: string,
  { files, copies, out }: ResultPlaces,
): Promise<WriteError[]> {
  const faults: WriteError[] = [];
  const writes = [
    ...[files.json, ...copies].map((path) => () => writeFile(path, text)),
    () => writeReport(result, files.report),
    () => writeLatest(out, basename(files.folder)),
  ];
  for (const write of writes) {
    try {
      await write();
    } catch (error) {
      // The other files are still worth having.
      if (!(error instanceof WriteError)) throw error;
      faults.push(error);
    }
  }
  return faults;
}
