import { dirname, join } from "node:path";
import {
  BENCH,
  checkWritable,
  counted,
  duration,
  recordedCommand,
  withoutPasswords,
  type WriteError,
} from "../base/mod.ts";
import {
  CheckpointFolder,
  codeFingerprint,
  FreshRun,
  type Plan,
  runPlan,
  runRecord,
  RunStateFile,
  thisMachine,
} from "../run/mod.ts";
import { assembleResult, type ResultFile } from "../results/mod.ts";
import type { TrialProgress, TrialResult } from "../trial/spec/mod.ts";
import {
  DigestAlarm,
  EarlierStores,
  kindOfStore,
  openStore,
  withEarlier,
} from "../run/store/mod.ts";
import { ALARM, alarmLines } from "./alarm_lines.ts";
import { isPooled, refuseForPool, runInPool, tryStore } from "./pooled_run.ts";
import type { PlannedRun } from "./plan_named.ts";
import { withSeeds } from "./confirming.ts";
import { checkPaths, dataFiles, storeFiles, summaryFile, type UsedFile } from "./check_paths.ts";
import { isSuiteFile } from "./find_suite.ts";
import { INTERRUPTED, Interruption } from "./interruption.ts";
import {
  checkpointsOf,
  freshFile,
  makeFolders,
  resolveUserPath,
  resultsFolder,
  runFiles,
  showPath,
  showStore,
  storeOfRun,
  storesOfStart,
} from "./paths.ts";
import { LineProgress, LiveProgress, noProgress, type Progress } from "./progress.ts";
import { countTrials } from "./result_head.ts";
import { runName } from "./run_name.ts";
import type { RunOptions } from "./run_options.ts";
import { searchLines } from "./search_text.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { appendStepSummary } from "./step_summary.ts";
import { failureLines, jobSummary, resultText } from "./result_text.ts";
import { hasSearch } from "../suites/mod.ts";
import { suiteWords } from "./suite_words.ts";
import { writeResult } from "./write_result.ts";
import { print, printBytes, printError, red } from "./print.ts";

/** How a run ended. */
export interface RunEnd {
  /** See `runCommand`. */
  readonly code: number;
  /** Those that have ended, in the order of the plan. */
  readonly trials: readonly TrialResult[];
}

/**
 * Carries out a plan, and writes its result and report; of a search neither, as it only chooses. Options are
 * checked before the store is opened. With `--fresh` the trials of a search count until its answer has ended.
 *
 * @throws {UsageError} If an option cannot be used, or the store cannot be opened.
 */
