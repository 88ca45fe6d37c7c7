/** `deno task docs`: evidence files from results, and the tables of the pages from evidence files. */

import { parseArgs } from "node:util";
import { plainLine, UsageError } from "../../bench/base/mod.ts";
import { writeEvidence } from "./write_evidence.ts";
import { writePages } from "./write_pages.ts";

const HELP = `Usage: deno task docs [--commit HASH] [result files...]

Writes docs/evidence/SUITE.json for each result file, then all that README.md and
docs/ show of evidence. --commit names the code that ran the trials, as git does.`;

try {
  const { values, positionals } = parseArgs({
    options: { commit: { type: "string" }, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) console.log(HELP);
  else {
    await writeEvidence(positionals, values.commit);
    await writePages();
  }
} catch (error) {
  const isOption = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS") ?? false;
  if (!(error instanceof UsageError) && !isOption) throw error;
  console.error(plainLine((error as Error).message));
  Deno.exit(2);
}
