import type { Shard } from "../run/mod.ts";
import type { StoreLocation } from "../run/store/mod.ts";
import type { BackendName } from "../trial/spec/mod.ts";

/** What `run` takes beside the suite. */
export interface RunOptions {
  readonly seeds?: readonly number[] | undefined;
  readonly workers?: number | undefined;
  readonly workload?: readonly string[] | undefined;
  readonly variant?: readonly string[] | undefined;
  readonly level?: number | undefined;
  readonly epochs?: number | undefined;
  readonly fraction?: number | undefined;
  readonly shard?: Shard | undefined;
  readonly data?: ReadonlyMap<string, string> | undefined;
  readonly backend?: BackendName | undefined;
  readonly storage?: StoreLocation | undefined;
  readonly out?: string | undefined;
  readonly json?: string | undefined;
  readonly quiet?: true | undefined;
  readonly confirm?: true | undefined;
  readonly fresh?: true | undefined;
  readonly reuseAny?: true | undefined;
  readonly restart?: number | undefined;
}
