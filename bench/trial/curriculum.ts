import type { RandomStream } from "../../engine/mod.ts";
import type { CurriculumState } from "./spec/training_state.ts";
import type { BudgetSpec, CurriculumSpec } from "./spec/trial_spec.ts";

/**
 * How difficult the examples are that training shows: as a function of the epoch, or of the error so far.
 *
 * `byError` is that of Zaremba and Sutskever 2014 as Kurach, Andrychowicz and Sutskever 2015 describe it
 * (arXiv 1511.06392): the level D rises when the error at D is below a threshold, with a minimum number of
 * updates between two rises. The difficulty of an
 * example is uniform over all for a share of the examples, uniform from 1 to D + e for another, and D + e for
 * the others, where e is geometric with success probability 1/2. (That e begins at 0, and so half of the
 * others are of level D, is our reading; and so is that the error is measured on fresh examples of level D.)
 */
export class Curriculum {
  readonly #spec: CurriculumSpec;
  readonly #hardest: number;
  #state: CurriculumState = { level: 1, updates: 0, roseAt: 0 };

  /** @param hardest The highest difficulty there is. */
  constructor({ curriculum }: Pick<BudgetSpec, "curriculum">, hardest: number) {
    this.#spec = curriculum;
    this.#hardest = hardest;
  }

  /** The highest difficulty that an epoch means to show. */
  levelIn(epoch: number): number {
    switch (this.#spec.kind) {
      case "none":
        return this.#hardest;
      case "levels":
        return Math.min(this.#hardest, 1 + Math.floor(epoch / this.#spec.epochs));
      case "byError":
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
    }
  }

  /**
   * Counts an update: at intervals of updates the error is measured, and the level may rise.
   *
   * @param errorAt Measures the error on fresh examples of a difficulty.
   * @param check Counts the measurements, from 1.
   */
  update(errorAt: (difficulty: number, examples: number, check: number) => number): void {
    const { level, updates, roseAt } = this.#state, made = updates + 1;
    this.#state = { level, updates: made, roseAt };
    if (this.#spec.kind !== "byError" || made % this.#spec.every !== 0) return;
    if (level === this.#hardest) return;
    const { threshold, every, apart = every, examples } = this.#spec;
    if (made - roseAt < apart) return;
    const error = errorAt(level, examples, made / every);
    if (error < threshold) this.#state = { level: level + 1, updates: made, roseAt: made };
  }

  get state(): CurriculumState {
    return this.#state;
  }

  restore(state: CurriculumState): void {
    this.#state = state;
  }
}
