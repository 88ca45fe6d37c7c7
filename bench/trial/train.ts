import * as tf from "@tensorflow/tfjs";
import type { RandomStream, RandomStreams } from "../../engine/mod.ts";
import {
  applyGradients,
  average,
  averagesOf,
  type GradientTransformation,
  type Observation,
  skippedIn,
  type State,
  stateFromJson,
  stateToJson,
  type StepInfo,
  type Tree,
  useAverages,
} from "../../optim/mod.ts";
import type { Model, Score, SeenUpdate, TrainingMode } from "../../models/mod.ts";
import { type Batch, fixedExamples, type TaskData } from "../../tasks/mod.ts";
import { type Epochs, noEpochs } from "./spec/trial_result.ts";
import { phaseOf, totalEpochs } from "./spec/budget.ts";
import type { BudgetSpec } from "./spec/trial_spec.ts";
import { addEpoch } from "./add_epoch.ts";
import { addUpdate } from "./add_update.ts";
import { Curriculum, type CurriculumUpdate } from "./curriculum.ts";
import { evaluate } from "./evaluate.ts";
import { type EpochFeed, type Fed, openEpoch } from "./feed.ts";
import { isSeen } from "./moments.ts";
import { budgetFault } from "./spec/budget_fault.ts";
import { type EpochSums, noSums, type TrainingState } from "./spec/training_state.ts";
import { meetsStop } from "./stop_rule.ts";
import { examplesOf, hardestOf } from "./training_examples.ts";

/** What a training run is made of. */
export interface Training<B extends Batch> {
  readonly model: Model<B>;
  readonly dataset: TaskData<B>;
  readonly optimizer: GradientTransformation;
  readonly budget: BudgetSpec;
  /** The phases that the model declares, in order. */
  readonly phases: readonly string[];
  /** Other ways in which it can answer, by name; none if missing. */
  readonly ways?: readonly string[];
  /** Of the trial's seed: the model's, and that of the order of the examples. */
  readonly streams: Pick<RandomStreams, "open" | "positions" | "moveTo">;
}

/** The stream of the order of the examples, and all streams that models must leave alone. */
const ORDER = "order", TAKEN: readonly string[] = ["data", "init", ORDER, "noise"];

/** A pass over the training part that has begun. */
interface Pass<B extends Batch> {
  /** The position of the stream of orders before it. */
  readonly drawnAt: number;
  readonly feed: EpochFeed<B>;
  /** The first that is still to be seen. */
  next: number;
  readonly sums: EpochSums;
}

/**
 * The validation error is measured at this interval of epochs if the budget has no other, and after the
 * last one: each time costs as much as a tenth of an epoch.
 */
export const VALIDATE_EVERY = 5;

/** Trains a model, until the budget's rule ends it or a loss or a gradient is no longer finite. */
export class Trainer<B extends Batch> {
  readonly epochs: Epochs = noEpochs();
  readonly #training: Training<B>;
  #state: State;
  #pass: Pass<B> | null = null;
  #lastBatch: B | undefined;
  #history: SeenUpdate[] = [];
  readonly #curriculum: Curriculum;
  /** Measurements in a row, the last one included, that met the budget's rule to stop. */
  #metInARow = 0;
  /** Of the last epoch; 1 before the first has ended. */
  #trainingError = 1;
  /** The budget's average around the training's own optimizer. */
  readonly #optimizer: GradientTransformation;

  /**
   * @throws {RangeError} If the budget does not fit model or data, or every batch of an epoch would be dropped.
   */
  constructor(training: Training<B>) {
    const { budget, dataset, ways = [] } = training;
    const fault = budgetFault(budget, dataset.form, ways);
    if (fault !== null) throw new RangeError(`Cannot train on this budget: ${fault}`);
    const count = examplesOf(dataset, budget);
    if (budget.lastBatch === "dropped" && count < budget.batchSize) {
      throw new RangeError(`Cannot fill a batch of ${budget.batchSize} with ${count} examples`);
    }
    this.#training = training;
    this.#curriculum = new Curriculum(budget, hardestOf(dataset));
    const { parameters } = training.model;
    const { optimizer } = training;
    this.#optimizer = budget.average === undefined
      ? optimizer
      : average(optimizer, budget.average) as GradientTransformation;
    this.#state = this.#optimizer.init(parameters);
  }

