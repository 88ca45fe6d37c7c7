/**
 * What the page and its workers say to each other. Of trials it says as much as the page looks at: the rest passes
 * through the page as it is, from one worker to the next.
 */

import type { SuiteFile } from "./choice/mod.ts";

/** Where a worker finds what it computes with: absolute addresses. */
export interface WasmPlaces {
  /** The folder with tfjs's files, or the one with SIMD itself. */
  readonly tfjs: { readonly wasmFolder: string } | { readonly wasmFile: string };
  readonly kernels: string;
}

/** A `TrialJob`, as far as the page looks at it. */
export interface LabJob {
  readonly spec: { readonly variant: string; readonly seed: number };
}

/** A `TrialProgress`, as far as the page looks at it. */
export interface LabProgress {
  readonly epoch: number;
  readonly epochs: number;
  readonly share: number;
  readonly loss: number | null;
  readonly error: number | null;
}

/** A `TrialResult`, as far as the page looks at it. */
export interface LabResult {
  readonly variant: string;
  readonly seed: number;
  readonly status: string;
  readonly message: string | null;
  readonly metrics: { readonly testError: { readonly value: number } } | null;
  readonly epochs: Readonly<Record<"trainLoss" | "validationError", readonly (number | null)[]>>;
  readonly durationSeconds: number;
  readonly digest: string;
}

/** A trial with the network that it left to play with, if any. */
export interface EndedTrial<Result extends LabResult = LabResult> {
  readonly result: Result;
  readonly network: unknown;
}

/** What a report is written with, as `ReportAssets` has it. */
export interface Assets {
  readonly chartLibrary: string;
  readonly client: string;
  readonly style: string;
  readonly repository: string | null;
}

/** What a page asks of a worker, one thing at a time. */
export type Request =
  | { readonly kind: "start"; readonly places: WasmPlaces }
  | { readonly kind: "plan"; readonly suite: SuiteFile; readonly fingerprint: string }
  | { readonly kind: "train"; readonly job: LabJob }
  | { readonly kind: "show"; readonly ended: readonly EndedTrial[] }
  | { readonly kind: "report"; readonly assets: Assets };

/** What a worker answers; `progress` alone is not the end of an answer. */
export type Reply =
  /** `kernels` as a specification names them. */
  | { readonly kind: "started"; readonly kernels: string; readonly fallbacks: readonly string[] }
  /** In the order in which they are to be trained: pair by pair. */
  | { readonly kind: "planned"; readonly jobs: readonly LabJob[] }
  | { readonly kind: "progress"; readonly progress: LabProgress }
  | ({ readonly kind: "trained" } & EndedTrial)
  /**
   * The result's question and answer in sentences; a page with what there is to look at, empty where nothing
   * is; the result file.
   */
  | {
    readonly kind: "shown";
    readonly words: readonly string[];
    readonly page: string;
    readonly result: string;
  }
  | { readonly kind: "reported"; readonly page: string }
  | { readonly kind: "failed"; readonly message: string };
