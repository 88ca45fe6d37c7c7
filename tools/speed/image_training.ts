import * as tf from "@tensorflow/tfjs";
import { RandomStreams } from "../../engine/mod.ts";
import { differentiate, type LossAndGradients, type Mlp, type Mode } from "../../models/mod.ts";
import {
  addGradientNoise,
  annealed,
  applyGradients,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  sgd,
  type State,
} from "../../optim/mod.ts";
import type { ImageBatch } from "../../tasks/mod.ts";
import { buildMlp, type ImageProblem, noiseKey } from "./image_problem.ts";

/** How gradnoise, or tfjs without it, trains the twenty-layer network on a problem. */
export class ImageTraining {
  readonly #problem: ImageProblem;
  readonly #model: Mlp;
  readonly #operations: "own" | "stock";
  readonly #optimizer: GradientTransformation;
  #state: State;
  #next = 0;
  #batch: ImageBatch | undefined;

  readonly #streams = new RandomStreams(1);
  readonly #mode: Mode = {
    training: true,
    progress: 0,
    update: 0,
    phase: "main",
    random: (name) => this.#streams.open(name),
  };

  /** `stock` leaves out every operation of our own. */
  constructor(problem: ImageProblem, operations: "own" | "stock" = "own") {
    this.#problem = problem;
    this.#model = buildMlp(problem);
    this.#operations = operations;
    const fused = optimizerOf(problem), { updateInPlace: _, ...stepwise } = fused;
    this.#optimizer = operations === "own" ? fused : stepwise;
    this.#state = this.#optimizer.init(this.#model.parameters);
  }

  /** One update on the next batch, in order; a last one that is not whole is left out. */
  step(): void {
    const { images: { train }, batchSize } = this.#problem, start = this.#next;
    const indices = Int32Array.from({ length: batchSize }, (_, i) => start + i);
    this.#batch = train.batch(indices, this.#batch);
    this.update(this.#batch);
    this.#next = start + 2 * batchSize > train.length ? 0 : start + batchSize;
  }

  /** One update on a batch. */
  update(batch: ImageBatch): void {
    const { parameters } = this.#model, { gradients, dispose } = this.#differentiate(batch);
    this.#state = applyGradients(this.#optimizer, parameters, gradients, this.#state, { epoch: 0 });
    dispose();
  }

  /** The mean loss of a batch. */
  loss(batch: ImageBatch): number {
    return this.#model.predict(batch).loss / batch.size;
  }

  dispose(): void {
    this.#model.dispose();
  }

  #differentiate(batch: ImageBatch): LossAndGradients {
    if (this.#operations === "own") return this.#model.lossAndGradients(batch, this.#mode);
    const { parameters } = this.#model, { options, images: { shape } } = this.#problem;
    return differentiate(parameters, () => stockLoss(parameters, batch, options, shape));
  }
}

/** The mean loss of a network of rectified units in tfjs's own operations alone. */
function stockLoss(
  parameters: Mlp["parameters"],
  { size, pixels, labels }: ImageBatch,
  { hiddenLayers }: ImageProblem["options"],
  { classes }: ImageProblem["images"]["shape"],
): tf.Scalar {
  return tf.tidy(() => {
    const bytes = tf.tensor2d(Float32Array.from(pixels), [size, pixels.length / size]);
    let x = tf.mul<tf.Tensor2D>(bytes, 1 / 255);
    for (let layer = 1; layer <= hiddenLayers + 1; layer++) {
      const weights = parameters[`weights${layer}`] as unknown as tf.Tensor2D;
      x = tf.add(tf.matMul(x, weights), parameters[`bias${layer}`]!);
      if (layer <= hiddenLayers) x = tf.relu(x);
    }
    const right = tf.oneHot(tf.tensor1d(labels, "int32"), classes);
    return tf.neg(tf.div(tf.sum(tf.mul(right, tf.logSoftmax(x))), size)) as tf.Scalar;
  });
}

function optimizerOf({ clip, noise, learningRate }: ImageProblem): GradientTransformation {
  if (noise === 0) return chain(clipByGlobalNorm(clip), sgd(learningRate));
  const deviation = annealed({ eta: noise });
  const noises = addGradientNoise({ deviation, key: noiseKey });
  return chain(clipByGlobalNorm(clip), noises, sgd(learningRate));
}

/** The mean loss of the first batch after ten updates on it, with the problem's noise. */
export function imageLossAfterTen(problem: ImageProblem, operations: "own" | "stock"): number {
  const training = new ImageTraining(problem, operations);
  const batch = problem.images.train.batch(Array(problem.batchSize).keys().toArray());
  for (let update = 0; update < 10; update++) training.update(batch);
  const loss = training.loss(batch);
  training.dispose();
  return loss;
}
