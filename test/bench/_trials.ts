/** Trials for tests that train nothing. */

import { sha256 } from "../../engine/base/mod.ts";
import {
  readOptimizer,
  readStage,
  replaceStages,
  type Stage,
  type Step,
} from "../../optim/spec/mod.ts";
import {
  failedTrial,
  type TrialJob,
  type TrialResult,
  type TrialSpec,
} from "../../bench/trial/spec/mod.ts";
import type { TrainedMemoryNetwork } from "../../models/mod.ts";

/** A specification that nothing can run. */
export function makeSpec(seed: number): TrialSpec {
  return {
    workload: "memn2n/babi-qa1",
    variant: "plain",
    seed,
    task: { name: "babi-qa1", version: 1, options: {} },
    data: { source: "generated", version: 1, seed: 1, train: 60, test: 20 },
    model: { name: "memn2n", options: { hops: 3 } },
    optimizer: readOptimizer("clipPerGroup(40) > sgd(0.01)"),
    budget: {
      phases: { linear: 0 },
      epochs: 2,
      batchSize: 32,
      sampling: "shuffled",
      lastBatch: "short",
      curriculum: { kind: "none" },
    },
    backend: "wasm",
    numerics: { tfjs: "4.22.0", kernels: "typescript" },
  };
}

/** Parts of an optimizer as text, as a variant replaces them. */
export type OptimizerChange = Partial<Readonly<Record<"clip" | "noise" | "rule", string>>>;

/** Steps with some replaced. */
export function changeOptimizer(steps: readonly Step[], change: OptimizerChange): Step[] {
  return replaceStages(
    steps,
    Object.fromEntries(
      Object.entries(change).map(([stage, text]) => [stage, readStage(text, [stage as Stage])]),
    ),
  );
}

export function makeJob(seed: number, fingerprint = "f"): TrialJob {
  return { spec: makeSpec(seed), files: null, fingerprint };
}

/** A result that looks like one of a trial that ended well. */
export function makeResult(seed: number, fingerprint = "f"): TrialResult {
  const rate = { value: 0.05, wrong: 1, total: 20 };
  return {
    ...failedTrial(makeJob(seed, fingerprint), ""),
    status: "solved",
    message: null,
    metrics: {
      trainError: rate,
      validationError: rate,
      testError: rate,
      testErrorByTask: { "babi-qa1": rate },
      trainLoss: 0.5,
    },
    dataDigest: "d".repeat(64),
    durationSeconds: 2,
    calibrationSeconds: 0.01,
    digest: sha256(`digest of seed ${seed}`),
  };
}

/** A network of no hops to speak of, whose one number is the seed. */
export function makeNetwork(seed: number): TrainedMemoryNetwork & { readonly model: string } {
  const values = new Uint8Array(Float32Array.of(seed).buffer).toBase64();
  return {
    model: "memn2n",
    options: {
      ...{ hops: 1, embeddingSize: 1, tying: "adjacent", encoding: "bagOfWords" },
      ...{ temporalEncoding: "none", maskEmptySlots: false, relu: false },
    },
    shape: { memorySlots: 1, statementWords: 1, questionWords: 1 },
    vocabulary: ["", "word"],
    parameters: { embedding0: { shape: [1, 1], values }, embedding1: { shape: [1, 1], values } },
  };
}
