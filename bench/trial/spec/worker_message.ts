import type { Checkpoint } from "./checkpoint.ts";
import type { TrialProgress } from "./job.ts";
import type { TrainedNetwork } from "./trained_network.ts";
import type { TrialResult } from "./trial_result.ts";

/** What a worker tells. */
export type WorkerMessage =
  | { readonly kind: "progress"; readonly progress: TrialProgress }
  /** A worker may write no file: who started it does. */
  | { readonly kind: "checkpoint"; readonly checkpoint: Checkpoint }
  /** The weights go beside the result, which stays in memory until the suite has ended. */
  | {
    readonly kind: "result";
    readonly result: TrialResult;
    readonly network: TrainedNetwork | null;
  };
