import { sha256 } from "../../../../../engine/base/mod.ts";
import { stringifyYaml } from "../../../../../std.ts";
import { commandText, plainLine } from "../../../../base/mod.ts";
import type { ResultFile } from "../../../result_file.ts";
import { createdTime } from "../created_time.ts";
import type { ExportedFile, FolderFormat } from "../folder_format.ts";
import { type TrialRecord, trialRecords } from "../trial_record.ts";

/** The most characters that MLflow takes. */
const LONGEST = { parameter: 6000, tag: 8000 } as const;

/** Of a run, as MLflow counts them. */
const STATUS = { finished: 3, failed: 4 } as const;

/** MLflow's number for a run that was started by hand, on no platform. */
const LOCAL_SOURCE = 4;

/**
 * A file store of MLflow: an experiment for the suite, a run for each trial. Other experiments may lie in
 * the same store. Numbers have all their digits.
 *
 * Source: mlflow/store/tracking/file_store.py.
 */
export const mlflow: FolderFormat = {
  title: "a file store of MLflow",
  folderOf: experimentOf,
  *files(result) {
    const experiment = experimentOf(result), time = createdTime(result);
    yield yaml("meta.yaml", {
      artifact_location: artifactsOf(experiment),
      creation_time: time,
      experiment_id: experiment,
      last_update_time: time,
      lifecycle_stage: "active",
      name: `gradnoise ${plainLine(result.suite.name)}`,
    });
    const title = plainLine(result.suite.title);
    if (title !== "") yield { path: "tags/mlflow.note.content", content: title };
    for (const record of trialRecords(result)) yield* runOf(result, experiment, time, record);
  },
};

/** An experiment's id: 18 digits, the same for every result of the suite. */
function experimentOf({ suite }: ResultFile): string {
  const number = BigInt(`0x${sha256(`gradnoise ${suite.name}`)}`) % 10n ** 17n;
  return `${10n ** 17n + number}`;
}

/** Where the artifacts are, of which there are none. A path would depend on where the store lies. */
function artifactsOf(place: string): string {
  return `mlflow-artifacts:/${place}`;
}

function yaml(path: string, values: Readonly<Record<string, unknown>>): ExportedFile {
  return { path, content: stringifyYaml(values) };
}

function* runOf(
  result: ResultFile,
  experiment: string,
  time: number,
  { trial, curves, measures, settings, facts }: TrialRecord,
): Generator<ExportedFile> {
  const run = sha256(`${experiment} ${trial.id}`).slice(0, 32);
  const name = plainLine(`${trial.workload} ${trial.variant} ${trial.seed}`);
  yield yaml(`${run}/meta.yaml`, {
    artifact_uri: artifactsOf(`${experiment}/${run}/artifacts`),
    deleted_time: null,
    end_time: time,
    entry_point_name: "",
    experiment_id: experiment,
    lifecycle_stage: "active",
    run_id: run,
    run_name: name,
    run_uuid: run,
    source_name: "",
    source_type: LOCAL_SOURCE,
    source_version: "",
    start_time: time - Math.round(trial.durationSeconds * 1000),
    status: trial.status === "failed" ? STATUS.failed : STATUS.finished,
    tags: [],
    user_id: "gradnoise",
  });
  // MLflow takes a folder for a run only if it has these.
  for (const folder of ["artifacts", "metrics", "params"]) {
    yield { path: `${run}/${folder}`, content: null };
  }
  for (const { name, points } of [...curves, ...measures]) {
    const lines = points.map(([step, value]) => `${time} ${value} ${step}\n`);
    if (lines.length > 0) yield { path: `${run}/metrics/${name}`, content: lines.join("") };
  }
  for (const [name, value] of settings) {
    yield { path: `${run}/params/${name}`, content: cut(String(value), LONGEST.parameter) };
  }
  const tags = {
    "mlflow.runName": name,
    "mlflow.source.name": plainLine(commandText(result.command)),
    "mlflow.source.type": "LOCAL",
    "mlflow.user": "gradnoise",
    ...Object.fromEntries([...facts].map(([name, value]) => [`gradnoise.${name}`, value])),
  };
  for (const [name, value] of Object.entries(tags)) {
    yield { path: `${run}/tags/${name}`, content: cut(value, LONGEST.tag) };
  }
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
