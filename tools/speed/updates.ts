import * as tf from "@tensorflow/tfjs";
import { gaussianNoise, streamKey } from "../../engine/mod.ts";
import { applyGradients, buildOptimizer, type State } from "../../optim/mod.ts";
import { clock, timePairs } from "./pairs.ts";
import { measuredRow, type SpeedRow } from "./rows.ts";

const ADAM = "beta1=0.9, beta2=0.999, epsilon=1e-8";

/** Chains of four over 40 parameters of 16 or 64 numbers, and what each is compared with: fused descent. */
const SMALL: Readonly<Record<string, string>> = {
  "clip, noise, trace, rate": "clip(1) > noise(0.001) > trace(0.9) > scaleByLearningRate(0.01)",
  "clip, noise, Adam, rate":
    `clip(1) > noise(0.001) > scaleByAdam(${ADAM}) > scaleByLearningRate(0.01)`,
  "clip, decay, trace, rate": "clip(1) > decay(0.01) > trace(0.9) > scaleByLearningRate(0.01)",
  "clip, Adam, decay, rate":
    `clip(1) > scaleByAdam(${ADAM}) > decay(0.01) > scaleByLearningRate(0.01)`,
};
const COUNT = 40, SIZES = [16, 64];

/** Updates of one parameter, and how many arrays of its size each has to read or to write. */
const LARGE: Readonly<Record<string, readonly [text: string, arrays: number]>> = {
  "descent": ["sgd(0.01)", 3],
  // Reads the gradient twice: for its norm, and for the update.
  "clip, descent": ["clip(1) > sgd(0.01)", 4],
  "momentum": ["momentum(0.01, 0.9)", 5],
  "Adam": [`adam(0.01, ${ADAM})`, 7],
};
const MILLION = 2 ** 20;

/** An optimizer on parameters of these sizes, with the same gradients at every update. */
export async function updatesOf(
  text: string,
  sizes: readonly number[],
): Promise<{ readonly update: () => void; readonly dispose: () => void }> {
  const key = streamKey(1, "noise");
  const optimizer = await buildOptimizer(text, { key });
  const values = (size: number, index: number) =>
    gaussianNoise([size], { standardDeviation: 1, key, index });
  const named = <Value>(make: (size: number, i: number) => Value) =>
    Object.fromEntries(sizes.map((size, i) => [`parameter${i}`, make(size, i)]));
  const parameters = named((size, i) => tf.tidy(() => tf.variable(values(size, i))));
  const gradients = named((size, i) => values(size, sizes.length + i));
  let state: State = optimizer.init(parameters);
  return {
    update: () => {
      state = applyGradients(optimizer, parameters, gradients, state, { epoch: 0 });
    },
    dispose: () => tf.dispose([parameters, gradients]),
  };
}

/** A loop that reads half of the bytes of some arrays of a size, and writes the other half. */
function copyLoop(size: number, arrays: number): () => void {
  const length = size * arrays / 2, from = new Float32Array(length).fill(1);
  const to = new Float32Array(length);
  return () => {
    for (let i = 0; i < length; i++) to[i] = from[i]!;
  };
}

/** Times updates of optimizers: chains against fused descent, and large ones against a loop that copies. */
export async function compareUpdates(
  version: string,
  options: {
    readonly pairs: number;
    readonly steps: number;
    readonly isWanted: (name: string) => boolean;
    readonly onRow: (row: SpeedRow) => void;
  },
): Promise<void> {
  const { pairs, steps, isWanted, onRow } = options;
  for (const size of SIZES) {
    for (const [title, text] of Object.entries(SMALL)) {
      const name = `update of ${COUNT} x ${size}: ${title}`;
      if (!isWanted(name)) continue;
      const sizes = Array.from({ length: COUNT }, () => size);
      const chain = await updatesOf(text, sizes), descent = await updatesOf("sgd(0.01)", sizes);
      const time = (update: () => void) => () => clock(update, steps);
      // As many updates as a compiler needs.
      clock(chain.update, 20 * steps);
      clock(descent.update, 20 * steps);
      const times = await timePairs(time(chain.update), time(descent.update), pairs);
      onRow(measuredRow(name, "descent", version, times));
      chain.dispose();
      descent.dispose();
    }
  }
  for (const [title, [text, arrays]] of Object.entries(LARGE)) {
    const name = `update of 1M: ${title}`;
    if (!isWanted(name)) continue;
    const { update, dispose } = await updatesOf(text, [MILLION]);
    const copy = copyLoop(MILLION, arrays), few = Math.ceil(steps / 100);
    clock(update, Math.min(steps, 100));
    clock(copy, few);
    const times = await timePairs(() => clock(update, few), () => clock(copy, few), pairs);
    onRow(measuredRow(name, "copy loop", version, times));
    dispose();
  }
}