export async function runPlanned(
  suiteName: string,
  { suite, plan, fallbacks, before }: PlannedRun & { readonly before?: Plan },
  options: RunOptions,
): Promise<RunEnd> {
  // A result on standard output is for another program: print nothing else there.
  const piped = options.json === "-", say = piped ? printError : print;
  const live = prepareScreen() && !piped;
  const started = performance.now();
  const fingerprint = await codeFingerprint();
  const results = resultsFolder(options.out);
  const name = runName(suite, plan, options), own = runFiles(join(results.folder, name));
  const stopped = runFiles(`${own.folder}@stopped`);
  const starts = storesOfStart(options.storage ?? results.store, options.restart ?? 0);
  const location = starts.own, pooled = isPooled(location), freshPath = freshFile(own.folder);
  if (pooled) refuseForPool(options);
  const jsonPaths = [
    own.json,
    ...options.json === undefined || piped ? [] : [resolveUserPath(options.json)],
  ];
  const typed = [...BENCH, ...withSeeds(withoutPasswords(Deno.args), options)];
  const record = runRecord(plan, {
    name: runName(suite, { ...plan, shard: null }, options),
    command: recordedCommand(typed, suiteName),
    ...{ fingerprint, fallbacks },
  });
  await checkPaths([
    ...isSuiteFile(suiteName) ? [{ what: "the suite file", path: resolveUserPath(suiteName) }] : [],
    ...dataFiles(plan),
    ...summaryFile(),
    ...storeFiles(location, results),
    ...starts.earlier.map(({ place }) => ({ what: "the store of an earlier start", path: place })),
    { what: "the name of the newest run", path: results.latest, writes: "other" },
    { what: "the list of trials that --fresh made", path: freshPath, writes: "other" },
    { what: "the state of the run", path: own.state, writes: "unchecked" },
    { what: "the report", path: own.report, writes: "report" },
    { what: "the result", path: own.json, writes: "result" },
    { what: "the report of a stopped run", path: stopped.report, writes: "report" },
    { what: "the result of a stopped run", path: stopped.json, writes: "result" },
    ...jsonPaths.slice(1).map((path): UsedFile => ({
      what: "the result (--json)",
      path,
      writes: "result",
    })),
  ]);
  // A server that refuses leaves no folder behind.
  if (pooled) await tryStore(location);
  const written = [...kindOfStore(location).isFile ? [location.place] : [], ...jsonPaths];
  await makeFolders([own.folder, ...written.map((path) => dirname(path))]);
  for (const path of [...jsonPaths, own.report, results.latest]) await checkWritable(path);

  // Until the report is written, because one Ctrl-C can arrive twice.
  using interruption = new Interruption();
  // What follows the run has ended when its result is there.
  await using closing = new AsyncDisposableStack();
  let reused: string | null = null;
  const faults: WriteError[] = [], alarms: DigestAlarm[] = [];
  const isSearch = plan.search?.stage === "search";
  let result: ResultFile | null, trials: TrialResult[];
  {
    const machine = thisMachine();
    const earlier = new EarlierStores(starts.earlier.map(({ place }) => place));
    await using store = withEarlier(await openStore(location, "write", machine), earlier);
    await store.addRun(record);
    const fresh = options.fresh
      ? new FreshRun(freshPath, { fingerprint, store: storeOfRun(location, own.folder) })
      : undefined;
    const workers = pooled ? null : options.workers ?? navigator.hardwareConcurrency;
    let progress: Progress = noProgress;
    // Only now it is certain that no other process is making the same run.
    const state = workers === null ? null : closing.use(
      new RunStateFile(own.state, {
        ...{ record: { ...record, name }, workers, host: machine.host },
        onNote: (line) => progress.onNote(line),
      }),
    );
    try {
      const follow = {
        signal: interruption.signal,
        onNote: (line: string) => progress.onNote(line),
        onReused(found: readonly TrialResult[]) {
          state?.onReused(found);
          reused = fromStore(found.length, plan.trials.length, options);
          if (options.quiet) return;
          const how = workers === null
            ? `workers of ${showStore(location)}`
            : counted(workers, "worker");
          say(...fallbacks, ...announcement(plan, reused, how), ...earlier.notes);
          progress = live
            ? new LiveProgress(plan, found, workers)
            : new LineProgress(plan, found, say);
        },
        onAlarm({ trial, kept, other }: DigestAlarm) {
          alarms.push(new DigestAlarm(trial, { ...kept, place: showStore(location) }, other));
        },
        onStart(trial: number) {
          progress.onStart(trial);
          state?.onStart(trial);
        },
        onProgress(trial: number, reached: TrialProgress) {
          progress.onProgress(trial, reached);
          state?.onProgress(trial, reached);
        },
        onResult(trial: number, result: TrialResult) {
          progress.onResult(trial, result);
          state?.onResult(trial, result);
        },
      };
      trials = workers === null
        ? await runInPool(plan, location, {
          ...{ ...follow, record },
          reuseAny: options.reuseAny ?? false,
        })
        : await runPlan(plan, {
          ...{ ...follow, store, fingerprint, workers, fresh },
          reuse: options.fresh ? "none" : options.reuseAny ? "any" : "same",
          checkpoints: new CheckpointFolder(
            checkpointsOf(location, results),
            starts.earlier.map((store) => checkpointsOf(store, results)),
          ),
          onUnstored: (error) => faults.push(error),
        });
    } finally {
      progress.stop();
      progress = { ...noProgress, onNote: say };
    }
    if (trials.length === plan.trials.length) state?.end("ended");
    // A search is part of the run that its answer ends.
    if (trials.length === plan.trials.length && !isSearch) {
      FreshRun.forget(freshPath);
      if (before !== undefined) {
        FreshRun.forget(freshFile(join(results.folder, runName(suite, before, options))));
      }
    }
    // Of a shard, as far as this result goes, that is all there is.
    const part = { ...record, plannedTrials: plan.trials.length };
    result = isSearch ? null : await assembleResult(part, trials, {
      command: typed,
      machineOf: ({ id, fingerprint }) => store.machineOf(id, fingerprint),
      networkOf: ({ id, fingerprint }) => store.network(id, fingerprint),
    });
  }

  const ended = endWords(trials.length, plan.trials.length, reused) +
    `; ${duration((performance.now() - started) / 1000)}`;
  const above = options.quiet ? [] : [""];
  if (result === null) {
    const command = recordedCommand(typed, suiteName);
    const chosen = hasSearch(suite) ? searchLines(suite, plan, trials, command) : [];
    say(...above, ended, ...chosen);
  } else {
    const text = JSON.stringify(result);
    // A stopped run does not replace a result with more trials.
    const count = result.trials.length;
    const kept = count < result.plannedTrials && await countTrials(own.json) > count;
    const made = kept ? stopped : own, paths = [made.json, ...jsonPaths.slice(1)];
    // They may have been removed meanwhile.
    await makeFolders([made.folder, ...paths.map((path) => dirname(path))]);
    faults.push(
      ...await writeResult(result, text, {
        files: made,
        copies: jsonPaths.slice(1),
        out: options.out,
      }),
    );
    say(
      ...above,
      ...resultText(result, screenWidth()),
      "",
      ended,
      ...faults.length > 0 ? [] : [`Report: ${showPath(made.report)}`],
    );
    if (piped) await printBytes([new TextEncoder().encode(`${text}\n`)]);
    await appendStepSummary(jobSummary(result));
  }
  printError(
    ...failureLines({ trials }),
    ...faults.map(({ message }) => red(message)),
    ...alarmLines(alarms),
  );
  const failed = trials.some(({ status }) => status === "failed");
  const code = alarms.length > 0
    ? ALARM
    : faults.length > 0
    ? 1
    : interruption.signal.aborted
    ? INTERRUPTED
    : Number(failed);
  return { code, trials };
}

