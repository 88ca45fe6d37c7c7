import { fileURLToPath } from "node:url";
import { commandText, type Html, markup, readJsonFile } from "../../../../bench/base/mod.ts";
import {
  type ResultFile,
  resultFileKind,
  resultFileSchema,
} from "../../../../bench/results/mod.ts";
import { bundle } from "../bundle.ts";
import { lookFiles } from "../look_files.ts";
import { lookPage } from "../look/mod.ts";
import type { SitePart } from "../site_part.ts";
import { playgroundEntries, type PlaygroundEntry } from "./entries.ts";

const RESULTS = new URL("../../../../docs/evidence/playground/", import.meta.url);

/** The page's own scripts, and pages of the site in frames. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "frame-src 'self'; base-uri 'none'; form-action 'none'";

/** The playground: trained networks to ask and to watch, each in a page of its own and all in frames of one. */
export async function playgroundPage(): Promise<SitePart> {
  const [script, look, results] = await Promise.all([
    bundle(new URL("../page/playground.ts", import.meta.url)),
    lookFiles(),
    Promise.all(playgroundEntries.map(readResult)),
  ]);
  const pages = results.map(([{ name }, result]) => [`lab/${name}.html`, lookPage(result, "")]);
  return {
    title: "Playground",
    policy: POLICY,
    head: markup`<link rel="stylesheet" href="lab/lab.css">
<script defer src="lab/playground.js"></script>
`.text,
    main: mainHtml(results).text,
    files: {
      ...look,
      "lab/lab.css": await Deno.readTextFile(new URL("../lab.css", import.meta.url)),
      "lab/playground.js": script,
      ...Object.fromEntries(pages),
    },
  };
}

type EntryResult = readonly [PlaygroundEntry, ResultFile];

async function readResult(entry: PlaygroundEntry): Promise<EntryResult> {
  const path = fileURLToPath(new URL(`${entry.name}.json`, RESULTS));
  const action = `Cannot show ${entry.name} in the playground`;
  return [entry, await readJsonFile(path, resultFileSchema, action, resultFileKind)];
}

function mainHtml(results: readonly EntryResult[]): Html {
  return markup`<h1>Playground</h1>
<p class="lead">Trained networks to ask and to watch. <a href="lab.html">The lab</a> trains others in the page.</p>
${results.map(entryHtml)}`;
}

function entryHtml([{ name, title, about }, { command }]: EntryResult, i: number): Html {
  return markup`<details class="play"${
    i === 0 ? markup` open` : null
  }><summary><h2 id="${name}">${title}</h2></summary>
<p>${about} <a href="lab/${name}.html">${title} in a page by itself</a></p>
<iframe src="lab/${name}.html" loading="lazy" title="${title}"></iframe>
<p>Trained by <code>${commandText(command)}</code></p>
</details>
`;
}
