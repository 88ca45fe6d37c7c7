/** Clips that run as one pass observe what they observe step by step; where they cannot, they do not fuse. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  buildOptimizer,
  chain,
  clipAdaptively,
  clipByGlobalNorm,
  clipByValue,
  type GradientTransformation,
  type Observation,
  sgd,
  trace,
} from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

const noise = addGradientNoise({ deviation: 0.5, key: streamKey(5, "noise") });

/** A parameter and what was observed after one update, and the same step by step. */
function update(...parts: readonly GradientTransformation[]) {
  const fused = chain({ unordered: true }, ...parts), { updateInPlace, ...stepwise } = fused;
  const run = (transformation: GradientTransformation) => {
    const w = tf.tidy(() => tf.variable(tf.tensor2d([3, -1, 0.5, 4, 2, 1], [3, 2])));
    const gradients = { w: tf.tensor2d([7, 2, -0, 1, -3, 0.1], [3, 2]) };
    let seen: Observation = {};
    const observe = (observation: Observation) => seen = observation;
    const state = transformation.init({ w });
    applyGradients(transformation, { w }, gradients, state, { epoch: 0, observe });
    const values = [...w.dataSync()];
    tf.dispose([w, gradients.w]);
    return { values, seen };
  };
  return {
    isFused: updateInPlace !== undefined,
    fused: run(fused as GradientTransformation),
    stepwise: run(stepwise as GradientTransformation),
  };
}

testOnBackends("clips in a row give the bits and the observations of one after the other", () => {
  for (
    const parts of [
      [clipByValue(2), sgd(0.5)],
      [clipAdaptively(0.5), sgd(0.5)],
      [clipByGlobalNorm(6), clipByValue(2), sgd(0.5)],
      [clipByValue(2), clipAdaptively(0.5), noise, sgd(0.5)],
      [clipAdaptively(0.5), clipByValue(1), trace(0.9), sgd(0.5)],
    ]
  ) {
    const { isFused, fused, stepwise } = update(...parts as GradientTransformation[]);
    assert(isFused);
    assertEquals(fused, stepwise);
  }
});

testOnBackends(
  "of clips in a row the norm is that before the first, the share that of the last",
  () => {
    const { fused } = update(clipByGlobalNorm(100), clipByValue(2), sgd(0.5));
    assertEquals(fused.seen.gradientNorm, Math.sqrt(63 + Math.fround(0.1) ** 2));
    assertEquals(fused.seen.clippedGradientNorm, Math.sqrt(13 + Math.fround(0.1) ** 2));
    assertEquals([fused.seen.clipped, fused.seen.clippedShare], [true, 2 / 6]);
    // The first clipped, and the last did not.
    const { seen } = update(clipByValue(2), clipByGlobalNorm(100), sgd(0.5)).stepwise;
    assertEquals([seen.clipped, seen.clippedShare], [true, 0]);
  },
);

testOnBackends(
  "a clip that comes after noise or momentum does not fuse: it observes their norm",
  () => {
    for (const before of [noise, trace(0.9)]) {
      for (const clip of [clipByValue(2), clipAdaptively(0.5)]) {
        const parts = [before, clip, sgd(0.5)] as GradientTransformation[];
        const { isFused, fused, stepwise } = update(...parts);
        assertEquals([isFused, fused], [false, stepwise]);
      }
    }
  },
);

testOnBackends(
  "parameters without elements count in no share, in one pass as step by step",
  async () => {
    const shapes: Readonly<Record<string, number[]>> = { a: [0], b: [2, 0, 3], c: [2, 2], d: [] };
    for (
      const [text, share] of [
        ["clipPerParameter(1)", 1 / 2],
        ["clipByBlockRms(1)", 1 / 2],
        ["clipByValue(1)", 4 / 5],
        ["clipAdaptively(1)", 2 / 3],
      ] as const
    ) {
      const { updateInPlace, ...stepwise } = await buildOptimizer(`${text} > sgd(1)`);
      for (const optimizer of [{ ...stepwise, updateInPlace }, stepwise]) {
        const parameters = Object.fromEntries(
          Object.entries(shapes).map(([name, shape]) => [
            name,
            tf.tidy(() => tf.variable(tf.ones(shape))),
          ]),
        );
        const gradients = Object.fromEntries(
          Object.entries(shapes).map((
            [name, shape],
          ) => [name, tf.fill(shape, name === "d" ? 0.5 : 9)]),
        );
        let seen: Observation = {};
        const observe = (observation: Observation) => seen = observation;
        applyGradients(
          optimizer as GradientTransformation,
          parameters,
          gradients,
          optimizer.init(parameters),
          { epoch: 0, observe },
        );
        assertEquals(seen.clippedShare, share, text);
        tf.dispose([parameters, gradients]);
      }
    }
  },
);
