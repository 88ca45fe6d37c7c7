import * as tf from "@tensorflow/tfjs";
import type { Json, RandomStream } from "../../engine/mod.ts";
import { applyUpdates, type GradientTransformation, type Observation } from "../../optim/mod.ts";
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

/** Trains a model, and stops early only when a loss or a gradient is no longer finite. */
export class Trainer<B extends Batch> {
  readonly epochs: Epochs = noEpochs();
  readonly #training: Training<B>;
  readonly #variables: tf.Variable[];
  /** tfjs knows a variable by a number of its own. */
  readonly #names: ReadonlyMap<string, string>;
  #state: Json;

  constructor(training: Training<B>) {
    const { parameters } = training.model;
    this.#training = training;
    this.#variables = Object.values(parameters);
    this.#names = new Map(Object.entries(parameters).map(([name, { name: id }]) => [id, name]));
    this.#state = training.optimizer.init(parameters);
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
    const indices = order.shuffled(Array(dataset.train.length).keys());
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
      const batch = dataset.train.batch(indices.slice(start, start + budget.batchSize));
      converging = this.#step(batch, mode, epoch, sums);
    }
    const validation = evaluate(model, dataset.validation, { linear });
    const { updates, last } = sums;
    const row: Record<keyof Epochs, number> = {
      linear: Number(linear),
      learningRate: last.learningRate ?? 0,
      trainLoss: sums.loss / indices.length,
      validationError: validation.wrong / validation.total,
      validationLoss: validation.loss / validation.total,
      gradientNorm: sums.gradientNorm / updates,
      clippedGradientNorm: sums.clippedGradientNorm / updates,
      clippedShare: sums.clipped / updates,
      noiseStandardDeviation: last.noiseStandardDeviation ?? 0,
    };
    for (const [name, value] of Object.entries(row)) {
      this.epochs[name as keyof Epochs].push(finite(value));
    }
    return converging;
  }

  /** One update. It is not made when loss or gradient are not finite. */
  #step(batch: B, mode: Mode, epoch: number, sums: EpochSums): boolean {
    const { model, optimizer } = this.#training;
    const { value, grads } = tf.variableGrads(() => model.loss(batch, mode), this.#variables);
    const gradients = Object.fromEntries(
      Object.entries(grads).map(([id, gradient]) => [this.#names.get(id)!, gradient]),
    );
    const observations: Observation[] = [];
    const { updates, state } = optimizer.update(gradients, this.#state, model.parameters, {
      epoch,
      observe: (observation) => observations.push(observation),
    });
    const seen: Observation = Object.assign({}, ...observations);
    sums.loss += value.dataSync()[0]!;
    sums.gradientNorm += seen.gradientNorm!;
    sums.clippedGradientNorm += seen.clippedGradientNorm!;
    sums.clipped += Number(seen.clipped);
    sums.updates += 1;
    sums.last = seen;
    const converging = Number.isFinite(sums.loss) && Number.isFinite(sums.gradientNorm);
    if (converging) {
      applyUpdates(model.parameters, updates);
      this.#state = state;
    }
    tf.dispose([value, grads, updates as tf.NamedTensorMap]);
    return converging;
  }
}
