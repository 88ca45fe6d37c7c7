import {
  deviationOf,
  follow,
  formatOptimizer,
  limitOf,
  measuredBy,
  rateOf,
  type Schedule,
  type Stage,
  stepsOf,
} from "../../../optim/spec/mod.ts";
import {
  earlierEpochs,
  lengthOf,
  type Metrics,
  type TrialResult,
  type TrialSpec,
} from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { type ColumnOf, columnsOf } from "./column.ts";

/** A trial, with what the file says of its workload and variant. */
export interface TrialRow {
  readonly result: ResultFile;
  readonly trial: TrialResult;
  readonly workload: ResultFile["workloads"][0];
  readonly variant: ResultFile["variants"][0];
}

const { text, whole, real, truth } = columnsOf<TrialRow>();

/** What tells trials apart. */
export const trialKey: readonly ColumnOf<TrialRow>[] = [
  text("id", "the trial's id: `show` takes it", ({ trial }) => trial.id, { label: "Trial" }),
  text("workload", "model and task", ({ trial }) => trial.workload, { brief: true }),
  text("variant", "the variant's name", ({ trial }) => trial.variant, { brief: true }),
  whole("seed", "pairs share it", ({ trial }) => trial.seed, { brief: true, shown: "plain" }),
];

/** An error, and the counts that it comes from. */
function errorColumns(
  prefix: string,
  part: string,
  metric: "testError" | "validationError" | "trainError",
): ColumnOf<TrialRow>[] {
  const of = ({ trial }: TrialRow) => trial.metrics?.[metric];
  return [
    real(`${prefix}_error`, `wrong answers, ${part}`, (row) => of(row)?.value ?? null, {
      unit: "fraction",
      brief: true,
    }),
    whole(`${prefix}_wrong`, "how many were wrong", (row) => of(row)?.wrong ?? null),
    whole(`${prefix}_total`, "of how many", (row) => of(row)?.total ?? null),
  ];
}

function questions({ workload }: TrialRow, part: "trainingQuestions" | "testQuestions"): number {
  return workload.parts.reduce((sum, one) => sum + one[part], 0);
}

function measured(row: TrialRow, of: (metrics: Metrics) => number): number | null {
  const value = row.trial.metrics === null ? null : of(row.trial.metrics);
  return Number.isFinite(value) ? value : null;
}

function stepsOfStage({ trial }: TrialRow, ...stages: readonly Stage[]): string | null {
  const steps = stages.flatMap((stage) => stepsOf(trial.spec.optimizer, stage));
  return steps.length === 0 ? null : formatOptimizer(steps);
}

/** A schedule in the first update; null if training decides. */
function firstOf(schedule: Schedule | null, { budget }: TrialSpec): number | null {
  if (schedule === null || typeof schedule === "number") return schedule;
  if (measuredBy(schedule) !== null) return null;
  return follow(schedule, lengthOf(budget))({ update: 0, epoch: 0 });
}

const recipe: readonly ColumnOf<TrialRow>[] = [
  text("optimizer", "as text", ({ trial }) => formatOptimizer(trial.spec.optimizer)),
  text("clip", "the optimizer's steps that clip", (row) => stepsOfStage(row, "clip")),
  real(
    "clip_norm",
    "largest norm that the clip leaves",
    ({ trial }) => limitOf(trial.spec.optimizer)?.norm ?? null,
  ),
  text("noise", "the optimizer's steps that add noise", (row) => stepsOfStage(row, "noise")),
  real(
    "noise_standard_deviation",
    "at the first update",
    ({ trial: { spec } }) => firstOf(deviationOf(spec.optimizer), spec),
  ),
  text("rule", "the optimizer's other steps", (row) => stepsOfStage(row, "scale", "rule")),
  real(
    "learning_rate",
    "at the first update",
    ({ trial: { spec } }) => firstOf(rateOf(spec.optimizer), spec),
  ),
  whole(
    "earlier_epochs",
    "planned of the phases before the last",
    ({ trial }) => earlierEpochs(trial.spec.budget),
    { unit: "epochs" },
  ),
  whole("planned_epochs", "planned of the last phase", ({ trial }) => trial.spec.budget.epochs, {
    unit: "epochs",
  }),
  whole("batch_size", "examples of a batch", ({ trial }) => trial.spec.budget.batchSize),
  text("model_options", "as JSON", ({ trial }) => JSON.stringify(trial.spec.model.options)),
  text("task_options", "as JSON", ({ trial }) => JSON.stringify(trial.spec.task.options)),
];

/** One row for each trial. */
export const trialColumns: readonly ColumnOf<TrialRow>[] = [
  text("suite", "the suite's name", ({ result }) => result.suite.name),
  ...trialKey,
  text("model", "the model's name", ({ workload }) => workload.model),
  text("task", "the task's name", ({ workload }) => workload.task),
  text("reference", "the variant it is compared with", ({ variant }) => variant.reference),
  text("arm", "what the variant is a configuration of", ({ variant }) => variant.arm ?? null),
  text("status", "solved, unsolved, diverged or failed", ({ trial }) => trial.status, {
    brief: true,
  }),
  truth(
    "solved",
    "whether the test error is within the target",
    ({ trial }) => trial.status === "solved",
  ),
  ...errorColumns("test", "of the test part", "testError"),
  ...errorColumns("validation", "of the validation part", "validationError"),
  ...errorColumns("train", "of the training part", "trainError"),
  real(
    "train_loss",
    "per question of the training part",
    (row) => measured(row, ({ trainLoss }) => trainLoss),
    { unit: "nats or loss per question" },
  ),
  whole("epochs", "trained, of all phases", ({ trial }) => trial.epochs.phase.length, {
    unit: "epochs",
  }),
  whole("parameters", "numbers that are learned", ({ trial }) => trial.parameterCount),
  real("seconds", "of training and evaluation", ({ trial }) => trial.durationSeconds, {
    unit: "s",
  }),
  ...recipe,
  text("data_source", "generated or files", ({ workload }) => workload.source),
  whole(
    "training_questions",
    "the validation part included",
    (row) => questions(row, "trainingQuestions"),
  ),
  whole("test_questions", "of the test part", (row) => questions(row, "testQuestions")),
  text("backend", "numerical backend", ({ trial }) => trial.spec.backend),
  text("digest", "SHA-256 over loss curve and final parameters", ({ trial }) => trial.digest),
  text("data_digest", "SHA-256 over the data", ({ trial }) => trial.dataDigest),
  text("fingerprint", "of the code that ran it", ({ trial }) => trial.fingerprint),
  text("message", "why it failed, or when it diverged", ({ trial }) => trial.message),
  whole(
    "planned_attempts",
    "trainings at the most",
    ({ trial }) => trial.spec.budget.attempts ?? 1,
  ),
  whole(
    "attempts",
    "trainings that were made",
    ({ trial: { attempts, status } }) => status === "failed" ? null : attempts?.length ?? 1,
  ),
  text(
    "wrappers",
    "the optimizer's steps that contain others",
    (row) => stepsOfStage(row, "wrapper"),
  ),
  whole(
    "skipped_updates",
    "not finite, in the last attempt",
    ({ trial }) => trial.skippedUpdates ?? null,
  ),
];