function announcement(plan: Plan, reused: string | null, how: string): string[] {
  const { workloads, variants, seeds, trials, shard, leftOut, notes, backend } = plan;
  const parts = shard === null
    ? [
      counted(workloads.length, "workload"),
      counted(variants.length, "variant"),
      counted(seeds.length, "seed"),
    ]
    : [`${trials.length} of ${counted(shard.plannedTrials, "trial")}`];
  return [
    `Suite ${suiteWords(plan)}: ` +
    [...parts, how, backend].join(", "),
    ...reused === null ? [] : [reused],
    ...leftOut.length > 0 ? [`Left out, as their files are missing: ${leftOut.join(", ")}`] : [],
    ...notes,
  ];
}

/** Where the trials that were not run come from; null for none. */
function fromStore(
  reused: number,
  planned: number,
  { fresh, restart = 0 }: RunOptions,
): string | null {
  if (reused === 0) return null;
  const stores = restart === 0 ? "the store" : "the stores of this start and those before";
  const source = fresh ? "the run with --fresh that was stopped" : stores;
  return `${reused} of ${planned} trials from ${source}`;
}

function endWords(trials: number, planned: number, reused: string | null): string {
  const ended = trials < planned
    ? `Stopped after ${trials} of ${planned} trials; the same command continues`
    : counted(planned, "trial");
  // The number of all stands before it.
  const origin = reused?.replace(new RegExp(`^${planned} of ${planned} trials`), "all");
  return `${ended}${origin === undefined ? "" : `, ${origin}`}`;
}
