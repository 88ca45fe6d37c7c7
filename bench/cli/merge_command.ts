import { dirname, join } from "node:path";
import { UsageError, type WriteError } from "../base/mod.ts";
import { assembleResult, type ResultFile, shownTrials } from "../results/mod.ts";
import {
  type DistinctRun,
  type Merge,
  type MergedRun,
  mergeStores,
  unfinishedShards,
} from "../run/merge/mod.ts";
import { openSnapshot, SqliteStore } from "../run/store/mod.ts";
import { ALARM, alarmLines } from "./alarm_lines.ts";
import { checkPaths, storeFiles, summaryFile, type UsedFile } from "./check_paths.ts";
import { isFolderName } from "./folder_names.ts";
import { findStores } from "./find_stores.ts";
import {
  damageLines,
  mergedLine,
  missingLines,
  searchMergedLines,
  unusedLines,
} from "./merge_text.ts";
import {
  makeFolders,
  resolveUserPath,
  resultsFolder,
  type RunFiles,
  runFiles,
  showPath,
} from "./paths.ts";
import { print, printBytes, printError, red } from "./print.ts";
import { failureLines, jobSummary, resultText } from "./result_text.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { appendStepSummary } from "./step_summary.ts";
import { unknownNote } from "./unknown_note.ts";
import { writeResult } from "./write_result.ts";

/** What `merge` takes beside the stores. */
export interface MergeCommandOptions {
  readonly out: string;
  readonly json?: string | undefined;
}

/**
 * Merges stores into one, and writes the result and the report of every run that they remember. Nothing is
 * planned or trained.
 *
 * @returns The exit code: 3 after an alarm, 1 if a trial is missing or failed, or something could not be kept.
 * @throws {UsageError} If a store cannot be read, or different code made them: nothing is written.
 * @throws {WriteError} If the merged store cannot be kept.
 */
export async function mergeCommand(
  names: readonly string[],
  options: MergeCommandOptions,
): Promise<number> {
  prepareScreen();
  const { out } = options, piped = options.json === "-", say = piped ? printError : print;
  const copies = options.json === undefined || piped ? [] : [resolveUserPath(options.json)];
  const { places, empty } = await findStores(names);
  const results = resultsFolder(out), path = results.store.place;
  const filesOf = ({ name }: DistinctRun): RunFiles => runFiles(join(results.folder, name));
  const check = (runs: readonly DistinctRun[]) =>
    checkPaths([
      ...places.map(({ path }) => ({ what: "a store that is merged", path })),
      ...summaryFile(),
      ...storeFiles(results.store, results),
      { what: "the name of the newest run", path: results.latest, writes: "other" },
      ...runs.map(filesOf).flatMap(({ json, report }): UsedFile[] => [
        { what: "the report", path: report, writes: "report" },
        { what: "the result", path: json, writes: "result" },
      ]),
      ...copies.map((path): UsedFile => ({ what: "the result (--json)", path, writes: "result" })),
    ]);
  // Even to open the merged store changes its file.
  await check([]);
  const isThere = await Deno.stat(path).then(({ size }) => size > 0, () => false);
  const open = () => new SqliteStore(path, "write");
  const merge = await mergeStores(
    places.map((place) => ({
      ...place,
      name: showPath(place.path),
      open: () => openSnapshot(place.path),
    })),
    { name: showPath(path), before: isThere ? open : null, open },
    {
      shownOf: shownTrials,
      async onRuns(runs) {
        refuseRuns(runs, options);
        await check(runs);
        await makeFolders([results.folder, ...copies.map((path) => dirname(path))]);
      },
    },
  );
  const noted = [...empty.map(showPath), ...merge.withoutRun];
  say(...noted.map((name) => `No run in ${name}`), ...damageLines(merge), ...unusedLines(merge));
  const faults: WriteError[] = [];
  let isWhole = true;
  for (const [i, run] of merge.runs.entries()) {
    isWhole &&= run.missing.shards === null && run.missing.parts.length === 0;
    if (run.record.search?.stage === "search") {
      say(...i === 0 ? [] : [""], ...searchMergedLines(run, merge, out));
      continue;
    }
    const result = await resultOf(run, merge, path), text = JSON.stringify(result);
    const files = filesOf(run);
    await makeFolders([files.folder]);
    const lost = await writeResult(result, text, { files, copies, out });
    faults.push(...lost);
    say(
      ...i === 0 ? [] : [""],
      ...resultText(result, screenWidth()),
      "",
      ...unknownNote(run.trials),
      mergedLine(run, merge),
      ...missingLines(run),
      ...lost.length > 0 ? [] : [`Report: ${showPath(files.report)}`],
    );
    if (piped) await printBytes([new TextEncoder().encode(`${text}\n`)]);
    await appendStepSummary(jobSummary(result));
    printError(...failureLines(result));
  }
  printError(...faults.map(({ message }) => red(message)), ...alarmLines(merge.alarms));
  if (merge.alarms.length > 0) return ALARM;
  return isWhole && faults.length === 0 ? 0 : 1;
}

/**
 * Refuses runs whose results cannot be written.
 *
 * @throws {UsageError} If a store is not as gradnoise writes it, or one file was to have two results.
 */
function refuseRuns(runs: readonly DistinctRun[], { json }: MergeCommandOptions): void {
  if (json !== undefined && runs.length > 1) {
    throw new UsageError(
      `Cannot write --json ${json}: there are ${runs.length} runs, each with a result of its own`,
    );
  }
  for (const { record: { name }, found } of runs) {
    // Anybody can write a store, and a path in it could lead elsewhere.
    if (isFolderName(name)) continue;
    const where = found.map(({ place }) => place).find((place) => place !== null);
    throw new UsageError(
      `Cannot merge ${showPath(where?.path ?? "")}: it has a run ${
        JSON.stringify(name)
      }, which names no folder`,
    );
  }
}

async function resultOf(run: MergedRun, merge: Merge, path: string): Promise<ResultFile> {
  return await assembleResult(run.record, run.trials, {
    command: run.record.command,
    missingShards: unfinishedShards(run.missing),
    machineOf: merge.machineOf,
    networkOf({ id, fingerprint }) {
      using store = new SqliteStore(path, "read");
      return store.network(id, fingerprint);
    },
  });
}
