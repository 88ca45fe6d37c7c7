/** The pages that users read, their links and the commands that they show. */

import { readSource } from "./_module_graph.ts";

/** README, the changelog and every page of docs/, by path from the root of the repository. */
export const pages: readonly string[] = [
  "README.md",
  "CHANGELOG.md",
  ...[...Deno.readDirSync(new URL("../docs/", import.meta.url))]
    .map(({ name }) => `docs/${name}`).filter((path) => path.endsWith(".md")).sort(),
];

/** The targets of a page's links and pictures, as they are written. */
export function linksOf(page: string): string[] {
  return [...readSource(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** The anchors of a page's headings, as GitHub and most renderers of Markdown make them. */
export function anchorsOf(page: string): string[] {
  const headings = readSource(page).replace(/^```.*?^```$/gms, "").matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading.toLowerCase().replace(/[^\p{Letter}\p{Number}\s_-]/gu, "").replaceAll(" ", "-")
  );
}

/** The commands in a page's shell examples, without their comments. */
export function commandsOf(page: string): string[] {
  const blocks = [...readSource(page).matchAll(/^```sh\n(.*?)^```$/gms)];
  return blocks.flatMap(([, lines = ""]) => lines.split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim()).filter((line) => line !== "");
}

/** The module that a page shows, and the name under which to save it; null for none. */
export function moduleOf(page: string): { name: string; source: string } | null {
  const [, name, source] =
    /Save it as\s+`(\w+\.ts)`.*?^```ts\n(.*?)^```$/ms.exec(readSource(page)) ?? [];
  return name === undefined || source === undefined ? null : { name, source };
}

/** The task of deno.json that a command runs, and its arguments; null for any other command. */
export function taskOf(command: string): { task: string; args: string[] } | null {
  const [, task, rest = ""] =
    /^(?:npx -y deno@[\d.]+|deno) task (?:--config \S+ )?([\w:]+)(?: (.*))?$/.exec(command) ??
      [];
  if (task === undefined) return null;
  // What the shell does with the output, and the quotes that it takes off, are not the command's.
  const words = rest.replace(/ > \S+$/, "").match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return { task, args: words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2")) };
}
