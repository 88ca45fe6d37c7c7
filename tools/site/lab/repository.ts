import { repositoryOf } from "../../../bench/report/mod.ts";

const CITATION = new URL("../../../CITATION.cff", import.meta.url);

/** Where the project can be looked up; null if CITATION.cff does not say. */
export async function readRepository(): Promise<string | null> {
  return repositoryOf(await Deno.readTextFile(CITATION));
}
