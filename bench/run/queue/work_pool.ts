import { setTimeout as sleep } from "node:timers/promises";
import type { TaskFiles } from "../../../tasks/mod.ts";
import { counted, duration, listed, UsageError } from "../../base/mod.ts";
import {
  type Checkpoint,
  pluginsOf,
  type TrialJob,
  type TrialListeners,
  type TrialResult,
} from "../../trial/spec/mod.ts";
import { DigestAlarm } from "../store/digest_alarm.ts";
import type { Machine } from "../store/machine.ts";
import { type JobEnd, TrialWorker } from "../trial_worker.ts";
import { workerPermissions } from "../worker_permissions.ts";
import type { ClaimedTrial } from "./claimed_trial.ts";
import type { FitnessTest } from "./fitness.ts";
import { HeldTrials } from "./held_trials.ts";
import { Lookout } from "./lookout.ts";
import { Patience } from "./patience.ts";
import { PoolCheckpoints } from "./pool_checkpoints.ts";
import { ShownTry } from "./shown_tries.ts";
import type { QueueKind } from "./queue_kind.ts";
import type { TrialQueue } from "./trial_queue.ts";

/** Runs that are named where a worker leaves them to others: the rest is counted. */
const NAMED = 3;

/** Runs a trial; null when it was stopped. */
export type RunTrial = (
  job: TrialJob,
  signal: AbortSignal,
  listeners: Required<Pick<TrialListeners, "onProgress" | "onCheckpoint">>,
) => Promise<JobEnd | null>;

/** How to work, and the callbacks. */
export interface WorkOptions {
  readonly machine: Machine;
  /** Trials at the same time. */
  readonly workers: number;
  readonly fitness: Pick<FitnessTest, "of">;
  /** Whether to end when no trial is left that this worker could run; otherwise it waits for more. */
  readonly untilEmpty: boolean;
  /** Gives the trials that run back to the queue, and ends. */
  readonly signal: AbortSignal;
  /** Makes what runs the trials of one slot, if not a thread of its own. */
  readonly makeRunner?: (() => Disposable & { readonly run: RunTrial }) | undefined;
  onNote(line: string): void;
  onResult(result: TrialResult): void;
  onAlarm(alarm: DigestAlarm): void;
}

/** What a worker did. */
export interface WorkDone {
  readonly ended: number;
  /** Trials that were running at the end, and that others may have. */
  readonly givenBack: number;
}

/**
 * Takes trials from a queue and runs them.
 *
 * @throws {UsageError} If there are trials, and none that this worker could run.
 */
export async function workPool(queue: TrialQueue, options: WorkOptions): Promise<WorkDone> {
  const worker = new PoolWorker(queue, options);
  return await worker.work();
}

class PoolWorker {
  readonly #queue: TrialQueue;
  readonly #options: WorkOptions;
  readonly #signal: AbortSignal;
  readonly #patience: Patience;
  readonly #checkpoints: PoolCheckpoints;
  /** Stops all slots when one of them throws. */
  readonly #failure = new AbortController();
  readonly #refused = new Set<string>();
  /** The queue that had a trial last, which probably has another. */
  #last: { readonly name: string; readonly files: TaskFiles | null } | null = null;
  #ended = 0;
  #givenBack = 0;

  constructor(queue: TrialQueue, options: WorkOptions) {
    this.#queue = queue;
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#failure.signal]);
    this.#patience = new Patience(queue.store.place, this.#signal, options.onNote);
    this.#checkpoints = new PoolCheckpoints(queue.store);
  }

