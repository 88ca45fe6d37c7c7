/**
 * The Neural Programmer by the kernels: the equations of reference/ in an order that does less. Questions
 * that begin alike are read once, equal questions about tables of the same columns choose their program
 * once, what a question gives to the selectors is worked out once for all steps, and tables are worked on
 * at their own length.
 *
 * Axis letters, in this folder: as there, and L programs, one for each different question of a batch, or
 * for each question while dropout makes them differ; E ends that questions are read from.
 */

import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import { asOperation } from "../../differentiate.ts";
import type { LossAndGradients, Mode } from "../../model.ts";
import type { Answered, Computation, Network } from "../computation.ts";
import type { FoundPrograms } from "../found/mod.ts";
import { BatchPass } from "./batch_pass.ts";
import type { ProgrammerKernels } from "./kernels.ts";
import { type Place, Workbench } from "./workbench.ts";

/** One network by the kernels. Gradients and working memory are made once and used again. */
export class ProgrammerPass implements Computation {
  readonly #bench: Workbench;
  readonly #network: Network;
  readonly #gradients: Readonly<Record<string, tf.Tensor>>;
  readonly #found: FoundPrograms | null;

  /** @param found Null where the objective is the paper's. */
  constructor(kernels: ProgrammerKernels, network: Network, found: FoundPrograms | null) {
    this.#bench = new Workbench(kernels);
    this.#network = network;
    this.#found = found;
    this.#gradients = Object.fromEntries(
      Object.entries(network.parameters)
        .map(([name, { shape }]) => [name, tf.keep(tf.zeros(shape))]),
    );
  }

  loss(batch: TableBatch, mode: Mode): tf.Scalar {
    return asOperation(this.#network.parameters, () => {
      const { loss, gradients } = this.learn(batch, mode);
      return { loss: loss / batch.size, gradients };
    });
  }

  /** The gradients are good until the next call. */
  learn(batch: TableBatch, mode: Mode): LossAndGradients {
    const pass = this.#start(batch, mode, true);
    const loss = pass.learn(this.#found, mode);
    pass.backward();
    // They are used again.
    return { loss, gradients: this.#gradients, dispose: () => {} };
  }

  answer(batch: TableBatch): Answered {
    const pass = this.#start(batch, { training: false, phase: "main" }, false);
    const loss = pass.answer();
    return { loss, weights: pass.weights() };
  }

  dispose(): void {
    tf.dispose(this.#gradients as tf.NamedTensorMap);
    this.#bench.arena[Symbol.dispose]();
  }

  #start(batch: TableBatch, mode: Mode, learning: boolean): BatchPass {
    const { kernels } = this.#bench, { options, shape, parameters } = this.#network;
    this.#bench.reset();
    const places: Record<string, Place> = {};
    for (const [name, parameter] of Object.entries(parameters)) {
      const gradient = kernels.address(this.#gradients[name]!);
      // Who only asks for answers still has the gradients of the last update.
      if (learning) kernels.floats(gradient, parameter.size).fill(0);
      places[name] = { value: kernels.address(parameter), gradient };
    }
    return new BatchPass(this.#bench, options, shape, places, batch, mode);
  }
}
