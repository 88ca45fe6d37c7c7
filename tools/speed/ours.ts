import * as tf from "@tensorflow/tfjs";
import { RandomStreams, streamKey } from "../../engine/mod.ts";
import {
  differentiate,
  type LossAndGradients,
  type MemN2N,
  parseMemN2NOptions,
  questionWeights,
  statementWeights,
} from "../../models/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  chain,
  clipPerGroup,
  type GradientTransformation,
  halveEvery,
  sgd,
  type State,
} from "../../optim/mod.ts";
import type { StoryBatch } from "../../tasks/mod.ts";
import { earlierEpochs } from "../../bench/trial/spec/mod.ts";
import { stockLoss } from "./stock.ts";
import { buildModel, type Problem } from "./problem.ts";

/** How gradnoise, or tfjs without it, trains on a problem. */
export class OwnTraining {
  readonly model: MemN2N;
  readonly #problem: Problem;
  readonly #optimizer: GradientTransformation;
  readonly #weights: Readonly<Record<"statement" | "question", tf.Tensor3D>> | null;
  #state: State;
  #next = 0;
  #batch: StoryBatch | undefined;

  /** `stock` leaves out every operation of our own. */
  constructor(problem: Problem, operations: "own" | "stock" = "own") {
    this.#problem = problem;
    this.model = buildModel(problem);
    const fused = optimizerOf(problem, this.model);
    const { updateInPlace: _, ...stepwise } = fused;
    this.#optimizer = operations === "own" ? fused : stepwise;
    this.#state = this.#optimizer.init(this.model.parameters);
    const options = parseMemN2NOptions({ embeddingSize: problem.embeddingSize });
    this.#weights = operations === "own" ? null : {
      statement: statementWeights(options, problem.parts.shape),
      question: questionWeights(options, problem.parts.shape),
    };
  }

  /** One update on the next batch of the training part, in order. */
  step(): void {
    const { train } = this.#problem.parts, { batchSize } = this.#problem.budget;
    const size = Math.min(batchSize, train.length - this.#next);
    const indices = Array.from({ length: size }, (_, i) => this.#next + i);
    this.#batch = train.batch(indices, this.#batch);
    this.update(this.#batch, true);
    this.#next = (this.#next + size) % train.length;
  }

  /** One update on a batch. */
  update(batch: StoryBatch, timeNoise: boolean): void {
    const { gradients, dispose } = this.#differentiate(batch, timeNoise);
    const { parameters } = this.model;
    const info = { epoch: earlierEpochs(this.#problem.budget) };
    this.#state = applyGradients(this.#optimizer, parameters, gradients, this.#state, info);
    dispose();
  }

  /** The loss of a batch, without time noise. */
  loss(batch: StoryBatch): number {
    return this.model.predict(batch).loss;
  }

  dispose(): void {
    this.model.dispose();
    if (this.#weights !== null) tf.dispose(this.#weights as tf.NamedTensorMap);
  }

  readonly #streams = new RandomStreams(1);

  #differentiate(batch: StoryBatch, timeNoise: boolean): LossAndGradients {
    const { model } = this, weights = this.#weights;
    if (weights !== null) {
      return differentiate(model.parameters, () => stockLoss(model, batch, weights));
    }
    const phase = "softmax", random = (name: string) => this.#streams.open(name);
    const mode = timeNoise
      ? { training: true, phase, progress: 0, update: 0, random } as const
      : { training: false, phase } as const;
    return model.lossAndGradients(batch, mode);
  }
}

/** The optimizer of a problem as a trial would have it. */
function optimizerOf(
  { clip, noise, learningRate, halveEvery: epochs, budget }: Problem,
  { parameterGroups }: MemN2N,
): GradientTransformation {
  const rule = sgd(halveEvery({ rate: learningRate, epochs, from: earlierEpochs(budget) }));
  const key = streamKey(1, "noise");
  const noises = noise === 0 ? [] : [addGradientNoise({ deviation: noise, key })];
  return chain(clipPerGroup(clip, parameterGroups), ...noises as GradientTransformation[], rule);
}

/** The loss of the first batch after ten updates on it, without any noise. */
export function lossAfterTen(problem: Problem, operations: "own" | "stock"): number {
  const training = new OwnTraining({ ...problem, noise: 0 }, operations);
  const batch = problem.parts.train.batch(Array(problem.budget.batchSize).keys().toArray());
  for (let update = 0; update < 10; update++) training.update(batch, false);
  const loss = training.loss(batch);
  training.dispose();
  return loss;
}