  async work(): Promise<WorkDone> {
    await this.#refuseWorkForOthers();
    await using held = new HeldTrials(this.#queue, this.#patience);
    await using _lookout = new Lookout(this.#queue, this.#patience);
    const slot = async () => {
      try {
        await this.#fill(held);
      } catch (error) {
        const stopped = this.#signal.aborted;
        this.#failure.abort();
        // What is asked of a server that is away fails at the end, too.
        if (!stopped) throw error;
      }
    };
    await Promise.all(Array.from({ length: this.#options.workers }, slot));
    return { ended: this.#ended, givenBack: this.#givenBack };
  }

  /** Makes sure that it could run something, if anything waits. */
  async #refuseWorkForOthers(): Promise<void> {
    const queues = [...await this.#queue.queues()];
    const reasons: string[] = [];
    for (const [name, kind] of queues) {
      const fitness = await this.#options.fitness.of(name, kind);
      if (fitness.fits) return;
      const runs = await this.#runsOf(name, kind);
      reasons.push(`Cannot work on ${runs.text}: ${fitness.reason}`);
    }
    const [first, ...others] = reasons;
    if (first !== undefined) throw new UsageError(first, others);
  }

  /** Runs one trial after the other. */
  async #fill(held: HeldTrials): Promise<void> {
    using runner = this.#options.makeRunner?.() ?? new ThreadRunner();
    while (!this.#signal.aborted) {
      const claimed = await this.#patience.keep(() => this.#claim());
      if (claimed !== null) {
        held.add(claimed.trial);
        try {
          await this.#run(claimed.trial, claimed.files, runner.run.bind(runner));
        } finally {
          held.delete(claimed.trial);
        }
      } else if (this.#options.untilEmpty && !await this.#patience.keep(() => this.#isAnyLeft())) {
        return;
      } else {
        // Not all workers at the same moment. It decides when to ask again, and no result.
        const seconds = this.#queue.times.pollEvery * (0.75 + 0.5 * Math.random());
        await sleep(seconds * 1000, undefined, { signal: this.#signal }).catch(() => {});
      }
    }
  }

  /** Takes a trial that this worker can run; null if none waits. */
  async #claim(): Promise<{ trial: ClaimedTrial; files: TaskFiles | null } | null> {
    const { machine: { host } } = this.#options;
    if (this.#last !== null) {
      const { name, files } = this.#last;
      const trial = await this.#queue.claim(name, host);
      if (trial !== null) return { trial, files };
    }
    for (const { name, files } of await this.#fitting(false)) {
      const trial = await this.#queue.claim(name, host);
      if (trial === null) continue;
      this.#last = { name, files };
      return { trial, files };
    }
    return null;
  }

  async #isAnyLeft(): Promise<boolean> {
    return (await this.#fitting(true)).length > 0;
  }

  /** The queues with trials that this worker can run. Others are named once. */
  async #fitting(withRunning: boolean) {
    const fitting: { readonly name: string; readonly files: TaskFiles | null }[] = [];
    for (const [name, kind] of await this.#queue.queues(withRunning)) {
      const fitness = await this.#options.fitness.of(name, kind);
      if (fitness.fits) {
        fitting.push({ name, files: fitness.files });
      } else if (!this.#refused.has(name)) {
        this.#refused.add(name);
        const { text, count } = await this.#runsOf(name, kind);
        const are = count === 1 ? "is" : "are";
        this.#options.onNote(`${text} ${are} left to others: ${fitness.reason}`);
      }
    }
    return fitting;
  }

  /** The runs that wait for trials of a queue. Of one that was removed, only the queue remembers the name. */
  async #runsOf(name: string, kind: QueueKind): Promise<{ text: string; count: number }> {
    const found = await this.#queue.runsOf(name), runs = found.length === 0 ? [kind.run] : found;
    const named = runs.slice(0, NAMED), rest = runs.length - named.length;
    const words = rest === 0 ? named : [...named, counted(rest, "other run")];
    return { text: listed(words), count: runs.length };
  }

  async #run(trial: ClaimedTrial, files: TaskFiles | null, run: RunTrial): Promise<void> {
    const { fingerprint, spec } = trial, { store } = this.#queue;
    const shown = new ShownTry(store, trial);
    let written: Promise<unknown> = Promise.resolve();
    const job: TrialJob = {
      ...{ spec, files, fingerprint },
      plugins: pluginsOf(spec),
      resume: trial.isBegun ? await this.#resume(trial) : null,
    };
    const end = await run(job, this.#signal, {
      onProgress: (progress) => shown.onProgress(progress),
      onCheckpoint: (checkpoint) => {
        written = written.then(() => this.#keep(checkpoint));
      },
    });
    await Promise.all([shown.end(), written]);
    if (end === null) {
      await this.#queue.giveBack(trial);
      this.#givenBack += 1;
      return;
    }
    const { machine } = this.#options;
    const answer = await this.#patience.keep(() =>
      this.#queue.finish(trial, end.result, end.network, machine)
    );
    this.#ended += 1;
    this.#options.onResult(end.result);
    if (answer instanceof DigestAlarm) this.#options.onAlarm(answer);
  }

  async #resume({ spec, fingerprint }: ClaimedTrial): Promise<Checkpoint | null> {
    const name = `${spec.workload} ${spec.variant} seed ${spec.seed}`;
    try {
      const checkpoint = await this.#patience.keep(() => this.#checkpoints.read(spec, fingerprint));
      if (checkpoint !== null) {
        this.#options.onNote(`${name} goes on after ${duration(checkpoint.seconds)}`);
      }
      return checkpoint;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#options.onNote(`${name} begins anew: ${error.message}`);
      return null;
    }
  }

  /** Keeps a checkpoint if the server is there: it only saves time later. */
  async #keep(checkpoint: Checkpoint): Promise<void> {
    try {
      await this.#checkpoints.write(checkpoint);
    } catch (error) {
      this.#options.onNote(`Cannot keep a checkpoint: ${(error as Error).message}`);
    }
  }
}

/** Runs trials on a thread. */
class ThreadRunner implements Disposable {
  readonly #worker = new TrialWorker(undefined);

  run(...[job, signal, listeners]: Parameters<RunTrial>): ReturnType<RunTrial> {
    return this.#worker.run(job, workerPermissions([job]), signal, listeners);
  }

  [Symbol.dispose](): void {
    this.#worker[Symbol.dispose]();
  }
}
