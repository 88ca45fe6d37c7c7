/** Made-up results of any size, for tests of how a report grows. */

import { RandomStream, streamKey } from "../../../engine/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { trialId, type TrialResult, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { makeResultFile, makeTrial } from "../_result_file.ts";
import { changeOptimizer, makeSpec } from "../_trials.ts";

/** How large a result is. */
export interface Size {
  readonly workloads: number;
  readonly variants: number;
  readonly seeds: number;
  readonly epochs: number;
}

/** A whole result with trials that learn to different ends, the same for the same size. */
export function makeSyntheticResult({ workloads, variants, seeds, epochs }: Size): ResultFile {
  const empty = makeResultFile([]);
  const stream = new RandomStream(streamKey(1, "data"));
  const names = Array.from({ length: variants }, (_, i) => i === 0 ? "plain" : `noisy-${i}`);
  const tasks = Array.from({ length: workloads }, (_, i) => `babi-qa${i + 1}`);
  const trials = tasks.flatMap((task, difficulty) =>
    names.flatMap((variant, strength) =>
      Array.from({ length: seeds }, (_, i) => {
        const own = stream.derive(`${task} ${variant} ${i}`);
        const level = (difficulty + 1) / (workloads + 1) - 0.02 * strength;
        return makeSyntheticTrial(own, { task, variant, seed: i + 1, epochs, level });
      })
    )
  );
  return {
    ...empty,
    suite: { ...empty.suite, name: "synthetic", title: "As many trials as there may be" },
    workloads: tasks.map((task) => ({
      ...empty.workloads[0]!,
      name: `memn2n/${task}`,
      task,
      title: `End-to-End Memory Network, ${task}`,
      parts: [{ task, trainingQuestions: 900, testQuestions: 1000 }],
    })),
    variants: names.map((name, i) => ({
      name,
      title: i === 0 ? "Clip" : `Clip, then noise of strength ${i}`,
      reference: i === 0 ? null : "plain",
    })),
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    trials,
    plannedTrials: trials.length,
  };
}

const uniform = (stream: RandomStream) => stream.word() / 2 ** 32;

/** Eight words as 64 hexadecimal digits. */
function digest(stream: RandomStream): string {
  return Array.from({ length: 8 }, () => stream.word().toString(16).padStart(8, "0")).join("");
}

function makeSyntheticTrial(
  stream: RandomStream,
  { task, variant, seed, epochs, level }: {
    readonly task: string;
    readonly variant: string;
    readonly seed: number;
    readonly epochs: number;
    /** About where the error ends. */
    readonly level: number;
  },
): TrialResult {
  const column = (value: (epoch: number) => number | null) =>
    Array.from({ length: epochs }, (_, epoch) => value(epoch));
  const speed = 3 + 12 * uniform(stream);
  const last = Math.max(0, Math.min(0.9, level + 0.3 * (uniform(stream) - 0.6)));
  const error = (epoch: number) => last + (0.9 - last) * Math.exp(-epoch / speed);
  const noisy = (value: number) => value * (0.9 + 0.2 * uniform(stream));
  const wrong = Math.round(1000 * last), rate = { value: wrong / 1000, wrong, total: 1000 };
  const deviation = variant === "plain" ? 0 : 0.001;
  const made = makeTrial({ variant, seed, test: Math.round(wrong / 10) });
  const like = makeSpec(seed), workload = `memn2n/${task}`;
  const spec: TrialSpec = {
    ...like,
    workload,
    variant,
    task: { ...like.task, name: task },
    optimizer: changeOptimizer(like.optimizer, {
      noise: deviation === 0 ? "none" : `noise(${deviation * Number(variant.split("-")[1])})`,
    }),
  };
  return {
    ...made,
    id: trialId(spec),
    workload,
    status: last <= 0.05 ? "solved" : "unsolved",
    metrics: { ...made.metrics!, testError: rate, testErrorByTask: { [task]: rate } },
    epochs: {
      phase: Array.from({ length: epochs }, (_, epoch) => epoch < 10 ? "linear" : "softmax"),
      learningRate: column((epoch) => 0.01 * 0.5 ** Math.floor(epoch / 25)),
      trainLoss: column((epoch) => noisy(2 * error(epoch) + 0.001)),
      validationError: column((epoch) => (epoch + 1) % 5 === 0 ? noisy(error(epoch)) : null),
      validationLoss: column((epoch) => (epoch + 1) % 5 === 0 ? noisy(2 * error(epoch)) : null),
      gradientNorm: column((epoch) => noisy(80 * error(epoch))),
      clippedGradientNorm: column((epoch) => Math.min(40, noisy(80 * error(epoch)))),
      clippedShare: column((epoch) => Math.min(1, noisy(error(epoch)))),
      noiseStandardDeviation: column(() => deviation),
    },
    parameterCount: 5000,
    digest: digest(stream),
    spec,
  };
}
