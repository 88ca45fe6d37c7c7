/** Runs and workers of a test's queue, with trials that take no time. */

import { setTimeout as sleep } from "node:timers/promises";
import {
  openQueue,
  type PooledStore,
  type QueuedTrial,
  type QueueTimes,
  runPooled,
  type WorkDone,
  type WorkOptions,
  workPool,
} from "../../../../bench/run/queue/mod.ts";
import type { PlannedTrial } from "../../../../bench/run/mod.ts";
import type { RunRecord } from "../../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import type { TestDatabase } from "../../_postgres.ts";
import { makeMachine, makeRunRecord } from "../../_runs.ts";
import { makeResult } from "../../_trials.ts";

/** A lost trial goes to another after a second or two. */
export const times: QueueTimes = { lostAfter: 1, lookEvery: 0.3, pollEvery: 0.05 };

/** What all trials of these tests are made by. */
export const CODE = "f";

/** A trial that a plan has. */
export function plannedTrial(seed: number): PlannedTrial {
  const { id, spec } = makeResult(seed);
  return { id, spec, files: null, seconds: 1 };
}

/** A trial that waits. */
export function queuedTrial(seed: number): QueuedTrial {
  const { id, spec } = plannedTrial(seed);
  return {
    ...{ id, spec, fingerprint: CODE, seconds: 1 },
    kind: {
      ...{ fingerprint: CODE, code: CODE, version: "1.2.3", run: "ci", plugins: [], data: null },
      backend: spec.backend,
      numerics: spec.numerics,
    },
  };
}

export async function open(
  { place }: TestDatabase,
  host = "east",
  given = times,
): Promise<PooledStore> {
  return await openQueue({ kind: "postgresql", place }, makeMachine(host), 2, given);
}

/** What a stand-in for training ends in; null to be stopped by the signal. */
export type Train = (seed: number, signal: AbortSignal) => Promise<TrialResult | null>;

export const train: Train = (seed) => Promise.resolve(makeResult(seed, CODE));

/** Works until the queue is empty, or as options say. */
export async function work(
  { queue }: PooledStore,
  host: string,
  change: Partial<WorkOptions> & { readonly train?: Train } = {},
): Promise<WorkDone> {
  const { train: own = train } = change;
  return await workPool(queue, {
    machine: makeMachine(host),
    workers: 2,
    fitness: { of: () => Promise.resolve({ fits: true, files: null }) },
    untilEmpty: true,
    signal: new AbortController().signal,
    makeRunner: () => ({
      async run({ spec }, signal) {
        const result = await own(spec.seed, signal);
        return result === null ? null : { result, network: null };
      },
      [Symbol.dispose]() {},
    }),
    onNote() {},
    onResult() {},
    onAlarm() {},
    ...change,
  });
}

/** A run that waits for trials, and what it tells. */
export interface WaitingRun {
  readonly ended: Promise<TrialResult[]>;
  readonly told: string[];
  stop(): void;
}

export function startRun(
  { queue }: PooledStore,
  seeds: readonly number[],
  change: Partial<RunRecord> = {},
): WaitingRun {
  const told: string[] = [], controller = new AbortController();
  const record: RunRecord = { ...makeRunRecord("ci", seeds), fingerprint: CODE, ...change };
  const ended = runPooled({ trials: seeds.map(plannedTrial) }, queue, {
    ...{ record, version: "1.2.3", reuseAny: false, signal: controller.signal },
    onNote: (line) => told.push(line),
    onReused: (found) => told.push(`reused ${found.length}`),
    onStart: (index) => told.push(`start ${seeds[index]}`),
    onProgress: (index, { epoch }) => told.push(`progress ${seeds[index]} ${epoch}`),
    onResult: (index, { status }) => told.push(`${status} ${seeds[index]}`),
    onAlarm: ({ message }) => told.push(`alarm ${message}`),
  });
  return { ended, told, stop: () => controller.abort() };
}

/** Waits until something is so, at most ten seconds. */
export async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  const started = performance.now();
  while (!await is()) {
    if (performance.now() - started > 10_000) throw new Error("It did not happen");
    await sleep(20);
  }
}
