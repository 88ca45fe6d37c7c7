import { RandomStreams } from "../../engine/mod.ts";
import type { NeuralGpu } from "../../models/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  applyGradients,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  type State,
} from "../../optim/mod.ts";
import { buildNeuralGpu, noiseKey, type SequenceProblem } from "./sequence_problem.ts";

/** How gradnoise, or tfjs without it, trains a Neural GPU on a problem. */
export class SequenceTraining {
  readonly #problem: SequenceProblem;
  readonly #model: NeuralGpu;
  readonly #optimizer: GradientTransformation;
  readonly #streams = new RandomStreams(1);
  #state: State;
  #update = 0;

  /** `stock` leaves out the fused passes of network and optimizer. */
  constructor(problem: SequenceProblem, operations: "own" | "stock" = "own") {
    this.#problem = problem;
    this.#model = buildNeuralGpu(problem, operations);
    const fused = optimizerOf(problem), { updateInPlace: _, ...stepwise } = fused;
    this.#optimizer = operations === "own" ? fused : stepwise;
    this.#state = this.#optimizer.init(this.#model.parameters);
  }

  /** One update. */
  step(): void {
    const { parameters } = this.#model;
    const { gradients, dispose } = this.#model.lossAndGradients(this.#problem.batch, {
      ...{ training: true, progress: 0, update: this.#update++, phase: "main" },
      random: (name) => this.#streams.open(name),
    });
    this.#state = applyGradients(this.#optimizer, parameters, gradients, this.#state, { epoch: 0 });
    dispose();
  }

  /** The mean loss of the batch. */
  loss(): number {
    const { batch } = this.#problem;
    return this.#model.predict(batch).loss / batch.size;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function optimizerOf({ clip, noise, adam: constants }: SequenceProblem): GradientTransformation {
  if (noise === 0) return chain(clipByGlobalNorm(clip), adam(constants));
  const deviation = annealed({ eta: noise });
  const noises = addGradientNoise({ deviation, key: noiseKey });
  return chain(clipByGlobalNorm(clip), noises, adam(constants));
}

/** The mean loss after some updates, with the problem's noise. */
export function sequenceLossAfter(
  updates: number,
  problem: SequenceProblem,
  operations: "own" | "stock",
): number {
  const training = new SequenceTraining(problem, operations);
  for (let update = 0; update < updates; update++) training.step();
  const loss = training.loss();
  training.dispose();
  return loss;
}
