import { RandomStreams, streamKey } from "../../engine/mod.ts";
import type { Mode, NeuralProgrammer } from "../../models/mod.ts";
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
import { buildProgrammer, type TableProblem } from "./table_problem.ts";

/** How gradnoise, or tfjs without it, trains a Neural Programmer on a problem. */
export class TableTraining {
  readonly #problem: TableProblem;
  readonly #model: NeuralProgrammer;
  readonly #optimizer: GradientTransformation;
  #state: State;

  readonly #streams = new RandomStreams(1);
  readonly #mode: Mode = {
    training: true,
    progress: 0,
    update: 0,
    phase: "main",
    random: (name) => this.#streams.open(name),
  };

  /** `stock` leaves out the fused passes of network and optimizer. */
  constructor(problem: TableProblem, operations: "own" | "stock" = "own") {
    this.#problem = problem;
    this.#model = buildProgrammer(problem, operations);
    const fused = optimizerOf(problem), { updateInPlace: _, ...stepwise } = fused;
    this.#optimizer = operations === "own" ? fused : stepwise;
    this.#state = this.#optimizer.init(this.#model.parameters);
  }

  /** One update. */
  step(): void {
    const { parameters } = this.#model;
    const { gradients, dispose } = this.#model.lossAndGradients(this.#problem.batch, this.#mode);
    this.#state = applyGradients(this.#optimizer, parameters, gradients, this.#state, { epoch: 0 });
    dispose();
  }

  /** The mean loss of the batch. */
  loss(): number {
    const { batch } = this.#problem;
    const { loss, dispose } = this.#model.lossAndGradients(batch, {
      training: false,
      phase: "main",
    });
    dispose();
    return loss / batch.size;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function optimizerOf({ clip, noise, adam: constants }: TableProblem): GradientTransformation {
  if (noise === 0) return chain(clipByGlobalNorm(clip), adam(constants));
  const deviation = annealed({ eta: noise });
  const key = streamKey(1, "noise");
  return chain(clipByGlobalNorm(clip), addGradientNoise({ deviation, key }), adam(constants));
}

/** The mean loss after ten updates without noise. */
export function tableLossAfterTen(problem: TableProblem, operations: "own" | "stock"): number {
  const training = new TableTraining({ ...problem, noise: 0 }, operations);
  for (let update = 0; update < 10; update++) training.step();
  const loss = training.loss();
  training.dispose();
  return loss;
}
