/** A made-up result of multilayer perceptrons that were watched while they trained. */

import type { ResultFile } from "../../../bench/results/mod.ts";
import { trialId, type TrialResult, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import {
  type LayersInspection,
  parseMlpOptions,
  walkedTo,
  walkOf,
} from "../../../models/mlp/mod.ts";
import { readOptimizer } from "../../../optim/spec/mod.ts";
import { makeResultFile, makeTrial } from "../_result_file.ts";

const WORKLOAD = "mlp/digits";
const EPOCHS = 24, UPDATES = 938, LAYERS = 21;

type History = LayersInspection["history"];
type Seen = Omit<History[number], "update" | "epoch">;

/** Two settings with and without noise: weights of 0, and weights that are too small, where noise diverges. */
export function makeLayersResult(): ResultFile {
  const empty = makeResultFile([]);
  const names = ["zero", "zero, noise", "simple", "simple, noise"];
  const trials = names.flatMap((variant, v) =>
    [1, 2, 3].map((seed) => trial(variant, seed, v, seed === 2 ? history(v) : null))
  );
  return {
    ...empty,
    suite: { ...empty.suite, title: "Layers for tests" },
    workloads: [{
      ...empty.workloads[0]!,
      name: WORKLOAD,
      model: "mlp",
      task: "digits",
      title: "Twenty-layer network, drawn digits",
      targetError: 0.1,
      parts: [{ task: "digits", trainingQuestions: 55_000, testQuestions: 100 }],
    }],
    variants: names.map((name, v) => ({
      name,
      title: name,
      reference: v % 2 === 0 ? null : names[v - 1]!,
    })),
    trials,
    plannedTrials: trials.length,
  };
}

const optimizers = [
  "clip(10) > sgd(0.1)",
  "clip(10) > noise(annealed(eta=0.01, gamma=0.55)) > sgd(0.1)",
  "sgd(0.1)",
  "noise(annealed(eta=0.01, gamma=0.55)) > sgd(0.1)",
].map((text) => readOptimizer(text));

function trial(
  variant: string,
  seed: number,
  place: number,
  seen: History | null,
): TrialResult {
  const made = makeTrial({
    ...{ variant, seed, train: [88, 5, 88, 5][place]! },
    test: place === 3 ? null : [88, 6, 88][place]!,
    ...place === 3 ? { status: "diverged" as const } : {},
  });
  const spec: TrialSpec = {
    ...made.spec,
    workload: WORKLOAD,
    variant,
    task: { name: "digits", version: 1, options: {} },
    model: { name: "mlp", options: parseMlpOptions({ init: place < 2 ? "zero" : "simple" }) },
    optimizer: optimizers[place]!,
    budget: { ...made.spec.budget, phases: {}, epochs: EPOCHS, batchSize: 64 },
  };
  const { metrics } = made;
  return {
    ...made,
    id: trialId(spec),
    workload: WORKLOAD,
    metrics: metrics && { ...metrics, testErrorByTask: { digits: metrics.testError } },
    inspections: seen === null ? [] : [{ kind: "layers", classes: 10, history: seen }],
    spec,
  };
}

/** What was seen of the first update and of the last of each epoch; of a divergence in the sixth. */
function history(place: number): History {
  const updates = [0, ...Array.from({ length: EPOCHS }, (_, e) => (e + 1) * UPDATES - 1)];
  const all = updates.map((update, i) => ({
    update,
    epoch: Math.max(0, i - 1),
    ...seen(place, update),
  }));
  if (place !== 3) return all;
  const lost = Array<null>(LAYERS).fill(null);
  return [...all.slice(0, 6), {
    ...{ update: 5 * UPDATES + 17, epoch: 5 },
    ...{ activations: lost, differences: lost, gradients: lost, weights: lost, loss: null },
  }];
}

function seen(place: number, update: number): Seen {
  const walk = walkOf(optimizers[place]!);
  const walked = walk === null ? 0 : walkedTo(walk, update);
  const deviation = place < 2 ? walked : Math.hypot(0.1, walked);
  // A layer of 50 rectified units multiplies what it gets by so much.
  const factor = Math.min(1, deviation * 5.2);
  const learns = deviation > 0.135;
  const layers = [...Array(LAYERS).keys()];
  const round = (value: number) => Number(value.toPrecision(4));
  const through = learns ? 0.97 : factor;
  const differences = layers.map((l) => round(deviation * 20 * through ** l));
  return {
    // Biases keep units active, whatever arrives.
    activations: layers.map((l) =>
      round(Math.hypot(differences[l]!, deviation, l === LAYERS - 1 && update > 0 ? 0.04 : 0))
    ),
    differences,
    gradients: layers.map((l) => round(deviation === 0 ? 0 : 0.05 * through ** 19 * (1 + l / 90))),
    weights: layers.map((l) => round(deviation * (1 + (learns ? l / 100 : 0)))),
    loss: learns ? round(2.3 * Math.exp(-(deviation - 0.13) * 150)) : 2.301,
  };
}
