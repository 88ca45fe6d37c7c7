import type { PluginFiles } from "../plugins/mod.ts";
import { checkPlugin, type EntryReport } from "../plugins/mod.ts";
import { counted, duration } from "../base/mod.ts";
import { showPath } from "./paths.ts";
import { bold, green, type Line, print, red } from "./print.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { wrapped } from "./text.ts";

/** Seconds for one entry, where the user does not say. */
const LIMIT = 60;

/** What `check` takes beside the module. */
export interface CheckOptions {
  readonly limit?: number | undefined;
  readonly json?: true | undefined;
}

/**
 * Checks what a module registers, and prints what is broken and how to mend it.
 *
 * @returns The exit code: 1 if something is broken.
 * @throws {UsageError} If the module is no plug-in.
 */
export async function checkCommand(files: PluginFiles, options: CheckOptions): Promise<number> {
  prepareScreen();
  const { limit = LIMIT, json = false } = options;
  const width = Math.min(screenWidth(), 100);
  const reports = await checkPlugin(files, showPath(files.path), limit, (report) => {
    if (!json) print(...lines(report, width));
  });
  const broken = reports.filter(({ findings }) => findings.length > 0);
  if (json) print(...JSON.stringify(reports, null, 2).split("\n"));
  else {
    print(
      broken.length === 0
        ? green(`${counted(reports.length, "entry", "entries")} checked, nothing broken`)
        : red(`${broken.length} of ${counted(reports.length, "entry", "entries")} broken`),
    );
  }
  return broken.length === 0 ? 0 : 1;
}

/** An entry, and under it each finding with what to do. */
function lines({ sort, name, findings, seconds }: EntryReport, width: number): Line[] {
  const state = findings.length === 0 ? green("ok") : red("broken");
  return [
    [bold(`${sort} ${name}`), " ", state, ` (${duration(seconds)})`],
    ...findings.flatMap(({ what, expected, got, advice }) => [
      ...wrapped(`${what}: expected ${expected}, got ${got}`, 2, width),
      ...wrapped(advice, 4, width),
    ]),
  ];
}
