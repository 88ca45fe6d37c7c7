import { join } from "node:path";
import {
  commandText,
  dateAndTime,
  fileFault,
  percent,
  selectNames,
  UsageError,
} from "../base/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";
import { kindOfStore, openStore, type StoreLocation, type TrialStore } from "../run/store/mod.ts";
import { hasSearch, searchSuite, workloads } from "../suites/mod.ts";
import { findResult, readResultFile } from "./find_result.ts";
import { findSuite } from "./find_suite.ts";
import { resultsFolder, runFiles, showPath, showStore } from "./paths.ts";
import { readResultHead, type ResultHead } from "./result_head.ts";

/** What `list` takes beside the table's name. */
export interface ListOptions {
  readonly out?: string | undefined;
  readonly storage?: StoreLocation | undefined;
  readonly suite?: string | undefined;
  readonly run?: string | undefined;
}

/**
 * The runs in a folder of results, the newest first: the name of the folder, suite, time, trials that
 * ended, and command.
 *
 * @throws {UsageError} If the folder cannot be read.
 */
export async function runRows({ out }: ListOptions): Promise<string[][]> {
  const { folder } = resultsFolder(out);
  const runs: { readonly name: string; readonly head: ResultHead | string }[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (!isDirectory) continue;
      const head = await headOrFault(runFiles(join(folder, name)).json);
      if (head !== undefined) runs.push({ name, head });
    }
  } catch (error) {
    throw new UsageError(`Cannot list the runs in ${showPath(folder)}: ${fileFault(error)}`);
  }
  if (runs.length === 0) throw new UsageError(`Cannot list the runs in ${showPath(folder)}: none`);
  const time = ({ head }: typeof runs[0]) => typeof head === "string" ? "" : head.createdAt;
  runs.sort((one, other) =>
    time(other).localeCompare(time(one)) || one.name.localeCompare(other.name)
  );
  return [
    ["run", "suite", "made", "trials", "command"],
    ...runs.map(({ name, head }) =>
      typeof head === "string" ? [name, "", "", "", head] : [
        name,
        head.suite.name,
        dateAndTime(head.createdAt),
        head.trials.length === head.plannedTrials
          ? `${head.plannedTrials}`
          : `${head.trials.length} of ${head.plannedTrials}`,
        typeof head.command === "string" ? head.command : commandText(head.command),
      ]
    ),
  ];
}

/** The summary of a result file, or why there is none; undefined without a file. */
async function headOrFault(path: string): Promise<ResultHead | string | undefined> {
  try {
    const head = await readResultHead(path);
    return head === null ? "its result.json is damaged" : head;
  } catch (error) {
    return `its result.json cannot be read: ${fileFault(error)}`;
  }
}

/**
 * The trials of a store, or of a run: id, workload, variant, seed, status and test error; and, where some are
 * of the same workload, variant and seed, what tells them apart.
 *
 * @throws {UsageError} If there is no store or run, or no suite of that name.
 */
export async function trialRows(options: ListOptions): Promise<string[][]> {
  const belongs = await suiteFilter(options.suite);
  const trials = (await trialsOf(options)).filter(belongs).toSorted(byPlace);
  const differences = differencesOf(trials), differ = differences.some((text) => text !== "");
  return [
    [
      "trial",
      "workload",
      "variant",
      "seed",
      "status",
      "test error",
      ...differ ? ["differs by"] : [],
    ],
    ...trials.map(({ id, workload, variant, seed, status, metrics }, i) => [
      id,
      workload,
      variant,
      `${seed}`,
      status,
      metrics === null ? "" : percent(metrics.testError.value),
      ...differ ? [differences[i]!] : [],
    ]),
  ];
}

/** How many settings a list shows of a trial; `show` shows them all. */
const MOST_SETTINGS = 3;

/** By trial: its settings that another of the same workload, variant and seed does not share. */
function differencesOf(trials: readonly TrialResult[]): string[] {
  const settings = trials.map(settingsOf);
  const alike = Map.groupBy(
    trials.keys(),
    (i) => JSON.stringify([trials[i]!.workload, trials[i]!.variant, trials[i]!.seed]),
  );
  const texts = trials.map(() => "");
  for (const group of alike.values()) {
    for (const i of group) {
      const own = [...settings[i]!].filter(([name, value]) =>
        group.some((other) => settings[other]!.get(name) !== value)
      ).map(([name, value]) => `${name} ${value}`);
      const more = own.length > MOST_SETTINGS ? ", ..." : "";
      texts[i] = own.slice(0, MOST_SETTINGS).join(", ") + more;
    }
  }
  return texts;
}

/** The specification of a trial as names and values, most often changed first; then its code. */
function settingsOf({ spec, fingerprint }: TrialResult): Map<string, string> {
  const { budget, data, ...others } = spec;
  const settings = new Map<string, string>();
  const add = (name: string, value: unknown) => {
    if (typeof value !== "object" || value === null) settings.set(name, shortened(value));
    else for (const [key, part] of Object.entries(value)) add(`${name}.${key}`, part);
  };
  for (const [name, value] of Object.entries({ budget, data, ...others })) add(name, value);
  add("code", fingerprint);
  return settings;
}

/** Digests are long; the first digits are enough to tell them apart. */
function shortened(value: unknown): string {
  const text = String(value);
  return /^[0-9a-f]{16,}$/.test(text) ? text.slice(0, 8) : text;
}

async function trialsOf({ run, out, storage }: ListOptions): Promise<readonly TrialResult[]> {
  if (run !== undefined) {
    if (storage !== undefined) throw new UsageError("Cannot use --storage with --run");
    return (await readResultFile(await findResult(run, out))).trials;
  }
  await using store = await openStored(storage ?? resultsFolder(out).store);
  return await store.find("");
}

/**
 * Opens an existing store for reading.
 *
 * @throws {UsageError} If it is not, or cannot be opened.
 */
export async function openStored(store: StoreLocation): Promise<TrialStore> {
  if (!await isThere(store)) {
    throw new UsageError(`Cannot open the store ${showStore(store)}: there is no such file`);
  }
  return await openStore(store, "read");
}

/** Whether a store's file is there; a server is asked when it is opened. */
export async function isThere(store: StoreLocation): Promise<boolean> {
  return !kindOfStore(store).isFile || await Deno.stat(store.place).then(() => true, () => false);
}

/** Trials of a suite, whatever their seeds, budgets and data; all without one. */
async function suiteFilter(name: string | undefined): Promise<(trial: TrialResult) => boolean> {
  if (name === undefined) return () => true;
  const suite = await findSuite(name);
  const own = new Set(selectNames("workload", suite.workloads, Object.keys(workloads)));
  const searched = hasSearch(suite) ? searchSuite(suite).variants : [];
  const variants = new Set(
    [...suite.variants, ...searched]
      .map((variant) => typeof variant === "string" ? variant : variant.name),
  );
  return ({ workload, variant }) => own.has(workload) && variants.has(variant);
}

/** Numbers in names by their value: task 2 before task 10. */
const names = new Intl.Collator("en", { numeric: true });

function byPlace(one: TrialResult, other: TrialResult): number {
  return names.compare(one.workload, other.workload) ||
    names.compare(one.variant, other.variant) || one.seed - other.seed;
}
