/** `deno task site`: the site of documentation, evidence and results, in a folder. */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bytesText, plainLine, readJsonFile, UsageError } from "../../bench/base/mod.ts";
import { resultFileKind, resultFileSchema } from "../../bench/results/mod.ts";
import { buildSite } from "./build_site.ts";
import { labPage, playgroundPage } from "./lab/mod.ts";
import { writeSite } from "./write_site.ts";

const HELP = `Usage: deno task site [--out FOLDER] [--repository URL] [result files...]

Builds the site: the paper's experiments with the evidence of docs/evidence/,
the documentation, the API reference, the lab, the playground, and the report of
each result file. FOLDER is site/ if missing; a site that is there is replaced.

--repository  where the code can be read: by default what CITATION.cff says
--evidence    a folder of other evidence files`;

try {
  const { values, positionals } = parseArgs({
    options: {
      out: { type: "string", default: "site" },
      repository: { type: "string" },
      evidence: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
    allowPositionals: true,
  });
  if (values.help) console.log(HELP);
  else {
    const results = await Promise.all(
      positionals.map((path) =>
        readJsonFile(path, resultFileSchema, `Cannot use the result ${path}`, resultFileKind)
      ),
    );
    const evidence = values.evidence ??
      fileURLToPath(new URL("../../docs/evidence/", import.meta.url));
    const files = await buildSite({
      evidence,
      results,
      repository: values.repository,
      tools: { lab: labPage, playground: playgroundPage },
    });
    const bytes = await writeSite(files, values.out);
    console.log(`${values.out}/index.html: ${files.size} files, ${bytesText(bytes)}`);
  }
} catch (error) {
  const isOption = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS") ?? false;
  if (!(error instanceof UsageError) && !isOption) throw error;
  console.error(plainLine((error as Error).message));
  Deno.exit(2);
}
