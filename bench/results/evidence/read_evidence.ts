import { join } from "node:path";
import { readJsonFile } from "../../base/mod.ts";
import { type EvidenceFile, evidenceFileKind, evidenceFileSchema } from "./evidence_file.ts";

/**
 * The evidence files of a folder, by the names of their suites.
 *
 * @throws {UsageError} If one of its .json files is none.
 */
export async function readEvidence(folder: string): Promise<EvidenceFile[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const names = entries.map(({ name }) => name).filter((name) => name.endsWith(".json")).sort();
  return await Promise.all(names.map((name) =>
    readJsonFile(
      join(folder, name),
      evidenceFileSchema,
      `Cannot use the evidence ${name}`,
      evidenceFileKind,
    )
  ));
}
