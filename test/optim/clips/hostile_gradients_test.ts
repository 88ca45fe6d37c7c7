/** Every clip of the table before a rule, on gradients that nobody expects. */

import * as tf from "@tensorflow/tfjs";
import {
  applyGradients,
  buildOptimizer,
  type GradientTransformation,
  type Observation,
  type State,
  transformations,
} from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { computeEverywhere } from "../../_tensors.ts";

const shapes: Readonly<Record<string, readonly number[]>> = {
  "": [],
  constructor: [2, 3],
  "layer/bias:0": [0],
  "é\n": [2, 0, 3],
  "x[0]*": [2, 2, 1, 3],
  "5": [1, 4],
  "rank 5": [2, 1, 2, 1, 2],
};
// As a key of the object above it would be its prototype.
const names = [...Object.keys(shapes), "__proto__"];
const shapeOf = (name: string) => Object.hasOwn(shapes, name) ? shapes[name]! : [3];

const kinds: Readonly<Record<string, (i: number) => number>> = {
  ordinary: (i) => 100 * Math.sin(3 * i),
  "past float32 when squared": (i) => i % 2 === 0 ? 1e30 : -1e30,
  denormal: (i) => i % 2 === 0 ? 2 ** -140 : -(2 ** -149),
  "zeros of both signs": (i) => i % 2 === 0 ? 0 : -0,
  int32: (i) => (7 * i) % 11 - 5,
};

const groups = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? "even" : "odd"]));
const clips = Object.values(transformations).filter(({ stage }) => stage === "clip")
  .flatMap(({ examples }) => examples);

/** The bits of all parameters after two updates, and what was observed in the last. */
function train(optimizer: GradientTransformation, kind: string) {
  const treeOf = <T>(make: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [name, make(name)]));
  const parameters = treeOf((name) =>
    tf.tidy(() => tf.variable(tf.fill([...shapeOf(name)], names.indexOf(name) / 3 - 1)))
  );
  let state: State = optimizer.init(parameters), seen: Observation = {};
  const observe = (observation: Observation) => seen = observation;
  for (const update of [0, 1]) {
    const gradients = treeOf((name) => {
      const shape = [...optimizer.perExample ? [2] : [], ...shapeOf(name)];
      const values = Array.from(
        { length: tf.util.sizeFromShape(shape) },
        (_, i) => kinds[kind]!(i + update),
      );
      return tf.tensor(values, shape, kind === "int32" ? "int32" : "float32");
    });
    state = applyGradients(optimizer, parameters, gradients, state, { epoch: 0, observe });
    tf.dispose(gradients);
  }
  const values = names.map((name) => [...parameters[name]!.dataSync()]);
  tf.dispose(parameters);
  assert(values.flat().every(Number.isFinite));
  const { gradientNorm, clippedGradientNorm, clipped, clippedShare } = seen;
  assert(clippedGradientNorm! <= gradientNorm! * (1 + 1e-6));
  return { values, seen: { gradientNorm, clippedGradientNorm, clipped, clippedShare } };
}

for (const text of clips) {
  Deno.test(`${text} takes any finite gradients, to the same bits everywhere`, async () => {
    const { updateInPlace, ...stepwise } = await buildOptimizer(`${text} > sgd(0.5)`, { groups });
    const optimizers = [{ ...stepwise, updateInPlace }, stepwise].filter((one) =>
      !("updateInPlace" in one) || one.updateInPlace !== undefined
    ) as GradientTransformation[];
    const results = await computeEverywhere(() =>
      optimizers.map((optimizer) => Object.keys(kinds).map((kind) => train(optimizer, kind)))
    );
    for (const one of results.wasm) assertEquals(one, results.wasm.at(-1)!);
    assertEquals(results["wasm, loops"], results.wasm);
    assertEquals(results.cpu, results.wasm);
  });
}
