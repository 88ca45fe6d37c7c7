import type { SiteFiles } from "./frame/mod.ts";

/** The documentation as it lies in the repository, and where the site has it. */
export interface Docs {
  /** Texts of the pages by their paths in the repository, in the order of README's table. */
  readonly sources: ReadonlyMap<string, string>;
  /** The table of README that says what each page answers, under a heading. */
  readonly overview: string;
  /** Where the site has files of the repository. */
  readonly places: ReadonlyMap<string, string>;
  /** Pictures and data that go along as they are. */
  readonly files: SiteFiles;
}

/** Reads README's table of the documentation, its pages, and what lies beside them. */
export async function readDocs(root: string): Promise<Docs> {
  const readme = await Deno.readTextFile(`${root}README.md`);
  const [table = ""] = /^\| page .*?\n(?=\n)/ms.exec(readme) ?? [];
  const linked = [...table.matchAll(/\]\(([^)#]+\.md)[)#]/g)].map(([, path = ""]) => path);
  const names = (await Array.fromAsync(Deno.readDir(`${root}docs`)))
    .filter(({ isFile }) => isFile).map(({ name }) => `docs/${name}`);
  const markdown = new Set([...linked, ...names.filter((name) => name.endsWith(".md")).sort()]);
  const others = names.filter((name) => !name.endsWith(".md"));
  return {
    sources: new Map(
      await Promise.all(
        [...markdown].map(async (path) => [path, await Deno.readTextFile(root + path)] as const),
      ),
    ),
    overview: `# Documentation\n\n${table}`,
    places: new Map([
      ["README.md", "index.html"],
      ...[...markdown].map((path) => [path, placeOf(path)] as const),
      ...others.map((path) => [path, path] as const),
    ]),
    files: new Map(
      await Promise.all(
        others.map(async (path) => [path, await Deno.readFile(root + path)] as const),
      ),
    ),
  };
}

function placeOf(path: string): string {
  const name = path.replace(/^docs\//, "").replace(/\.md$/, ".html").toLowerCase();
  return `docs/${name}`;
}
