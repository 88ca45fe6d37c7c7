import { basename, dirname, join } from "node:path";
import { BENCH, counted, UsageError, withoutPasswords, writeFile } from "../base/mod.ts";
import {
  codeFingerprint,
  foundBy,
  type Plan,
  planAnswer,
  runRecord,
  trialFingerprint,
} from "../run/mod.ts";
import { writeReport } from "../report/mod.ts";
import { assembleResult } from "../results/mod.ts";
import type { StoreLocation, TrialTable } from "../run/store/mod.ts";
import { hasSearch } from "../suites/mod.ts";
import type { BackendName, TrialResult } from "../trial/spec/mod.ts";
import { planNamed } from "./plan_named.ts";
import { checkPaths, dataFiles, storeFiles } from "./check_paths.ts";
import { isSuiteFile } from "./find_suite.ts";
import { openStored } from "./list_results.ts";
import {
  makeFolders,
  resolveUserPath,
  resultsFolder,
  runFiles,
  showPath,
  showStore,
} from "./paths.ts";
import { print } from "./print.ts";
import { type RunFilter, runName } from "./run_name.ts";

/** Which trials of the suite, and where they are. */
export interface SuiteReportOptions extends RunFilter {
  readonly backend?: BackendName | undefined;
  readonly storage?: StoreLocation | undefined;
  readonly out?: string | undefined;
}

/**
 * Writes the report and the result file of a suite's trials in the store that the present code made. They
 * go into a separate folder next to the run's, which may hold more trials.
 *
 * @throws {UsageError} If a name or an option cannot be used, or the store has none of the trials.
 * @throws {DataError} If data cannot be read.
 */
export async function reportSuite(suiteName: string, options: SuiteReportOptions): Promise<void> {
  const planned = await planNamed(suiteName, options), { suite, fallbacks } = planned;
  const fingerprint = await codeFingerprint();
  const results = resultsFolder(options.out), { folder } = results;
  const location = options.storage ?? results.store;
  const plan = await reportedPlan(planned, location, fingerprint);
  const own = runFiles(join(folder, `${runName(suite, plan, options)}@store`));
  await checkPaths([
    ...isSuiteFile(suiteName) ? [{ what: "the suite file", path: resolveUserPath(suiteName) }] : [],
    ...dataFiles(plan),
    ...storeFiles(location, results),
    { what: "the report", path: own.report, writes: "report" },
    { what: "the result", path: own.json, writes: "result" },
  ]);
  await using store = await openStored(location);
  const trials = await endedTrials(plan, store, fingerprint);
  const missing = plan.trials.length - trials.length;
  if (trials.length === 0) {
    throw new UsageError(
      `Cannot report on ${suite.name}: ${showStore(location)} has none of its ` +
        `${counted(missing, "trial")} of the present code`,
    );
  }
  const command = [...BENCH, ...asRun(withoutPasswords(Deno.args), suiteName)];
  const record = runRecord(plan, { name: basename(own.folder), command, fingerprint, fallbacks });
  const result = await assembleResult(record, trials, {
    command,
    machineOf: (trial) => store.machineOf(trial.id, trial.fingerprint),
    networkOf: (trial) => store.network(trial.id, trial.fingerprint),
  });
  await makeFolders([dirname(own.json)]);
  await writeFile(own.json, JSON.stringify(result));
  await writeReport(result, own.report);
  print(
    `${trials.length} of ${counted(plan.trials.length, "trial")} in the store` +
      (missing === 0 ? "" : `, ${missing} missing`),
    `Report: ${showPath(own.report)}`,
  );
}

/** The plan that is reported on: of a suite with a search that of the answer. */
async function reportedPlan(
  { suite, plan, planOptions }: Awaited<ReturnType<typeof planNamed>>,
  location: StoreLocation,
  fingerprint: string,
): Promise<Plan> {
  if (!hasSearch(suite)) return plan;
  await using store = await openStored(location);
  const trials = await endedTrials(plan, store, fingerprint);
  return await planAnswer(suite, foundBy(suite, plan, trials), planOptions);
}

/** Those trials of a plan that a store has of the present code. */
async function endedTrials(
  plan: Plan,
  store: TrialTable,
  fingerprint: string,
): Promise<TrialResult[]> {
  const trials: TrialResult[] = [];
  for (const { id, plugins } of plan.trials) {
    const trial = await store.get(id, trialFingerprint(fingerprint, plugins));
    if (trial !== null) trials.push(trial);
  }
  return trials;
}

/** The arguments of `report --suite NAME` as those of the run that makes the trials. */
function asRun(args: readonly string[], suite: string): string[] {
  const others: string[] = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--suite") i += 1;
    else if (!args[i]!.startsWith("--suite=")) others.push(args[i]!);
  }
  return ["run", suite, ...others.filter((argument) => argument !== "report")];
}
