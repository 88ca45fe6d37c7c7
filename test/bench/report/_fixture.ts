/** A made-up result with everything that a report can show, good and bad. */

import {
  type Inspection,
  trialId,
  type TrialResult,
  type TrialSpec,
} from "../../../bench/trial/spec/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { changeOptimizer, makeSpec } from "../_trials.ts";
import { makeResultFile, makeTrial } from "../_result_file.ts";

/** Text that would do harm if it were taken for markup. */
export const hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>";

const tasks: readonly (readonly [name: string, title: string, error: number])[] = [
  ["babi-qa1", "single supporting fact", 1],
  ["babi-qa2", "two supporting facts", 21],
  ["babi-qa6", "yes no questions", 12],
  ["babi-qa15", "basic deduction", 0],
];

const LINEAR = 4;
const EPOCHS = 16;

/** Four workloads, two variants, three seeds; a trial failed, one diverged, one did not end. */
export function makeReportResult(): ResultFile {
  const empty = makeResultFile([]);
  const workloads = tasks.map(([task, title], i) => ({
    ...empty.workloads[0]!,
    name: `memn2n/${task}`,
    task,
    parts: [{ task, trainingQuestions: 60, testQuestions: 100 }],
    title: `End-to-End Memory Network, ${title}`,
    published: i < 2
      ? [published(task, "BoW, 3 hops", 0.1 * i), published(task, hostile, 0.2 * i)]
      : [],
  }));
  const trials = tasks.flatMap(([task, , error], t) =>
    empty.variants.flatMap(({ name }, v) =>
      [1, 2, 3].map((seed) => trial(task, name, seed, error + v * (seed - 2) + (seed % 2)))
    ).map((trial, i) => broken(trial, t, i))
  );
  return {
    ...empty,
    suite: { ...empty.suite, title: "Four tasks for tests" },
    fallbacks: ["The machine has no WebAssembly SIMD: using the slower file"],
    workloads,
    trials: trials.slice(0, -1),
    plannedTrials: trials.length,
  };
}

function published(
  task: string,
  title: string,
  value: number,
): ResultFile["workloads"][number]["published"][number] {
  return {
    task,
    variants: ["plain", "noisy"],
    title,
    value,
    metric: "testError",
    trainingQuestions: 1000,
    protocol: "best of 10 by training error",
    citation: "Sukhbaatar et al. 2015",
  };
}

function broken(trial: TrialResult, task: number, index: number): TrialResult {
  const at = `${task}-${index}`;
  if (at === "1-5") {
    const none = Object.keys(trial.epochs).map((column) => [column, []]);
    return {
      ...trial,
      status: "failed",
      message: `Cannot train: ${hostile}`,
      metrics: null,
      epochs: Object.fromEntries(none) as TrialResult["epochs"],
      inspections: [],
      digest: "",
    };
  }
  if (at !== "2-4") return trial;
  const cut = Object.entries(trial.epochs).map(([name, values]) => [name, values.slice(0, 6)]);
  return {
    ...trial,
    status: "diverged",
    message: "The loss was not finite in epoch 6",
    metrics: null,
    epochs: Object.fromEntries(cut) as TrialResult["epochs"],
    inspections: [],
  };
}

function trial(task: string, variant: string, seed: number, wrong: number): TrialResult {
  const noise = variant === "noisy" ? 0.001 : 0;
  const workload = `memn2n/${task}`;
  const column = (value: (epoch: number) => number) =>
    Array.from({ length: EPOCHS }, (_, i) => value(i));
  const falling = (epoch: number) => 2 * 0.8 ** epoch + 0.001 * (seed + 1);
  const made = makeTrial({ variant, seed, test: wrong }), like = makeSpec(seed);
  const spec: TrialSpec = {
    ...like,
    workload,
    variant,
    optimizer: changeOptimizer(like.optimizer, { noise: noise === 0 ? "none" : `noise(${noise})` }),
  };
  return {
    ...made,
    metrics: { ...made.metrics!, testErrorByTask: { [task]: made.metrics!.testError } },
    id: trialId(spec),
    workload,
    epochs: {
      phase: Array.from({ length: EPOCHS }, (_, epoch) => epoch < LINEAR ? "linear" : "softmax"),
      learningRate: column(() => 0.01),
      trainLoss: column(falling),
      validationError: column((epoch) => Math.min(1, falling(epoch) / 2)),
      validationLoss: column((epoch) => 1.1 * falling(epoch)),
      gradientNorm: column((epoch) => 200 * falling(epoch)),
      clippedGradientNorm: column((epoch) => Math.min(40, 200 * falling(epoch))),
      clippedShare: column((epoch) => 200 * falling(epoch) > 40 ? 1 : 0),
      noiseStandardDeviation: column(() => noise),
    },
    parameterCount: 1234,
    dataDigest: "d".repeat(64),
    digest: "0123456789abcdef".repeat(4),
    inspections: seed === 1 ? stories : [],
    spec,
  };
}

const stories: Inspection[] = [
  {
    kind: "attention",
    statements: ["Mary journeyed to the hallway.", "John took the apple.", hostile],
    question: "Where is Mary?",
    answer: "hallway",
    prediction: "hallway",
    supports: [0],
    attention: [[0.6, 0.3, 0.1], [0.95, 0.05, 0], [1, 0, 0]],
  },
  {
    kind: "attention",
    statements: ["Zoë est allée à la gare   北京.", "a".repeat(80)],
    question: `Où est Zoë? ${hostile}`,
    answer: "北京",
    prediction: "",
    supports: [0],
    // A tenth of the first hop's attention goes to empty memory.
    attention: [[0.5, 0.4], [0.25, 0.75], [0, 1]],
  },
  {
    kind: "attention",
    statements: ["Every shade there is."],
    question: "How many hops?",
    answer: "21",
    prediction: "20",
    supports: [0],
    // The rest of each hop goes to empty memory.
    attention: Array.from({ length: 21 }, (_, i) => [i / 20]),
  },
];
