/** One build of a small site for the tests of this folder. */

import { fileURLToPath } from "node:url";
import { buildSite } from "../../../tools/site/build_site.ts";
import type { SiteFiles } from "../../../tools/site/frame/mod.ts";
import type { SitePart } from "../../../tools/site/lab/mod.ts";
import { makeReportResult } from "../../bench/report/_fixture.ts";

/** Two evidence files, made up: their numbers are nobody's. */
export const EVIDENCE = fileURLToPath(new URL("evidence", import.meta.url));

let built: Promise<SiteFiles> | null = null;

/** The site of the repository's documentation, made-up evidence and one made-up result. */
export function site(): Promise<SiteFiles> {
  return built ??= buildSite({
    evidence: EVIDENCE,
    results: [makeReportResult()],
    tools: { lab: tool, playground: tool },
  });
}

/** The text of a page. */
export async function pageOf(path: string): Promise<string> {
  const content = (await site()).get(path);
  if (typeof content !== "string") throw new Error(`The site has no page ${path}`);
  return content;
}

/** Stands in for the lab, which has tests of its own. */
function tool(): Promise<SitePart> {
  return Promise.resolve({
    title: "The lab",
    policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
    head: '<script defer src="lab/lab.js"></script>\n',
    main: "<h1>The lab</h1>\n",
    files: { "lab/lab.js": "" },
  });
}
