import { type PhiloxKey, RandomStreams } from "../../engine/mod.ts";
import type { Model } from "../../models/mod.ts";
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
import type { Batch } from "../../tasks/mod.ts";

/** A batch to train on, again and again, and how. */
export interface AdamProblem<B extends Batch> {
  readonly batch: B;
  /** By the norm of all parameters together. */
  readonly clip: number;
  /** Eta of annealed noise; 0 for none. */
  readonly noise: number;
  readonly adam: Readonly<Record<"learningRate" | "beta1" | "beta2" | "epsilon", number>>;
}

/** `stock` leaves out the fused passes of network and optimizer. */
export type Operations = "own" | "stock";

/** How gradnoise, or tfjs without it, trains a network on a problem by Adam. */
export class AdamTraining<B extends Batch> {
  readonly #batch: B;
  readonly #model: Model<B>;
  readonly #optimizer: GradientTransformation;
  readonly #streams = new RandomStreams(1);
  #state: State;
  #update = 0;

  /** @param model It is the training's. */
  constructor(
    problem: AdamProblem<B>,
    model: Model<B>,
    noiseKey: PhiloxKey,
    operations: Operations = "own",
  ) {
    this.#batch = problem.batch;
    this.#model = model;
    const fused = optimizerOf(problem, noiseKey), { updateInPlace: _, ...stepwise } = fused;
    this.#optimizer = operations === "own" ? fused : stepwise;
    this.#state = this.#optimizer.init(model.parameters);
  }

  /** One update. */
  step(): void {
    const { parameters } = this.#model;
    const { gradients, dispose } = this.#model.lossAndGradients(this.#batch, {
      ...{ training: true, progress: 0, update: this.#update++, phase: "main" },
      random: (name) => this.#streams.open(name),
    });
    this.#state = applyGradients(this.#optimizer, parameters, gradients, this.#state, { epoch: 0 });
    dispose();
  }

  /** The mean loss of the batch. */
  loss(): number {
    return this.#model.predict(this.#batch).loss / this.#batch.size;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function optimizerOf<B extends Batch>(
  { clip, noise, adam: constants }: AdamProblem<B>,
  noiseKey: PhiloxKey,
): GradientTransformation {
  if (noise === 0) return chain(clipByGlobalNorm(clip), adam(constants));
  const deviation = annealed({ eta: noise });
  const noises = addGradientNoise({ deviation, key: noiseKey });
  return chain(clipByGlobalNorm(clip), noises, adam(constants));
}

/** The mean loss after some updates; the training is disposed of. */
export function lossAfter<B extends Batch>(updates: number, training: AdamTraining<B>): number {
  for (let update = 0; update < updates; update++) training.step();
  const loss = training.loss();
  training.dispose();
  return loss;
}
