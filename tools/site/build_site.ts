import { fileURLToPath } from "node:url";
import { Html } from "../../bench/base/mod.ts";
import { readEvidence } from "../../bench/results/evidence/mod.ts";
import { loadStyle, repositoryOf } from "../../bench/report/mod.ts";
import type { ResultFile } from "../../bench/results/mod.ts";
import { apiPages } from "./api/mod.ts";
import { docPages } from "./docs/mod.ts";
import { evidencePage } from "./evidence/mod.ts";
import { frame, type SiteFiles } from "./frame/mod.ts";
import { frontPage, standings } from "./front/mod.ts";
import { bundle } from "./lab/bundle.ts";
import type { SitePart } from "./lab/mod.ts";
import { readDocs } from "./read_docs.ts";
import { reportPages } from "./reports/mod.ts";
import { searchIndex } from "./search/mod.ts";

/** What a site is made of, beside the repository. */
export interface SiteInput {
  /** A folder of evidence files. */
  readonly evidence: string;
  readonly results: readonly ResultFile[];
  /** Where the repository can be read; by default what CITATION.cff says. */
  readonly repository?: string | undefined;
  /** Pages that train or show trained networks, by their names at the root. */
  readonly tools: Readonly<Record<string, () => Promise<SitePart>>>;
}

const ROOT = new URL("../../", import.meta.url);

/** The sheets of the site, in the order in which they overrule each other. */
const STYLES = ["base", "frame", "front", "claims", "docs", "reports"];

/**
 * Builds the whole site in memory: no network is asked, and all links are relative.
 *
 * @throws {UsageError} If an evidence file cannot be read.
 */
export async function buildSite(input: SiteInput): Promise<SiteFiles> {
  const read = (path: string) => Deno.readTextFile(new URL(path, ROOT));
  const repository = input.repository ?? repositoryOf(await read("CITATION.cff"));
  const [docs, evidence] = await Promise.all([
    readDocs(fileURLToPath(ROOT)),
    readEvidence(input.evidence),
  ]);
  const files: SiteFiles = new Map(docs.files);
  const claims = standings(evidence);
  for (const file of evidence) {
    files.set(`evidence/${file.suite.name}.html`, evidencePage(file, claims));
    files.set(
      `evidence/${file.suite.name}.json`,
      await Deno.readTextFile(`${input.evidence}/${file.suite.name}.json`),
    );
  }
  files.set("index.html", frontPage({ evidence, pages: docs.places }));
  const pages = docPages(docs.sources, docs.overview, { files: docs.places, repository }, files);
  files.set("assets/search.js", searchIndex(pages));
  await Promise.all([
    ...Object.entries(input.tools).map(([name, make]) => toolPage(name, make, files)),
    reportPages(input.results, files),
    apiPages(files, repository),
    bundle(new URL("page/main.ts", import.meta.url))
      .then((text) => files.set("assets/site.js", text)),
    styles().then((text) => files.set("assets/site.css", text)),
    read("tools/site/style/icon.svg").then((text) => files.set("assets/icon.svg", text)),
  ]);
  return files;
}

async function toolPage(
  name: string,
  make: () => Promise<SitePart>,
  files: SiteFiles,
): Promise<void> {
  const { title, policy, head, main, files: own } = await make();
  files.set(
    `${name}.html`,
    frame({
      path: `${name}.html`,
      title: `${title} – gradnoise`,
      description: "Networks trained with and without gradient noise, in this browser.",
      policy,
      head: new Html(head),
      main: new Html(main),
      layout: "tool",
    }),
  );
  for (const [path, content] of Object.entries(own)) files.set(path, content);
}

async function styles(): Promise<string> {
  const own = STYLES.map((name) =>
    Deno.readTextFile(new URL(`style/${name}.css`, import.meta.url))
  );
  // The report's colours: both are of one house.
  return [await loadStyle(["colours.css"]), ...await Promise.all(own)].join("\n");
}
