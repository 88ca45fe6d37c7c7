import type { RandomStream } from "../../engine/mod.ts";
import type { Score } from "../../models/mod.ts";
import type { CurriculumState } from "./spec/training_state.ts";
import type { BudgetSpec, CurriculumSpec } from "./spec/trial_spec.ts";

/** What an update says about how well the network answers. */
export interface CurriculumUpdate {
  /** The highest difficulty in the batch. */
  readonly hardest: number;
  /** How well the batch was answered before the update; undefined where the model does not say. */
  readonly score: Pick<Score, "wrong" | "total"> | undefined;
  /**
   * Measures the error on fresh examples of a difficulty.
   *
   * @param check Counts the measurements, from 1.
   */
  readonly errorAt: (difficulty: number, examples: number, check: number) => number;
}

/**
 * How difficult the examples are that training shows: as a function of the epoch, or of the error so far.
 *
 * `byError` is that of Zaremba and Sutskever 2014 as Kurach, Andrychowicz and Sutskever 2015 describe it
 * (arXiv 1511.06392): the level D rises when the error at D is below a threshold, with a minimum number of
 * updates between two rises. The difficulty of an
 * example is uniform over all for a share of the examples, uniform from 1 to D + e for another, and D + e for
 * the others, where e is geometric with success probability 1/2. (That e begins at 0, and so half of the
 * others are of level D, is our reading; and so is that the error is measured on fresh examples of level D.)
 *
 * `byTrainingError` is that of Kaiser and Sutskever's Neural GPU (openai/ecprice-neural-gpu, at c88b58f): the
 * level D rises when the training batches since the last check, of those up to D, had an error below a
 * threshold. A difficulty is uniform from 1 to D, and for a share of the draws the higher one of two. A share of
 * all draws is then raised to one that is uniform over all difficulties, if that is higher.
 */
export class Curriculum {
  readonly #spec: CurriculumSpec;
  readonly #hardest: number;
  #state: CurriculumState = { level: 1, updates: 0, roseAt: 0 };

  /** @param hardest The highest difficulty there is. */
  constructor({ curriculum }: Pick<BudgetSpec, "curriculum">, hardest: number) {
    this.#spec = curriculum;
    this.#hardest = hardest;
    if (curriculum.kind !== "byTrainingError") return;
    const level = Math.min(curriculum.first, hardest);
    this.#state = { ...this.#state, level, training: { wrong: 0, total: 0, error: 1 } };
  }

  /** The highest difficulty that an epoch means to show. */
  levelIn(epoch: number): number {
    switch (this.#spec.kind) {
      case "none":
        return this.#hardest;
      case "levels":
        return Math.min(this.#hardest, 1 + Math.floor(epoch / this.#spec.epochs));
      case "byError":
      case "byTrainingError":
        return this.#state.level;
    }
  }

  /** Draws the difficulty of a fresh example. */
  draw(epoch: number, random: RandomStream): number {
    const level = this.levelIn(epoch);
    switch (this.#spec.kind) {
      case "none":
      case "levels":
        return 1 + random.integer(level);
      case "byError": {
        const { anyShare, belowShare } = this.#spec, choice = random.uniform();
        if (choice < anyShare) return 1 + random.integer(this.#hardest);
        let ahead = 0;
        while (random.integer(2) === 0) ahead += 1;
        const highest = Math.min(this.#hardest, level + ahead);
        return choice < anyShare + belowShare ? 1 + random.integer(highest) : highest;
      }
      case "byTrainingError": {
        const { againShare, anyShare } = this.#spec;
        const raised = (drawn: number, share: number, highest: number) =>
          random.uniform() < share ? Math.max(drawn, 1 + random.integer(highest)) : drawn;
        const upToLevel = raised(1 + random.integer(level), againShare, level);
        return raised(upToLevel, anyShare, this.#hardest);
      }
    }
  }

  /**
   * Counts an update: at intervals of updates the level may rise.
   *
   * @returns Whether the error was checked and found low. By error it is only checked where the level can rise.
   * @throws {TypeError} By training error, if the batch has no score.
   */
  update(update: CurriculumUpdate): boolean {
    const made = this.#state.updates + 1;
    this.#state = { ...this.#state, updates: made };
    const isLow = this.#findsLow(update);
    const { level } = this.#state;
    if (isLow && level < this.#hardest) {
      this.#state = { ...this.#state, level: level + 1, roseAt: made };
    }
    return isLow;
  }

  #findsLow({ hardest, score, errorAt }: CurriculumUpdate): boolean {
    const { level, updates, roseAt } = this.#state;
    switch (this.#spec.kind) {
      case "none":
      case "levels":
        return false;
      case "byError": {
        const { threshold, every, apart = every, examples } = this.#spec;
        if (updates % every !== 0 || level === this.#hardest || updates - roseAt < apart) {
          return false;
        }
        return errorAt(level, examples, updates / every) < threshold;
      }
      case "byTrainingError": {
        if (score === undefined) {
          throw new TypeError(
            "Cannot follow the training error: the model gives no score of a batch",
          );
        }
        const { threshold, every } = this.#spec, before = this.#state.training!;
        const isCounted = hardest <= level;
        const wrong = before.wrong + (isCounted ? score.wrong : 0);
        const total = before.total + (isCounted ? score.total : 0);
        const isCheck = updates % every === 0 && total > 0;
        const training = isCheck
          ? { wrong: 0, total: 0, error: wrong / total }
          : { ...before, wrong, total };
        this.#state = { ...this.#state, training };
        return isCheck && training.error < threshold;
      }
    }
  }

  /** By training error: that of the last check, 1 before the first; undefined by anything else. */
  get trainingError(): number | undefined {
    return this.#state.training?.error;
  }

  get state(): CurriculumState {
    return this.#state;
  }

  restore(state: CurriculumState): void {
    this.#state = state;
  }
}
