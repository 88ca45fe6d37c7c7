import {
  codeFingerprint,
  foundBy,
  planAnswer,
  planSearch,
  planSuite,
  probeBackend,
  runPlan,
  runRecord,
  thisMachine,
} from "../run/mod.ts";
import { counted } from "../base/mod.ts";
import { assembleResult, type ResultFile } from "../results/mod.ts";
import { openStore, sqliteFile } from "../run/store/mod.ts";
import { hasSearch, type Suite } from "../suites/mod.ts";
import { Interruption } from "./interruption.ts";
import { LineProgress, LiveProgress, noProgress, type Progress } from "./progress.ts";
import { print, printError } from "./print.ts";
import { suiteWords } from "./suite_words.ts";

/** How to train. */
export interface TrainOptions {
  /** Other seeds than the suite's. */
  readonly seeds: readonly number[] | undefined;
  readonly workers: number | undefined;
  /** The arguments of the command that makes the same result. */
  readonly command: readonly string[];
  /** Whether lines can be drawn over. */
  readonly live: boolean;
}

/**
 * Trains every trial of a suite anew, in a store of the memory: however it ends, nothing is left.
 *
 * @returns Null after Ctrl-C or SIGTERM.
 * @throws {UsageError} If the suite cannot be planned.
 * @throws {BackendError} If its backend cannot be started.
 */
export async function trainSuite(suite: Suite, options: TrainOptions): Promise<ResultFile | null> {
  const { numerics, fallbacks } = await probeBackend(suite.backend);
  const planOptions = { seeds: options.seeds, numerics };
  let plan = hasSearch(suite)
    ? await planSearch(suite, planOptions)
    : await planSuite(suite, planOptions);
  const workers = options.workers ?? navigator.hardwareConcurrency;
  using interruption = new Interruption();
  let progress: Progress = noProgress;
  try {
    await using store = await openStore(sqliteFile(":memory:"), "write", thisMachine());
    const fingerprint = await codeFingerprint();
    print(...fallbacks);
    const train = async () => {
      const count = counted(plan.trials.length, "trial");
      print(`Suite ${suiteWords(plan)}: ${count}, ${counted(workers, "worker")}`);
      progress = options.live ? new LiveProgress(plan, [], workers) : new LineProgress(plan, []);
      const trials = await runPlan(plan, {
        store,
        fingerprint,
        reuse: "none",
        workers,
        signal: interruption.signal,
        onNote: (line) => progress.onNote(line),
        onStart: (trial) => progress.onStart(trial),
        onProgress: (trial, state) => progress.onProgress(trial, state),
        onResult: (trial, result) => progress.onResult(trial, result),
      });
      // What it drew over would take later lines away again.
      progress.stop();
      if (!interruption.signal.aborted) return trials;
      printError(`Stopped after ${trials.length} of ${count}`);
      return null;
    };
    let trials = await train();
    if (hasSearch(suite) && trials !== null) {
      plan = await planAnswer(suite, foundBy(suite, plan, trials), planOptions);
      trials = await train();
    }
    if (trials === null) return null;
    const { command } = options;
    const record = runRecord(plan, { name: suite.name, command, fingerprint, fallbacks });
    return await assembleResult(record, trials, {
      command,
      machineOf: ({ id, fingerprint }) => store.machineOf(id, fingerprint),
      networkOf: ({ id, fingerprint }) => store.network(id, fingerprint),
    });
  } finally {
    progress.stop();
  }
}
