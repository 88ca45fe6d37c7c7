/** What a visitor chooses: a network, its task, and how it learns. */
export interface Choice {
  /** The name of one of `networks`. */
  readonly network: string;
  /** The name of one of the network's settings: a task, or initial weights. */
  readonly setting: string;
  readonly noise: NoiseKind;
  /** eta of annealed noise, the deviation of fixed noise. */
  readonly size: number;
  /** The largest global norm of a gradient; null for no clip. */
  readonly clip: number | null;
  /** Of the first update. */
  readonly rate: number;
  /** Of the first pair; the next pairs have the next seeds. */
  readonly seed: number;
  /** How many pairs are trained. */
  readonly pairs: number;
}

/** Variance eta / (1 + t)^0.55 at update t, or the same deviation at every update. */
export type NoiseKind = "annealed" | "fixed";

/** The most pairs that a page trains at a time. */
export const MOST_PAIRS = 10;
