/** The files of the page's script, each after those that it imports from. */
const PAGE = [
  "data",
  "view",
  "choice",
  "store",
  "series",
  "csv",
  "looks",
  "drawings",
  "config",
  "elements",
  "charts",
  "controls",
  "downloads",
  "tables",
  "rows",
  "filters",
  "links",
  "start",
];

/** Those of the playground. */
const PLAYGROUND = ["network", "reading", "page"];

/** Takes the words that only modules have out of a file, whose imports are all above it then. */
function asPart(text: string): string {
  return text.replace(/^import \{[^}]*\} from "[^"]*";\n/gm, "").replace(/^export /gm, "");
}

/**
 * Reads a script of the page. It is written as modules, so that tools and tests can read each file alone; a
 * file that is opened from disk may load none, so here they become one script in a scope of its own. Two
 * declarations of the same name are a syntax error in it.
 */
async function load(folder: string, files: readonly string[]): Promise<string> {
  const parts = await Promise.all(
    files.map((name) => Deno.readTextFile(new URL(`${folder}/${name}.js`, import.meta.url))),
  );
  return `"use strict";\n{\n${parts.map(asPart).join("\n")}}\n`;
}

/** The script of charts, tables, filters and links. */
export function loadPageScript(): Promise<string> {
  return load("page", PAGE);
}

/** The script that answers in the playground. */
export function loadPlaygroundScript(): Promise<string> {
  return load("playground", PLAYGROUND);
}
