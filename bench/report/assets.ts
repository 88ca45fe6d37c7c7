/** What a report needs besides its data: texts that are written into it. */
export interface ReportAssets {
  /** Chart.js, as one script for browsers. */
  readonly chartLibrary: string;
  /** The page's own scripts, bundled. */
  readonly client: string;
  readonly style: string;
  /** Where the project can be looked up, as CITATION.cff says it; null if it does not. */
  readonly repository: string | null;
}

const STYLES = [
  "colours.css",
  "page.css",
  "layout.css",
  "headline.css",
  "figure.css",
  "tables.css",
  "keys.css",
  "charts.css",
  "stories.css",
  "filters.css",
  "choices.css",
  "controls.css",
  "sections.css",
  "player.css",
  "programs.css",
  "machines.css",
  "layers.css",
  "grid.css",
  "pictures.css",
  "claims.css",
  "playground.css",
  "print.css",
];

/** The address in a citation file, if it is one to follow. */
export function repositoryOf(citation: string): string | null {
  return /^repository-code: *["']?(https:\/\/[^\s"']+?)\/?["']?\s*$/m.exec(citation)?.[1] ?? null;
}

/** Style sheets beside this file, one after the other: what another page of the family looks like. */
export async function loadStyle(names: readonly string[]): Promise<string> {
  const read = (name: string) => Deno.readTextFile(new URL(name, import.meta.url));
  return (await Promise.all(names.map(read))).join("");
}

/** Reads the scripts and the style sheets beside this file, and Chart.js out of its package. */
export async function loadReportAssets(): Promise<ReportAssets> {
  const read = (name: string) => Deno.readTextFile(new URL(name, import.meta.url));
  const [chartLibrary, client, style, citation] = await Promise.all([
    // The package exports its modules only; the script for browsers lies beside them.
    Deno.readTextFile(new URL("chart.umd.min.js", import.meta.resolve("chart.js"))),
    read("page/bundle.js"),
    loadStyle(STYLES),
    read("../../CITATION.cff"),
  ]);
  // A source map would be asked for from beside the report.
  return {
    chartLibrary: chartLibrary.replace(/^\/\/# sourceMappingURL=.*$/m, ""),
    client,
    style,
    repository: repositoryOf(citation),
  };
}
