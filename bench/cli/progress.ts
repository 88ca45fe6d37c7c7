import { clock, counted, duration, percent } from "../base/mod.ts";
import { type Plan, progressWords } from "../run/mod.ts";
import {
  mostEpochs,
  type TrialProgress,
  type TrialResult,
  type TrialSpec,
} from "../trial/spec/mod.ts";
import { columns, cut } from "./text.ts";
import { bold, dim, type Line, print, red, redraw } from "./print.ts";
import { screenSize } from "./screen.ts";

/** Reports the progress of a suite. */
export interface Progress {
  onStart(trial: number): void;
  onProgress(trial: number, progress: TrialProgress): void;
  onResult(trial: number, result: TrialResult): void;
  /** Another sentence to print. */
  onNote(line: Line): void;
  /** Removes what is shown only during the run. */
  stop(): void;
}

/** Where a rule may stop trials before, the most. */
function epochsOf({ budget }: TrialSpec): number {
  return mostEpochs(budget);
}

/** One line about a trial that has ended. */
export function endedLine(
  { workload, variant, seed, status, message, metrics, attempts = [], durationSeconds }:
    TrialResult,
) {
  const made = attempts.length > 1 ? `, ${counted(attempts.length, "attempt")}` : "";
  // A message is a sentence of its own.
  const outcome = metrics === null
    ? `: ${message}`
    : `, test error ${percent(metrics.testError.value)}${made}, ${duration(durationSeconds)}`;
  return `${workload} ${variant} seed ${seed}: ${status}${outcome}`;
}

/** A line for each trial that ends: for files, pipes and logs. */
export class LineProgress implements Progress {
  readonly #total: number;
  readonly #say: (line: Line) => void;
  #done: number;

  /** @param say Prints a line; on standard output, unless that is reserved for something else. */
  constructor(plan: Plan, reused: readonly TrialResult[], say: (line: Line) => void = print) {
    this.#say = say;
    this.#total = plan.trials.length;
    this.#done = reused.length;
  }

  onStart(): void {}
  onProgress(): void {}

  onResult(_trial: number, result: TrialResult): void {
    this.#done += 1;
    const count = String(this.#done).padStart(String(this.#total).length);
    this.#say(`[${count}/${this.#total}] ${endedLine(result)}`);
  }

  onNote(line: Line): void {
    this.#say(line);
  }

  stop(): void {}
}

interface Running {
  readonly started: number;
  progress: TrialProgress | null;
}

/** A few lines that are redrawn in place, for terminals. */
export class LiveProgress implements Progress {
  readonly #plan: Plan;
  readonly #workers: number | null;
  /** Whether a rule may stop trials before their last epoch. */
  readonly #isMost: boolean;
  readonly #started = performance.now();
  readonly #running = new Map<number, Running>();
  readonly #timer: ReturnType<typeof setInterval>;
  #done: number;
  /** Of the trials that have not ended. */
  #epochsPlanned: number;
  /** Seconds of a training epoch, over the trials that ran here. */
  #epochs = 0;
  #seconds = 0;
  #lines = 0;

  /** @param workers Trials at the same time; null for as many as happen to run. */
  constructor(plan: Plan, reused: readonly TrialResult[], workers: number | null) {
    this.#plan = plan;
    this.#isMost = plan.trials.some(({ spec }) => spec.budget.stop !== undefined);
    this.#done = reused.length;
    this.#workers = workers;
    const planned = (trials: readonly { readonly spec: TrialSpec }[]) =>
      trials.reduce((sum, { spec }) => sum + epochsOf(spec), 0);
    this.#epochsPlanned = planned(plan.trials) - planned(reused);
    this.#timer = setInterval(() => this.#draw(), 250);
    this.#draw();
  }

  onStart(trial: number): void {
    this.#running.set(trial, { started: performance.now(), progress: null });
  }

  onProgress(trial: number, progress: TrialProgress): void {
    this.#running.get(trial)!.progress = progress;
  }

  onResult(trial: number, result: TrialResult): void {
    this.#running.delete(trial);
    this.#done += 1;
    this.#epochsPlanned -= epochsOf(result.spec);
    this.#epochs += result.epochs.phase.length;
    this.#seconds += result.durationSeconds;
    if (result.status === "failed") this.onNote(red(endedLine(result)));
  }

  onNote(line: Line): void {
    this.#replace([]);
    print(line);
    this.#draw();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#replace([]);
  }

  /** Replaces the lines drawn before. */
  #replace(lines: readonly Line[]): void {
    redraw(this.#lines, lines);
    this.#lines = lines.length;
  }

  #draw(): void {
    const size = screenSize();
    const rows = [...this.#running].map(([trial, running]) => this.#row(trial, running));
    // Lines beyond the screen could not be replaced.
    const [first, ...others] = [this.#summary(), ...columns(rows, new Set([3, 4, 5, 6]))]
      .slice(0, Math.max(1, size.rows - 1))
      .map((line) => cut(line, size.columns - 1));
    this.#replace([bold(first!), ...others.map(dim)]);
  }

  #summary(): string {
    const { trials } = this.#plan;
    const passed = (performance.now() - this.#started) / 1000;
    let epochs = this.#epochs, seconds = this.#seconds;
    for (const { started, progress } of this.#running.values()) {
      if (progress === null) continue;
      epochs += progress.earlier + progress.epoch + progress.share;
      seconds += (performance.now() - started) / 1000;
    }
    const running = epochs - this.#epochs;
    const workers = this.#workers ?? Math.max(1, this.#running.size);
    const left = seconds / epochs * (this.#epochsPlanned - running) / workers;
    return `${this.#done} of ${trials.length} trials done, ${clock(passed)} passed` +
      (epochs > 0
        ? `, ${this.#isMost ? "at most" : "about"} ${clock(Math.max(0, left))} left`
        : "");
  }

  #row(trial: number, { started, progress }: Running): string[] {
    const { workload, variant, seed } = this.#plan.trials[trial]!.spec;
    const name = [`  ${workload}`, variant, `seed ${seed}`];
    if (progress === null) return [...name, "starting"];
    const words = progressWords(progress, (performance.now() - started) / 1000);
    return [...name, words.epoch, words.loss, words.error, words.left];
  }
}

/** Reports nothing. */
export const noProgress: Progress = {
  onStart() {},
  onProgress() {},
  onResult() {},
  onNote() {},
  stop() {},
};
