import { counted, duration, percent, UsageError } from "../base/mod.ts";
import { findModel } from "../../models/registry.ts";
import { inspectedTrial } from "../results/mod.ts";
import type { StoreLocation } from "../run/store/mod.ts";
import { wayTitle } from "../results/tables/mod.ts";
import type { Attempt, Rate, TrialResult } from "../trial/spec/mod.ts";
import { hasRuns, latestResult, readResultFile } from "./find_result.ts";
import { detailsText, headingText } from "./details_text.ts";
import { isThere, openStored } from "./list_results.ts";
import { resultsFolder, showPath, showStore } from "./paths.ts";
import { unknownNote } from "./unknown_note.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { columns } from "./text.ts";
import { bold, type Line, print } from "./print.ts";

/** What `show` takes beside the trial. */
export interface ShowOptions {
  readonly storage?: StoreLocation | undefined;
  readonly out?: string | undefined;
}

/**
 * Prints one trial of the store: specification, metrics, digest, and what there is to look at. Where there
 * is no store, as after a gate, the trials are those of the newest result.
 *
 * @throws {UsageError} If there is no store, or not exactly one trial whose id begins so.
 */
export async function showCommand(prefix: string, options: ShowOptions): Promise<void> {
  prepareScreen();
  print(...describe(await findTrial(prefix, options)));
}

async function findTrial(prefix: string, { storage, out }: ShowOptions): Promise<TrialResult> {
  const location = storage ?? resultsFolder(out).store;
  if (storage === undefined && !await isThere(location) && await hasRuns(out)) {
    const file = await latestResult(out);
    const { trials } = await readResultFile(file);
    return choose(prefix, trials.filter(({ id }) => id.startsWith(prefix)), showPath(file));
  }
  await using store = await openStored(location);
  return choose(prefix, await store.find(prefix), showStore(location));
}

function choose(prefix: string, found: readonly TrialResult[], source: string): TrialResult {
  const [trial, ...others] = found;
  const refuse = (reason: string) => new UsageError(`Cannot show the trial "${prefix}": ${reason}`);
  if (trial === undefined) throw refuse(`${source} has none whose id begins so`);
  if (others.length > 0) throw refuse(`the ids of ${others.length + 1} trials begin so`);
  return trial;
}

function attemptText({ epochs, outcome }: Attempt): string {
  const length = counted(epochs, "epoch");
  switch (outcome) {
    case "stopped":
      return `${length}, stopped by the rule`;
    case "ended":
      return length;
    case "diverged":
      return `${length}, diverged`;
  }
}

function describe(trial: TrialResult): Line[] {
  const { metrics, spec } = trial;
  const model = findModel(spec.model.name), unit = model?.loss ?? "loss per question";
  const rate = ({ value, wrong, total }: Rate) => `${percent(value)} (${wrong} of ${total})`;
  const facts = [
    ["trial", trial.id],
    ["status", trial.message === null ? trial.status : `${trial.status}: ${trial.message}`],
    ...metrics === null ? [] : [
      ["test error", rate(metrics.testError)],
      ["validation error", rate(metrics.validationError)],
      ["training error", rate(metrics.trainError)],
      ...(metrics.furtherErrors ?? []).map(({ part, way, error }) => [
        `test error, ${part}${way === null ? "" : `, ${wayTitle(spec.model.name, way)}`}`,
        rate(error),
      ]),
      ["training loss", `${metrics.trainLoss.toFixed(4)} ${unit}`],
    ],
    ["epochs", String(trial.epochs.phase.length)],
    ...trial.attempts === undefined
      ? []
      : [["attempts", trial.attempts.map(attemptText).join("; ")]],
    ["parameters", String(trial.parameterCount)],
    ["time", duration(trial.durationSeconds)],
    ["digest", trial.digest],
    ["data", trial.dataDigest],
    ["code", trial.fingerprint],
  ];
  return [
    ...unknownNote([trial]),
    bold(`${trial.workload} ${trial.variant} seed ${trial.seed}`),
    ...columns(facts),
    "",
    bold("specification"),
    ...JSON.stringify(spec, null, 2).split("\n"),
    ...model?.inspection === undefined || trial.inspections.length === 0
      ? []
      : ["", bold(headingText(model.inspection.title))],
    ...trial.inspections.flatMap((one) =>
      detailsText(model?.inspection?.details(one, inspectedTrial(trial)) ?? [], screenWidth())
    ),
  ];
}
