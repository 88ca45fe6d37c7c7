import { counted, readJsonFile, UsageError } from "../../bench/base/mod.ts";
import { headlineInWords } from "../../bench/report/mod.ts";
import {
  evidenceFileSchema,
  evidenceText,
  makeEvidence,
} from "../../bench/results/evidence/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../../bench/results/mod.ts";

/** Where evidence files lie. */
const FOLDER = new URL("../../docs/evidence/", import.meta.url);

/**
 * Writes the evidence file of each suite that there is a result of, if it says anything about a claim.
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
  const results: ResultFile[] = [];
  for (const path of paths) {
    const action = `Cannot use the result ${path}`;
    results.push(await readJsonFile(path, resultFileSchema, action, resultFileKind));
  }
  for (const [name, own] of Map.groupBy(results, ({ suite }) => suite.name)) {
    const result = largestOf(own), [question = "", ...answers] = headlineInWords(result);
    const evidence = makeEvidence(result, { commit, headline: { question, answers } });
    if (!evidence.claims.some(({ measured }) => measured !== null)) {
      console.log(`${name}: left out, as no pair has ended for any of its claims`);
      continue;
    }
    const text = evidenceText(evidenceFileSchema.parse(evidence));
    await Deno.writeTextFile(new URL(`${name}.json`, FOLDER), text);
    const left = own.length === 1 ? "" : `, the largest of ${own.length} results`;
    console.log(`docs/evidence/${name}.json: ${counted(result.trials.length, "trial")}${left}`);
  }
}

/** Of several results of a suite, the one with most trials. */
export function largestOf(results: readonly ResultFile[]): ResultFile {
  return results.reduce((most, one) => one.trials.length > most.trials.length ? one : most);
}
