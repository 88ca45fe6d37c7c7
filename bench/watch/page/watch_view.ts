/* What the server sends to the page: all that a person sees, in words. */

/** Trials of a workload and a variant, in words. */
export interface CellView {
  readonly workload: string;
  readonly variant: string;
  readonly done: number;
  readonly planned: number;
  /** "12 of 40, 3 solved, 1 failed". */
  readonly words: string;
  /** Mean, as "8.4 %"; empty before there is one. */
  readonly testError: string;
}

/** A trial that is running, in words. */
export interface RunningView {
  readonly id: string;
  /** "memn2n/babi-qa1 noisy seed 3". */
  readonly name: string;
  /** Empty where all trials run on one machine. */
  readonly host: string;
  /** "epoch 12/60", with the attempt where there may be several. */
  readonly epoch: string;
  /** "loss 0.123". */
  readonly loss: string;
  /** "error 8.4 %"; empty before it was first asked for. */
  readonly error: string;
  /** "0:12 left". */
  readonly left: string;
  /** By epoch. */
  readonly losses: readonly (number | null)[];
}

/** What a person sees of a run, on the page and in the terminal. */
export interface WatchView {
  readonly status: "waiting" | "silent" | "running" | "ended" | "stopped";
  /** The suite's title; of nothing, what is waited for. */
  readonly title: string;
  /** The run's name; empty while one is waited for. */
  readonly run: string;
  /** "12 of 40 trials done, about 3:20 left", and what is wrong, as sentences. */
  readonly words: string;
  readonly done: number;
  readonly planned: number;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly cells: readonly CellView[];
  readonly running: readonly RunningView[];
  /** How many trials failed, and the last of them with their reasons. */
  readonly failed: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}