  /**
   * One pass over the training part, in a new order; or the rest of one that `restore` found begun.
   *
   * @param onUpdate Is called after every update; the run can be saved there.
   * @returns Whether the loss and all gradients stayed finite, but for updates that the optimizer skips.
   */
  runEpoch(onUpdate: () => void = () => {}): boolean {
    const { budget, phases, model } = this.#training;
    const epoch = this.epochs.phase.length, epochs = totalEpochs(budget);
    const phase = phaseOf(epoch, budget, phases);
    const pass = this.#pass ??= this.#beginPass(epoch);
    const { feed, sums } = pass;
    let converging = true;
    while (converging && pass.next < feed.length) {
      const fed = feed.batch(pass.next, budget.batchSize, this.#lastBatch);
      const { batch } = fed;
      this.#lastBatch = batch;
      const epochShare = pass.next / feed.length, progress = (epoch + epochShare) / epochs;
      converging = this.#step(
        fed,
        {
          training: true,
          phase,
          progress,
          update: this.#curriculum.state.updates,
          random: (name) => this.#random(name),
        },
        { epoch, epochShare },
        sums,
        isSeen(epoch, epochs, [
          epochShare,
          (pass.next + batch.size) / feed.length,
        ], model.moments),
      );
      pass.next += batch.size;
      if (converging) onUpdate();
    }
    // It answers as its averages do, if the optimizer has any.
    const giveBack = averagesOf(this.#state) === null
      ? null
      : useAverages(model.parameters, this.#state);
    const validation = this.#endPass(epoch, phase, pass);
    if (!Number.isNaN(validation.wrong)) {
      const isMet = converging && this.#meetsStop(epoch, phase, validation);
      this.#metInARow = isMet ? this.#metInARow + 1 : 0;
    }
    this.#pass = null;
    // At the end the network is the averages.
    if (!this.hasEnded) giveBack?.();
    return converging;
  }

  /** Whether the budget's rule has ended the training. */
  get hasStopped(): boolean {
    const { stop } = this.#training.budget;
    return stop !== undefined && this.#metInARow >= (stop.checks ?? 1);
  }

  /** Whether no epoch is left to train, or the budget's rule has ended the training. */
  get hasEnded(): boolean {
    return this.hasStopped || this.epochs.phase.length >= totalEpochs(this.#training.budget);
  }

  /** What the model showed: of the first update, of the last ones of epochs, and of one that was not finite. */
  get history(): readonly SeenUpdate[] {
    return this.#history;
  }

  /** Updates that the optimizer skipped because they were not finite; null if it skips none. */
  get skippedUpdates(): number | null {
    return skippedIn(this.#state);
  }

  /** How far the current epoch is, and its mean loss so far; null between two. */
  get current(): { readonly share: number; readonly loss: number | null } | null {
    if (this.#pass === null) return null;
    const { next, feed, sums } = this.#pass;
    const shown = next - sums.skippedExamples;
    return { share: next / feed.length, loss: shown === 0 ? null : sums.loss / shown };
  }

  /** Where the run stands, between any two updates: from there it goes on to the same bits. */
  save(): TrainingState {
    const { model, streams } = this.#training, pass = this.#pass;
    const parameters = Object.entries(model.parameters)
      .map(([name, parameter]) => [name, parameter.dataSync<"float32">().slice()] as const);
    return {
      epochs: this.epochs,
      pass: pass === null ? null : { next: pass.next, sums: pass.sums },
      curriculum: this.#curriculum.state,
      metInARow: this.#metInARow,
      trainingError: this.#trainingError,
      history: [...this.#history],
      parameters: stateToJson(Object.fromEntries(parameters)),
      model: model.save?.() ?? null,
      optimizer: stateToJson(this.#state),
      positions: {
        ...streams.positions(),
        // The order of the current epoch is drawn again.
        ...pass === null ? {} : { [ORDER]: pass.drawnAt },
      },
    };
  }

  /** Goes on from where a run of the same training stood. */
  restore(state: TrainingState): void {
    const { epochs, pass, curriculum, history, parameters, optimizer, positions } = state;
    const { model, streams } = this.#training;
    const values = stateFromJson(parameters) as Readonly<Record<string, Float32Array>>;
    for (const [name, parameter] of Object.entries(model.parameters)) {
      tf.tidy(() => parameter.assign(tf.tensor(values[name]!, parameter.shape)));
    }
    model.restore?.(state.model);
    this.#state = stateFromJson(optimizer);
    Object.assign(this.epochs, structuredClone(epochs));
    this.#curriculum.restore(curriculum);
    this.#metInARow = state.metInARow;
    this.#trainingError = state.trainingError;
    this.#history = structuredClone([...history]);
    streams.moveTo(positions);
    this.#pass = pass === null
      ? null
      : { ...this.#beginPass(epochs.phase.length), ...structuredClone(pass) };
  }

  #beginPass(epoch: number): Pass<B> {
    const { dataset, budget, streams } = this.#training, order = streams.open(ORDER);
    const drawnAt = order.position;
    const feed = openEpoch(dataset, budget, this.#curriculum, order, epoch);
    return { drawnAt, feed, next: 0, sums: noSums() };
  }

  /** The error on fresh examples of a difficulty. */
  #errorAt(phase: string, difficulty: number, count: number, check: number): number {
    const { model, dataset, streams } = this.#training;
    if (dataset.form !== "streamed") {
      throw new RangeError("Cannot draw fresh examples of finite data");
    }
    const difficulties = Array<number>(count).fill(difficulty);
    const random = streams.open(ORDER).derive("curriculum").derive(check);
    const examples = fixedExamples(dataset.train, difficulties, random);
    const { wrong, total } = evaluate(model, examples, { phase });
    return wrong / total;
  }

  /** @returns How well the validation examples were answered; NaN where they were not asked. */
  #endPass(epoch: number, phase: string, { feed, sums }: Pass<B>): Score {
    const { dataset, budget, model } = this.#training;
    const ended = epoch + 1;
    const last = ended === totalEpochs(budget);
    const validation = last || ended % (budget.validateEvery ?? VALIDATE_EVERY) === 0
      ? evaluate(model, dataset.validation, { phase })
      : { wrong: NaN, loss: NaN, total: 1 };
    const { wrong, total } = sums;
    if (total > 0) this.#trainingError = wrong / total;
    addEpoch(this.epochs, {
      ...{ phase, sums, validation },
      examples: feed.length,
      validationExamples: dataset.validation.length,
    });
    return validation;
  }

  /** Whether a network meets the budget's rule to stop after an epoch. */
  #meetsStop(epoch: number, phase: string, validation: Score): boolean {
    const { model, dataset, budget: { stop }, phases, streams } = this.#training;
    // In the others the network does not answer as it will.
    if (stop === undefined || phase !== phases.at(-1)) return false;
    const random = streams.open(ORDER).derive("stop").derive(epoch);
    return meetsStop(stop, { model, dataset, phase, validation, random });
  }

  /** The stream of a name that the model draws from. */
  #random(name: string): RandomStream {
    if (TAKEN.includes(name)) {
      throw new RangeError(`Cannot let a model draw from the stream "${name}": the trial does`);
    }
    return this.#training.streams.open(name);
  }

  /**
   * One update. It is not made when loss or gradient are not finite.
   *
   * @param isSeen Whether the model is to show something of it.
   */
  #step(
    { batch, hardest }: Fed<B>,
    mode: TrainingMode,
    info: Pick<StepInfo, "epoch" | "epochShare">,
    sums: EpochSums,
    isSeen: boolean,
  ): boolean {
    const { model } = this.#training, { updates } = this.#curriculum.state;
    const { loss, gradients, score, dispose } = model.lossAndGradients(batch, mode);
    const isFinite = Number.isFinite(sums.loss + loss);
    const show = () => {
      if (model.observe === undefined) return;
      const seen = model.observe(batch, gradients);
      this.#history.push({ update: updates, epoch: info.epoch, seen });
    };
    const isFirst = updates === 0 && this.#history.length === 0, isShown = isSeen || isFirst;
    if (isShown) show();
    const seen: Mutable<Observation> = {};
    // A loss that is not finite counts like a gradient that is not.
    const given = isFinite ? gradients : notFinite(gradients);
    try {
      this.#state = applyGradients(this.#optimizer, model.parameters, given, this.#state, {
        ...info,
        measured: this.#measured(score !== undefined),
        history: { error: this.epochs.validationError.filter((error) => error !== null) },
        observe: (observation) => Object.assign(seen, observation),
      });
    } catch (error) {
      dispose();
      throw error;
    } finally {
      if (!isFinite) tf.dispose(given as tf.NamedTensorMap);
    }
    const isSkipped = (seen.skipped ?? 0) > 0;
    if (isSkipped) {
      sums.skipped += 1;
      sums.skippedExamples += batch.size;
    }
    if (isSkipped && !seen.diverged) {
      dispose();
      return true;
    }
    if (!isFinite && !isShown) show();
    dispose();
    addUpdate(sums, { loss, score, seen, isFinite });
    const errorAt: CurriculumUpdate["errorAt"] = (...draw) => this.#errorAt(mode.phase, ...draw);
    if (this.#curriculum.update({ hardest, score, errorAt })) model.advance?.();
    return Number.isFinite(sums.loss) && Number.isFinite(sums.gradientNorm);
  }

  /**
   * What was measured last, for schedules that follow it.
   *
   * @param hasScore Whether the model says how well it answered a batch.
   */
  #measured(hasScore: boolean): NonNullable<StepInfo["measured"]> {
    const error = this.epochs.validationError.findLast((one) => one !== null) ?? 1;
    const trainingError = this.#curriculum.trainingError ?? this.#trainingError;
    return { error, ...hasScore ? { trainingError } : {} };
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Gradients of the same shapes, none of which is finite. */
function notFinite(gradients: Tree): Tree {
  return Object.fromEntries(
    Object.entries(gradients).map(([name, { shape }]) => [name, tf.fill(shape, NaN)]),
  );
}
