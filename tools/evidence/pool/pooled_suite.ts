import {
  codeFingerprint,
  type Plan,
  planSuite,
  probeBackend,
  runPlan,
  runRecord,
} from "../../../bench/run/mod.ts";
import { type QueueTimes, runPooled, TrialQueue } from "../../../bench/run/queue/mod.ts";
import { PostgresStore } from "../../../bench/run/store/postgres/mod.ts";
import { openStore, type RunRecord, sqliteFile } from "../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import type { Suite } from "../../../bench/suites/mod.ts";
import type { TestDatabase } from "./postgres_server.ts";

/** A lost trial goes to another after two or three seconds. */
const TIMES: QueueTimes = { lostAfter: 2, lookEvery: 0.5, pollEvery: 0.1 };

/** Twelve trials of about a second. */
const SUITE: Suite = {
  name: "pool",
  title: "Trials of about a second",
  version: 1,
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3, 4, 5, 6],
  budget: { phases: { linear: 5 }, epochs: 40 },
  modelOptions: {},
  taskOptions: {},
  data: { seed: 1, train: 200, test: 50 },
  backend: "wasm",
  published: [],
};

/** A suite that is planned on this machine. */
export class PooledSuite {
  readonly plan: Plan;
  readonly record: RunRecord;

  private constructor(plan: Plan, record: RunRecord) {
    this.plan = plan;
    this.record = record;
  }

  static async plan(): Promise<PooledSuite> {
    const { numerics, fallbacks } = await probeBackend(SUITE.backend);
    const plan = await planSuite(SUITE, { numerics });
    const fingerprint = await codeFingerprint();
    const command = ["deno", "task", "bench", "run", SUITE.name];
    return new PooledSuite(
      plan,
      runRecord(plan, { name: SUITE.name, command, fingerprint, fallbacks }),
    );
  }

  /** Runs it without a database. */
  async local(): Promise<TrialResult[]> {
    await using store = await openStore(sqliteFile(":memory:"), "write");
    const { fingerprint } = this.record;
    return await runPlan(this.plan, {
      store,
      fingerprint,
      reuse: "none",
      workers: 2,
      onResult() {},
    });
  }

  /** Waits until the workers of a database have run it. */
  async pooled(
    { place }: TestDatabase,
    tell: { onResult?(result: TrialResult): void; onNote?(line: string): void } = {},
  ): Promise<{ trials: TrialResult[]; alarms: string[] }> {
    await using store = await PostgresStore.open(place, "write", null);
    await using queue = await TrialQueue.open(store, TIMES);
    const alarms: string[] = [];
    const trials = await runPooled(this.plan, queue, {
      ...{ record: this.record, version: "test", reuseAny: false },
      signal: AbortSignal.timeout(180_000),
      onNote: (line) => tell.onNote?.(line),
      onReused() {},
      onStart() {},
      onProgress() {},
      onResult: (_, result) => tell.onResult?.(result),
      onAlarm: ({ message }) => alarms.push(message),
    });
    return { trials, alarms };
  }
}
