import { writeFile } from "../base/mod.ts";
import type { TrialProgress, TrialResult } from "../trial/spec/mod.ts";
import { endedTrial } from "./ended_trial.ts";
import type { RunningTrial, RunState } from "./run_state.ts";
import { RunTally, type TalliedRun } from "./run_tally.ts";

/** Times between two states, in milliseconds. */
const TIMES = {
  /** At the least. */
  least: 1000,
  /** At the most, even if nothing has happened: a reader sees that the run is alive. */
  most: 10_000,
};

/** The most losses that a running trial keeps. */
const MOST_LOSSES = 200;

/** What a run is, for its state. */
export interface StateFileOptions {
  readonly record: TalliedRun;
  /** Trials at the same time. */
  readonly workers: number;
  /** The name of this machine. */
  readonly host: string;
  /** Called with a sentence once, when the file cannot be written. The run is not disturbed. */
  onNote(line: string): void;
  /** When to write, if not as usual. */
  readonly times?: typeof TIMES;
  /** Writes the file, if not in one step. */
  readonly write?: (path: string, text: string) => Promise<void>;
}

/** Keeps a file with the state of a run, which `watch` reads. Trials are named by their place in the record. */
export class RunStateFile implements AsyncDisposable {
  readonly #path: string;
  readonly #options: StateFileOptions;
  readonly #startedAt = moment();
  readonly #tally: RunTally;
  readonly #running = new Map<number, RunningTrial>();
  readonly #timer: ReturnType<typeof setInterval>;
  #status: RunState["status"] = "running";
  #end: "ended" | "stopped" = "stopped";
  #changed = false;
  #written = -Infinity;
  #writing: Promise<void> | null = null;
  #isNoted = false;

  constructor(path: string, options: StateFileOptions) {
    this.#path = path;
    this.#options = options;
    this.#tally = new RunTally(options.record);
    this.#timer = setInterval(() => this.#tick(), (options.times ?? TIMES).least);
    this.#write();
  }

  /** @param found Trials that were in the store. */
  onReused(found: readonly TrialResult[]): void {
    for (const result of found) this.#tally.add(endedTrial(result));
    this.#changed = true;
  }

  onStart(trial: number): void {
    const { id, workload, variant, seed } = this.#options.record.trials[trial]!;
    const { host } = this.#options;
    this.#running.set(trial, {
      ...{ id, workload, variant, seed, host, since: moment() },
      ...{ progress: null, losses: [] },
    });
    this.#changed = true;
  }

  onProgress(trial: number, progress: TrialProgress): void {
    const running = this.#running.get(trial)!;
    const { progress: before } = running;
    const epochs = progress.earlier + progress.epoch;
    const isNew = before === null || epochs > before.earlier + before.epoch;
    // At the end of an epoch the loss is its mean.
    if (epochs > 0 && isNew && progress.share === 0) {
      running.losses.push(progress.loss);
      if (running.losses.length > MOST_LOSSES) running.losses.shift();
    }
    running.progress = progress;
    this.#changed = true;
  }

  onResult(trial: number, result: TrialResult): void {
    this.#running.delete(trial);
    this.#tally.add(endedTrial(result));
    this.#changed = true;
  }

  /** Says how the run will have ended. */
  end(status: "ended" | "stopped"): void {
    this.#end = status;
  }

  /** Writes the last state: "stopped", where nothing says how the run ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#status = this.#end;
    this.#running.clear();
    await this.#writing;
    await this.#write();
  }

  #tick(): void {
    // On a slow disk the next one waits for the one before.
    if (this.#writing !== null) return;
    const { most } = this.#options.times ?? TIMES;
    if (this.#changed || performance.now() - this.#written >= most) this.#write();
  }

  #write(): Promise<void> {
    this.#changed = false;
    this.#written = performance.now();
    const { write = writeQuickly } = this.#options;
    this.#writing = write(this.#path, JSON.stringify(this.#state()))
      .catch((error: Error) => this.#note(error)).finally(() => this.#writing = null);
    return this.#writing;
  }

  #note({ message }: Error): void {
    if (!this.#isNoted) {
      this.#options.onNote(`${message}; \`watch\` does not see how this run gets on`);
    }
    this.#isNoted = true;
  }

  #state(): RunState {
    const { workers, host } = this.#options;
    return this.#tally.state({
      ...{ workers, hosts: [host], running: [...this.#running.values()] },
      ...{ status: this.#status, startedAt: this.#startedAt, updatedAt: moment() },
    });
  }
}

/** What a power cut destroys is out of date by then. */
async function writeQuickly(path: string, text: string): Promise<void> {
  await writeFile(path, text, false);
}

function moment(): string {
  return new Date().toISOString();
}
