import { join } from "node:path";
import { z } from "zod";
import { commandText } from "../command_line.ts";
import { UsageError } from "../errors.ts";
import { fileFault } from "../file_fault.ts";
import { dateAndTime, percent } from "../format.ts";
import { resultFileKind, type TrialResult } from "../result_file.ts";
import { selectNames } from "../select.ts";
import { SqliteStore } from "../store/mod.ts";
import { workloads } from "../workloads.ts";
import { findResult, readResultFile } from "./find_result.ts";
import { findSuite } from "./find_suite.ts";
import { resultsFolder, runFiles, showPath } from "./paths.ts";

/** What `list` takes beside the table's name. */
export interface ListOptions {
  readonly out?: string | undefined;
  readonly storage?: string | undefined;
  readonly suite?: string | undefined;
  readonly run?: string | undefined;
}

/** Of a result file, what a list says of it; of earlier versions too. */
const headSchema = z.object({
  format: z.literal(resultFileKind.format),
  suite: z.object({ name: z.string() }),
  createdAt: z.string(),
  command: z.union([z.string(), z.array(z.string())]),
  trials: z.array(z.unknown()),
  plannedTrials: z.number(),
});

/**
 * The runs in a folder of results, the newest first: the name of the folder, suite, time, trials that
 * ended, and command.
 *
 * @throws {UsageError} If the folder cannot be read.
 */
export async function runRows({ out }: ListOptions): Promise<string[][]> {
  const { folder } = resultsFolder(out);
  const runs: { readonly name: string; readonly head: z.infer<typeof headSchema> | null }[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (!isDirectory) continue;
      const text = await readIfThere(runFiles(join(folder, name)).json);
      if (text !== null) runs.push({ name, head: headOf(text) });
    }
  } catch (error) {
    throw new UsageError(`Cannot list the runs in ${showPath(folder)}: ${fileFault(error)}`);
  }
  if (runs.length === 0) throw new UsageError(`Cannot list the runs in ${showPath(folder)}: none`);
  const time = ({ head }: typeof runs[0]) => head?.createdAt ?? "";
  runs.sort((one, other) =>
    time(other).localeCompare(time(one)) || one.name.localeCompare(other.name)
  );
  return [
    ["run", "suite", "made", "trials", "command"],
    ...runs.map(({ name, head }) =>
      head === null ? [name, "", "", "", "its result.json is damaged"] : [
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

async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await Deno.stat(path)).isFile ? await Deno.readTextFile(path) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function headOf(text: string): z.infer<typeof headSchema> | null {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * The trials of a store, or of a run: id, workload, variant, seed, status and test error.
 *
 * @throws {UsageError} If there is no store or run, or no suite of that name.
 */
export async function trialRows(options: ListOptions): Promise<string[][]> {
  const belongs = await suiteFilter(options.suite);
  const trials = (await trialsOf(options)).filter(belongs).toSorted(byPlace);
  return [
    ["trial", "workload", "variant", "seed", "status", "test error"],
    ...trials.map(({ id, workload, variant, seed, status, metrics }) => [
      ...[id, workload, variant, `${seed}`, status],
      metrics === null ? "" : percent(metrics.testError.value),
    ]),
  ];
}

async function trialsOf({ run, out, storage }: ListOptions): Promise<readonly TrialResult[]> {
  if (run !== undefined) {
    if (storage !== undefined) throw new UsageError("Cannot use --storage with --run");
    return (await readResultFile(await findResult(run, out))).trials;
  }
  using store = openStore(storage ?? resultsFolder(out).store);
  return store.find("");
}

/**
 * Opens a store that is there, to read it.
 *
 * @throws {UsageError} If it is not, or cannot be opened.
 */
export function openStore(path: string): SqliteStore {
  try {
    Deno.statSync(path);
  } catch {
    throw new UsageError(`Cannot open the store ${showPath(path)}: there is no such file`);
  }
  return new SqliteStore(path, "read");
}

/** Trials of a suite, whatever their seeds, budgets and data; all without one. */
async function suiteFilter(name: string | undefined): Promise<(trial: TrialResult) => boolean> {
  if (name === undefined) return () => true;
  const suite = await findSuite(name);
  const own = new Set(selectNames("workload", suite.workloads, Object.keys(workloads)));
  const variants = new Set(
    suite.variants.map((variant) => typeof variant === "string" ? variant : variant.name),
  );
  return ({ workload, variant }) => own.has(workload) && variants.has(variant);
}

/** Numbers in names by their value: task 2 before task 10. */
const names = new Intl.Collator("en", { numeric: true });

function byPlace(one: TrialResult, other: TrialResult): number {
  return names.compare(one.workload, other.workload) ||
    names.compare(one.variant, other.variant) || one.seed - other.seed;
}
