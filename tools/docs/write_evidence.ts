import { readJsonFile, UsageError } from "../../bench/base/mod.ts";
import { headlineInWords } from "../../bench/report/mod.ts";
import {
  evidenceFileSchema,
  evidenceText,
  makeEvidence,
} from "../../bench/results/evidence/mod.ts";
import { resultFileKind, resultFileSchema } from "../../bench/results/mod.ts";

/** Where evidence files lie. */
const FOLDER = new URL("../../docs/evidence/", import.meta.url);

/**
 * Writes the evidence file of each result.
 *
 * @param commit The code that ran the trials, as git names it.
 * @throws {UsageError} If a file is no result, or there is no commit to name.
 */
export async function writeEvidence(
  paths: readonly string[],
  commit: string | undefined,
): Promise<void> {
  if (paths.length === 0) return;
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) {
    throw new UsageError(
      "Cannot write evidence: --commit has to name the code that ran the trials",
    );
  }
  await Deno.mkdir(FOLDER, { recursive: true });
  for (const path of paths) {
    const action = `Cannot use the result ${path}`;
    const result = await readJsonFile(path, resultFileSchema, action, resultFileKind);
    const [question = "", ...answers] = headlineInWords(result);
    const evidence = makeEvidence(result, { commit, headline: { question, answers } });
    const file = new URL(`${result.suite.name}.json`, FOLDER);
    await Deno.writeTextFile(file, evidenceText(evidenceFileSchema.parse(evidence)));
    console.log(`docs/evidence/${result.suite.name}.json`);
  }
}
