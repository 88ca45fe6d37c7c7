/** The files of the playground's script, each after those that it imports from. */
const FILES = ["network", "reading", "page"];

/** Takes the words that only modules have out of a file, whose imports are all above it then. */
function asPart(text: string): string {
  return text.replace(/^import \{[^}]*\} from "[^"]*";\n/gm, "").replace(/^export /gm, "");
}

/** Reads the playground's script: its modules as one script, in a scope of its own. */
export async function loadPlaygroundScript(): Promise<string> {
  const parts = await Promise.all(
    FILES.map((name) => Deno.readTextFile(new URL(`playground/${name}.js`, import.meta.url))),
  );
  return `"use strict";\n{\n${parts.map(asPart).join("\n")}}\n`;
}
