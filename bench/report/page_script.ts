/** The files of the page's script, each after those that it imports from. */
const FILES = [
  "data",
  "view",
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

/** Takes the words that only modules have out of a file, whose imports are all above it then. */
function asPart(text: string): string {
  return text.replace(/^import \{[^}]*\} from "[^"]*";\n/gm, "").replace(/^export /gm, "");
}

/**
 * Reads the page's script. It is written as modules, so that tools and tests can read each file alone; a
 * file that is opened from disk may load none, so here they become one script in a scope of its own. Two
 * declarations of the same name are a syntax error in it.
 */
export async function loadPageScript(): Promise<string> {
  const parts = await Promise.all(
    FILES.map((name) => Deno.readTextFile(new URL(`page/${name}.js`, import.meta.url))),
  );
  return `"use strict";\n{\n${parts.map(asPart).join("\n")}}\n`;
}
