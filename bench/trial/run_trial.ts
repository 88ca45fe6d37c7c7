import * as tf from "@tensorflow/tfjs";
import { canonicalJson, type Numerics, sha256, startBackend } from "../../engine/mod.ts";
import { findModel, type Model, type ModelEntry } from "../../models/mod.ts";
import { type Batch, findTask, type Task, type TaskData } from "../../tasks/mod.ts";
import { type Attempt, type Epochs, statusBy, type TrialResult } from "./spec/trial_result.ts";
import { totalEpochs } from "./spec/budget.ts";
import { trialId, type TrialSpec } from "./spec/trial_spec.ts";
import { trainAttempts } from "./attempts.ts";
import { calibrate } from "./calibration.ts";
import { failedTrial } from "./spec/failed_trial.ts";
import { inspect } from "./inspect.ts";
import type { TrialJob, TrialListeners } from "./spec/job.ts";
import { loadPlugins } from "./spec/plugins.ts";
import { measure } from "./measure.ts";
import { Reporter } from "./reporter.ts";
import { type TrainedNetwork, trainedNetworkSchema } from "./spec/trained_network.ts";

/** What a trial adds to the fields that its specification gives. */
type Outcome = Omit<
  TrialResult,
  | ("id" | "workload" | "variant" | "seed" | "fingerprint" | "spec" | "tensors")
  | ("durationSeconds" | "calibrationSeconds")
>;

/**
 * Runs a trial: data, model and optimizer from its specification; training; evaluation. An exception
 * makes a result of status `failed`, never an error.
 */
export async function runTrial(
  job: TrialJob,
  listeners: TrialListeners = {},
): Promise<TrialResult> {
  const { spec, fingerprint, resume } = job;
  const before = resume?.seconds ?? 0;
  let started = performance.now();
  const elapsed = () => before + (performance.now() - started) / 1000;
  try {
    await loadPlugins(job.plugins ?? []);
    const { kernels } = spec.numerics;
    const backend = await startBackend(spec.backend, { kernels: kernels !== "typescript" });
    checkNumerics(spec.numerics, backend.numerics);
    const calibration = calibrate();
    const tensorsBefore = tf.memory().numTensors;
    started = performance.now();
    const outcome = await train(job, new Reporter(job, elapsed, listeners));
    const durationSeconds = elapsed();
    return {
      id: trialId(spec),
      workload: spec.workload,
      variant: spec.variant,
      seed: spec.seed,
      ...outcome,
      tensors: { before: tensorsBefore, after: tf.memory().numTensors },
      fingerprint,
      durationSeconds,
      // The machine may have become slower or faster meanwhile.
      calibrationSeconds: (calibration + calibrate()) / 2,
      spec,
    };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ...failedTrial(job, message), durationSeconds: elapsed() };
  }
}

/** A trial must not say that it used kernels or a library that it did not use. */
function checkNumerics(named: Numerics, running: Numerics): void {
  const [wanted, got] = [canonicalJson({ ...named }), canonicalJson({ ...running })];
  if (wanted !== got) throw new Error(`Cannot run a trial of ${wanted} with ${got}`);
}

/** The model of a specification, and the task of its kind. */
function find({ model, task: { name } }: TrialSpec): { entry: ModelEntry; task: Task } {
  const entry = findModel(model.name);
  if (entry === undefined) throw new RangeError(`Cannot find the model: ${model.name}`);
  const task = findTask(entry.kind, name);
  if (task === undefined) throw new RangeError(`Cannot find the task: ${name}`);
  return { entry, task };
}

/** Loads the data that a specification names, and makes sure that they are the ones it means. */
async function load(task: Task, { spec, files }: TrialJob): Promise<TaskData> {
  switch (spec.data.source) {
    case "generated":
      return task.generate({ ...spec.data, train: spec.data.train ?? 0 }, spec.task.options);
    case "files": {
      if (files === null) throw new TypeError(`Cannot read ${task.name} without its files`);
      const dataset = await task.files!.read(files);
      if (dataset.digest !== spec.data.digest) {
        const [first] = Object.values(files).flatMap(Object.values);
        throw new Error(`The data are not those of the specification any more: ${first}`);
      }
      return dataset;
    }
  }
}

async function train(
  job: TrialJob,
  reporter: Reporter,
): Promise<Outcome> {
  const { spec } = job;
  const { entry, task } = find(spec);
  const dataset = await load(task, job);
  const trained = await trainAttempts(job, entry, dataset, reporter);
  const { model, trainer, streams, attempts, epochs } = trained;
  try {
    const diverged = attempts.at(-1)!.outcome === "diverged";
    const ways = (entry.alsoAnswers ?? []).map(({ name }) => name);
    const metrics = diverged ? null : measure(model, dataset, streams.open("order"), ways);
    const outcome: Outcome = {
      status: metrics === null ? "diverged" : statusBy(metrics.testError, task.targetError),
      message: metrics === null ? divergedWhere(attempts, spec) : null,
      metrics,
      epochs,
      ...spec.budget.stop === undefined ? {} : { attempts: [...attempts] },
      ...trainer.skippedUpdates === null ? {} : { skippedUpdates: trainer.skippedUpdates },
      parameterCount: Object.values(model.parameters).reduce((sum, { size }) => sum + size, 0),
      dataDigest: dataset.digest,
      digest: digestOf(epochs, model),
      inspections: inspect(entry, model, dataset, trainer.history, metrics === null),
    };
    const network = metrics === null ? null : takeNetwork(entry, spec, model, dataset);
    if (network !== null) reporter.onNetwork(network);
    return outcome;
  } finally {
    model.dispose();
  }
}

/** "In epoch 3 of 40", or "In epoch 3 of 40 of attempt 2 of 5" */
function divergedWhere(attempts: readonly Attempt[], { budget }: TrialSpec): string {
  const epoch = `In epoch ${attempts.at(-1)!.epochs} of ${totalEpochs(budget)}`;
  const { attempts: most = 1 } = budget;
  return most === 1 ? epoch : `${epoch} of attempt ${attempts.length} of ${most}`;
}

/** The network with its weights, where its model has them for readers. */
function takeNetwork(
  { name, options, weights }: ModelEntry,
  spec: TrialSpec,
  model: Model<Batch>,
  dataset: TaskData,
): TrainedNetwork | null {
  if (weights === undefined) return null;
  const network = weights.take(options.parse(spec.model.options), model, dataset);
  return trainedNetworkSchema.parse({ model: name, ...network });
}

/** SHA-256 over the loss curve, as float64, and the final parameters, by name, as float32. */
function digestOf(epochs: Epochs, model: Model<Batch>): string {
  const curve = Float64Array.from(epochs.trainLoss, (loss) => loss ?? NaN);
  const parts: (string | Uint8Array)[] = [new Uint8Array(curve.buffer)];
  for (const name of Object.keys(model.parameters).sort()) {
    const values = model.parameters[name]!.dataSync<"float32">().slice();
    parts.push(name, new Uint8Array(values.buffer));
  }
  return sha256(...parts);
}
