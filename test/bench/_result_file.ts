/** Results for tests of statistics: only what the statistics look at is filled in with care. */

import type { ResultFile } from "../../bench/results/mod.ts";
import { trialId, type TrialResult, type TrialSpec } from "../../bench/trial/spec/mod.ts";
import { RandomStream, streamKey } from "../../engine/mod.ts";
import { changeOptimizer, makeResult, makeSpec } from "./_trials.ts";

/** Wrong answers of 100, in the training and in the test part; null for a trial without metrics. */
export interface Outcome {
  readonly variant: string;
  readonly seed: number;
  readonly train?: number;
  readonly test: number | null;
  readonly loss?: number;
  readonly status?: TrialResult["status"];
}

export function makeTrial(
  { variant, seed, train = 0, test, loss = 1, status }: Outcome,
): TrialResult {
  const rate = (wrong: number) => ({ value: wrong / 100, wrong, total: 100 });
  const spec = { ...makeSpec(seed), variant, optimizer: optimizerOf(variant) };
  const ended = status ?? (test === null ? "failed" : test <= 5 ? "solved" : "unsolved");
  return {
    ...makeResult(seed),
    id: trialId(spec),
    variant,
    status: ended,
    message: ended === "failed" || ended === "diverged" ? "In a test" : null,
    metrics: test === null ? null : {
      trainError: rate(train),
      validationError: rate(0),
      testError: rate(test),
      testErrorByTask: { "babi-qa1": rate(test) },
      trainLoss: loss,
    },
    spec,
  };
}

/** Of variants whose name begins with "noisy" with noise, of all others without. */
function optimizerOf(variant: string): TrialSpec["optimizer"] {
  const { optimizer } = makeSpec(0);
  if (!variant.startsWith("noisy")) return optimizer;
  return changeOptimizer(optimizer, { noise: "noise(0.001)" });
}

/** The one machine that ran all trials; none if there are none. */
export function machineOfAll(trials: number): ResultFile["machines"] {
  const parts = { cpu: "AMD EPYC 9554", os: "linux", arch: "x86_64", cores: 2 };
  return trials === 0 ? [] : [{ ...parts, trials }];
}

/** A result of one workload, memn2n/babi-qa1, and the variants plain and noisy. */
export function makeResultFile(outcomes: readonly Outcome[]): ResultFile {
  return {
    format: "gradnoise-result",
    version: 6,
    suite: { name: "tiny", title: "A suite for tests", version: 1 },
    createdAt: "2026-01-02T03:04:05.000Z",
    command: ["deno", "task", "bench", "run", "tiny"],
    versions: { gradnoise: "0.1.0", deno: "2.9.6", tfjs: "4.22.0" },
    machines: machineOfAll(outcomes.length),
    backend: "wasm",
    fallbacks: [],
    workloads: [{
      name: "memn2n/babi-qa1",
      model: "memn2n",
      task: "babi-qa1",
      title: "End-to-End Memory Network, single supporting fact",
      targetError: 0.05,
      source: "generated",
      parts: [{ task: "babi-qa1", trainingQuestions: 60, testQuestions: 100 }],
      unknownAnswers: { validation: { unknown: 0, total: 6 }, test: { unknown: 0, total: 100 } },
      published: [],
    }],
    variants: [
      { name: "plain", title: "Clip", reference: null },
      { name: "noisy", title: "Clip, then noise", reference: "plain" },
    ],
    published: [],
    seeds: [1, 2, 3],
    trials: outcomes.map(makeTrial),
    plannedTrials: outcomes.length,
    network: null,
  };
}

/** Two configurations, "a" and "b", of the arms plain and noisy, with two seeds each. */
export function makeArmsResult(): ResultFile {
  const wrong = { "plain-a": [4, 20], "plain-b": [30, 40], "noisy-a": [10, 5], "noisy-b": [30, 0] };
  const result = makeResultFile(
    Object.entries(wrong).flatMap(([variant, counts]) =>
      counts.map((test, i) => ({ variant, seed: i + 1, train: test, test }))
    ),
  );
  const published = {
    task: "babi-qa1",
    variants: ["plain-a", "plain-b"],
    title: "Somebody's",
    value: 0.01,
    metric: "testError" as const,
    trainingQuestions: 60,
    protocol: "",
    citation: "",
  };
  return {
    ...result,
    workloads: result.workloads.map((workload) => ({ ...workload, published: [published] })),
    variants: Object.keys(wrong).map((name) => {
      const [arm, configuration] = name.split("-");
      const reference = arm === "noisy" ? `plain-${configuration}` : null;
      return { name, title: name, reference, arm: arm! };
    }),
    seeds: [1, 2],
  };
}

/** A result with its trials in another order. */
export function shuffled(result: ResultFile, order: number): ResultFile {
  const random = new RandomStream(streamKey(order, "order"));
  return { ...result, trials: random.shuffled(result.trials) };
}
