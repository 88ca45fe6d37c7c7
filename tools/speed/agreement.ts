import type { SpeedFile } from "./rows.ts";

/** Records the loss of a problem after some updates, ours first, and compares the peers' with it. */
export class Agreement {
  readonly #problem: string;
  readonly #expected: number;
  readonly #updates: string;
  readonly #onLoss: (loss: SpeedFile["losses"][0]) => void;

  constructor(
    problem: string,
    ours: number,
    onLoss: (loss: SpeedFile["losses"][0]) => void,
    updates = "ten updates",
  ) {
    this.#problem = problem;
    this.#expected = ours;
    this.#updates = updates;
    this.#onLoss = onLoss;
    onLoss({ problem, who: "gradnoise", loss: ours });
  }

  /** @throws {Error} If the loss is off by more than a part in ten thousand. */
  check(who: string, loss: number): void {
    const problem = this.#problem, expected = this.#expected;
    this.#onLoss({ problem, who, loss });
    if (Math.abs(loss - expected) <= 1e-4 * Math.abs(expected)) return;
    throw new Error(
      `Cannot compare with ${who}: after ${this.#updates} of ${problem} its loss is ${loss}, ` +
        `ours ${expected}`,
    );
  }
}
