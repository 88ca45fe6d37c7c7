/** What a report needs besides its data: texts that are written into it. */
export interface ReportAssets {
  /** Chart.js, as one script for browsers. */
  readonly chartLibrary: string;
  /** Our own script: draws the charts, steps through programs, chooses trials. */
  readonly client: string;
  readonly style: string;
}

/** Reads the scripts and the style sheets beside this file, and Chart.js out of its package. */
export async function loadReportAssets(): Promise<ReportAssets> {
  const [chartLibrary, client, player, trials, style, programs] = await Promise.all([
    // The package exports its modules only; the script for browsers lies beside them.
    Deno.readTextFile(new URL("chart.umd.min.js", import.meta.resolve("chart.js"))),
    Deno.readTextFile(new URL("client.js", import.meta.url)),
    Deno.readTextFile(new URL("player.js", import.meta.url)),
    Deno.readTextFile(new URL("trials.js", import.meta.url)),
    Deno.readTextFile(new URL("style.css", import.meta.url)),
    Deno.readTextFile(new URL("programs.css", import.meta.url)),
  ]);
  // A source map would be asked for from beside the report.
  return {
    chartLibrary: chartLibrary.replace(/^\/\/# sourceMappingURL=.*$/m, ""),
    client: client + player + trials,
    style: style + programs,
  };
}
