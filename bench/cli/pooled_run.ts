import project from "../../deno.json" with { type: "json" };
import { UsageError } from "../base/mod.ts";
import type { Plan } from "../run/mod.ts";
import type { RunPooledOptions } from "../run/queue/mod.ts";
import { kindOfStore, openStore, type StoreLocation } from "../run/store/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";

/** Whether a store has a queue, whose workers train: a run then only waits. */
export function isPooled(location: StoreLocation): boolean {
  return kindOfStore(location).server !== null;
}

/** What means nothing where others train. */
const REASONS = {
  workers: "`work` trains there: give it to `work`",
  shard: "workers share its trials as they come",
  fresh: "the first result of a trial stays there",
} as const;

/**
 * Refuses options that a run with a queue cannot have.
 *
 * @throws {UsageError} If there is one.
 */
export function refuseForPool(
  options: Readonly<{ [name in keyof typeof REASONS]?: unknown }>,
): void {
  for (const [name, reason] of Object.entries(REASONS)) {
    if (options[name as keyof typeof REASONS] === undefined) continue;
    throw new UsageError(`Cannot use --${name} with a store on a server: ${reason}`);
  }
}

/**
 * Connects to a store once, and makes its tables if they are missing.
 *
 * @throws {UsageError} If there is no server, or it refuses.
 */
export async function tryStore(location: StoreLocation): Promise<void> {
  await using _store = await openStore(location, "write");
}

/** Has a plan carried out by the workers of a store's queue. */
export async function runInPool(
  plan: Plan,
  location: StoreLocation,
  options: Omit<RunPooledOptions, "version">,
): Promise<TrialResult[]> {
  const { openQueue, runPooled } = await import("../run/queue/mod.ts");
  await using pool = await openQueue(location, null);
  return await runPooled(plan, pool.queue, { ...options, version: project.version });
}
