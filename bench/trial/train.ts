import type { RandomStream } from "../../engine/mod.ts";
import {
  applyGradients,
  type GradientTransformation,
  type Observation,
  type State,
} from "../../optim/mod.ts";
import type { Mode, Model, ModeRandom } from "../../models/mod.ts";
import type { Batch, Dataset } from "../../tasks/mod.ts";
import { type Epochs, noEpochs } from "../result_file.ts";
import type { BudgetSpec } from "../trial_spec.ts";
import { evaluate } from "./evaluate.ts";

/** What a training run is made of. */
export interface Training<B extends Batch> {
  readonly model: Model<B>;
  readonly dataset: Dataset<B>;
  readonly optimizer: GradientTransformation;
  readonly budget: BudgetSpec;
  /** The order of the examples. */
  readonly order: RandomStream;
  readonly random: ModeRandom;
}

/** A column of the result file, which is JSON and so has no number that is not finite. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Sums over the updates of an epoch. */
interface EpochSums {
  loss: number;
  gradientNorm: number;
  clippedGradientNorm: number;
  clipped: number;
  updates: number;
  last: Observation;
}

/**
 * The validation part is asked every so many epochs, and after the last one: each time costs as much as
 * a tenth of an epoch.
 */
export const VALIDATE_EVERY = 5;

/** Trains a model, and stops early only when a loss or a gradient is no longer finite. */
export class Trainer<B extends Batch> {
  readonly epochs: Epochs = noEpochs();
  readonly #training: Training<B>;
  #state: State;
  #lastBatch: B | undefined;

  /**
   * @throws {RangeError} If every batch of an epoch would be dropped.
   */
  constructor(training: Training<B>) {
    const { budget: { batchSize, lastBatch }, dataset: { train } } = training;
    if (lastBatch === "dropped" && train.length < batchSize) {
      throw new RangeError(`Cannot fill a batch of ${batchSize} with ${train.length} examples`);
    }
    this.#training = training;
    this.#state = training.optimizer.init(training.model.parameters);
  }

  /**
   * One pass over the training part, in a new order.
   *
   * @returns Whether the loss and all gradients stayed finite.
   */
  runEpoch(): boolean {
    const { dataset, budget, model, order, random } = this.#training;
    const epoch = this.epochs.linear.length;
    const linear = epoch < budget.linearEpochs;
    const mode = { training: true, linear, random } as const;
    const count = dataset.train.length;
    const all = budget.sampling === "shuffled"
      ? order.shuffled(Array(count).keys())
      : Array.from({ length: count }, () => order.integer(count));
    const left = budget.lastBatch === "dropped" ? count % budget.batchSize : 0;
    const indices = all.slice(0, count - left);
    const sums: EpochSums = {
      loss: 0,
      gradientNorm: 0,
      clippedGradientNorm: 0,
      clipped: 0,
      updates: 0,
      last: {},
    };
    let converging = true;
    for (let start = 0; converging && start < indices.length; start += budget.batchSize) {
      const examples = indices.slice(start, start + budget.batchSize);
      const batch = dataset.train.batch(examples, this.#lastBatch);
      this.#lastBatch = batch;
      converging = this.#step(batch, mode, epoch, sums);
    }
    const ended = epoch + 1;
    const last = ended === budget.linearEpochs + budget.epochs;
    const validation = last || ended % VALIDATE_EVERY === 0
      ? evaluate(model, dataset.validation, { linear })
      : { wrong: NaN, loss: NaN, total: 1 };
    const { updates, last: seen } = sums;
    const row: Record<keyof Epochs, number> = {
      linear: Number(linear),
      learningRate: seen.learningRate ?? 0,
      trainLoss: sums.loss / indices.length,
      validationError: validation.wrong / validation.total,
      validationLoss: validation.loss / validation.total,
      gradientNorm: sums.gradientNorm / updates,
      clippedGradientNorm: sums.clippedGradientNorm / updates,
      clippedShare: sums.clipped / updates,
      noiseStandardDeviation: seen.noiseStandardDeviation ?? 0,
    };
    for (const [name, value] of Object.entries(row)) {
      this.epochs[name as keyof Epochs].push(finite(value));
    }
    return converging;
  }

  /** One update. It is not made when loss or gradient are not finite. */
  #step(batch: B, mode: Mode, epoch: number, sums: EpochSums): boolean {
    const { model, optimizer } = this.#training;
    const { loss, gradients, dispose } = model.lossAndGradients(batch, mode);
    sums.loss += loss;
    sums.updates += 1;
    const seen: Mutable<Observation> = {};
    if (Number.isFinite(sums.loss)) {
      this.#state = applyGradients(optimizer, model.parameters, gradients, this.#state, {
        epoch,
        observe: (observation) => Object.assign(seen, observation),
      });
      sums.last = seen;
    }
    sums.gradientNorm += seen.gradientNorm ?? NaN;
    sums.clippedGradientNorm += seen.clippedGradientNorm ?? NaN;
    sums.clipped += Number(seen.clipped ?? false);
    dispose();
    return Number.isFinite(sums.loss) && Number.isFinite(sums.gradientNorm);
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
