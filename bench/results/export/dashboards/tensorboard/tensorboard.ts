import type { ResultFile } from "../../../result_file.ts";
import { createdTime } from "../created_time.ts";
import type { Curve } from "../curves.ts";
import type { ExportedFile, FolderFormat } from "../folder_format.ts";
import { safeName, safePath } from "../safe_name.ts";
import { type TrialRecord, trialRecords } from "../trial_record.ts";
import { firstEvent, summaryEvent, type SummaryValue } from "./event.ts";
import { experiment, sessionEnd, sessionStart, type Setting } from "./hparams.ts";
import { record } from "./record.ts";

/** Measures that the table of hyperparameters shows; charts show all. */
const MEASURES = ["test_error", "validation_error", "train_error", "train_loss", "epochs"]
  .map((name) => `trials/${name}`);

/**
 * Event files of TensorBoard: a run for each trial, in a folder `workload/variant/seed`, and the table of
 * hyperparameters. Scalars have 32 bits there.
 */
export const tensorboard: FolderFormat = {
  title: "event files of TensorBoard",
  folderOf: () => "",
  *files(result) {
    const seconds = createdTime(result) / 1000, settings = settingsOf(result);
    yield file("", result.suite.name, seconds, [
      summaryEvent(seconds, 0, [experiment(settings, MEASURES)]),
    ]);
    for (const trial of trialRecords(result)) {
      const { workload, variant, seed, id } = trial.trial;
      const folder = `${safePath(workload)}/${safeName(variant)}/${seed}/`;
      yield file(folder, id, seconds, [...eventsOf(trial, settings, seconds)]);
    }
  },
};

function file(
  folder: string,
  name: string,
  seconds: number,
  events: readonly Uint8Array[],
): ExportedFile {
  const records = [firstEvent(seconds), ...events].map(record);
  const content = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const one of records) {
    content.set(one, start);
    start += one.length;
  }
  return { path: `${folder}events.out.tfevents.${safeName(name)}`, content };
}

/**
 * The values that each setting has, words if they are of several types: first the settings that differ,
 * because the table shows five at first. Runs of a group share all.
 */
function settingsOf(result: ResultFile): Map<string, Set<Setting>> {
  const all = new Map<string, Setting[]>();
  for (const { settings } of trialRecords(result)) {
    for (const [name, value] of settings) {
      if (name === "seed") continue;
      const values = all.get(name);
      if (values === undefined) all.set(name, [value]);
      else values.push(value);
    }
  }
  const sets = [...all].map(([name, values]) => {
    const types = new Set(values.map((value) => typeof value));
    const set = new Set<Setting>(types.size > 1 ? values.map(String) : values);
    return { name, set, differs: set.size > 1 || values.length < result.trials.length };
  });
  const first = sets.filter(({ differs }) => differs);
  return new Map([...first, ...sets].map(({ name, set }) => [name, set]));
}

function* eventsOf(
  { trial, curves, measures, settings }: TrialRecord,
  columns: ReadonlyMap<string, ReadonlySet<Setting>>,
  seconds: number,
): Generator<Uint8Array> {
  const shared = [...settings].flatMap(([name, value]): [string, Setting][] => {
    const values = columns.get(name);
    return values === undefined ? [] : [[name, values.has(value) ? value : String(value)]];
  });
  const group = `${trial.workload} ${trial.variant}`;
  yield summaryEvent(seconds, 0, [sessionStart(new Map(shared), group, seconds)]);
  yield* scalarEvents([...curves, ...measures], seconds);
  yield summaryEvent(seconds, 0, [sessionEnd(trial.status !== "failed", seconds)]);
}

/** An event for each epoch, with the points there of all curves. */
function* scalarEvents(curves: readonly Curve[], seconds: number): Generator<Uint8Array> {
  const steps = new Map<number, SummaryValue[]>();
  for (const { name, meaning, points } of curves) {
    for (const [i, [step, scalar]] of points.entries()) {
      const values = steps.get(step) ?? [];
      values.push({ tag: name, scalar, ...i === 0 ? { description: meaning } : {} });
      steps.set(step, values);
    }
  }
  for (const step of [...steps.keys()].sort((a, b) => a - b)) {
    yield summaryEvent(seconds, step, steps.get(step)!);
  }
}
