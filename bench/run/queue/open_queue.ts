import type { Machine } from "../store/machine.ts";
import { PostgresStore } from "../store/postgres/mod.ts";
import type { StoreLocation } from "../store/kinds.ts";
import type { QueueTimes } from "./times.ts";
import { TrialQueue } from "./trial_queue.ts";

/** Connections of a process: some of them write results while another holds a transaction open. */
const FEWEST_CONNECTIONS = 4;

/** A store with a queue. */
export interface PooledStore extends AsyncDisposable {
  readonly store: PostgresStore;
  readonly queue: TrialQueue;
}

/**
 * Opens the store of a server and its queue, and makes what is missing.
 *
 * @param workers Trials at the same time.
 * @throws {UsageError} If it cannot be opened.
 */
export async function openQueue(
  { place }: StoreLocation,
  machine: Machine | null,
  workers = 1,
  times?: QueueTimes,
): Promise<PooledStore> {
  const size = Math.max(FEWEST_CONNECTIONS, Math.min(workers + 2, 16));
  const store = await PostgresStore.open(place, "write", machine, size);
  let queue: TrialQueue;
  try {
    queue = await TrialQueue.open(store, times);
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
  return {
    store,
    queue,
    async [Symbol.asyncDispose]() {
      await queue[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}
