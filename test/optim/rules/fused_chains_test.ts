/** Chains of the table's examples that run as one pass give the bits of one transformation after another. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  applyGradients,
  type BuildContext,
  buildOptimizer,
  type GradientTransformation,
  type Observation,
  type Stage,
  type State,
  stateToJson,
  transformations,
} from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

const context: BuildContext = {
  key: streamKey(3, "noise"),
  groups: { A: "one", W: "two", bias: "one" },
  length: { before: 1, last: 10 },
};
/** Names and shapes of which the masks of examples name some. */
const shapes = { A: [4, 3], W: [9], bias: [1] };

/** The examples of a stage, and "" for none; but what takes the gradient of each example never fuses. */
const examplesOf = (stage: Stage) => [
  "",
  ...Object.values(transformations).filter((entry) => entry.stage === stage && !entry.perExample)
    .flatMap(({ examples }) => examples),
];

/** Every pair of examples before descent, in the order of their stages, and every example before every rule. */
function chains(): string[] {
  const before = (["clip", "noise", "scale"] as const).map(examplesOf);
  const all = new Set<string>();
  const add = (...steps: string[]) => all.add(steps.filter((step) => step !== "").join(" > "));
  for (const [i, first] of before.entries()) {
    for (const a of first) {
      for (const rule of examplesOf("rule").slice(1)) add(a, rule);
      for (const b of before.slice(i).flat()) add(a, b, "sgd(0.1)");
    }
  }
  return [...all];
}

/** Everything that an optimizer leaves behind: the second gradient is not finite. */
function train(optimizer: GradientTransformation, sizes: Readonly<Record<string, number[]>>) {
  const values = (shape: number[], seed: number) =>
    tf.tensor(
      Float32Array.from(
        { length: tf.util.sizeFromShape(shape) },
        (_, i) => (i % 7 === 3 ? -0 : ((7 * i + 3 * seed) % 11 - 5) / 4),
      ),
      shape,
    );
  const parameters = Object.fromEntries(
    Object.entries(sizes).map(([name, shape], i) => [
      name,
      tf.tidy(() => tf.variable(values(shape, i))),
    ]),
  );
  let state: State = optimizer.init(parameters);
  const seen: unknown[] = [];
  for (let update = 0; update < 3; update++) {
    tf.tidy(() => {
      const gradients = Object.fromEntries(
        Object.entries(sizes).map(([name, shape], i) => [name, values(shape, 5 * update + i + 1)]),
      );
      if (update === 1) gradients.W = tf.fill(sizes.W!, NaN);
      let observed: Observation = {};
      const observe = (observation: Observation) => observed = observation;
      const info = { epoch: update, measured: { error: 0.5, trainingError: 0.4 }, observe };
      state = applyGradients(optimizer, parameters, gradients, state, info);
      const bits = Object.values(parameters).map((
        one,
      ) => [...new Uint32Array(one.dataSync().slice().buffer)]);
      seen.push({ bits, state: stateToJson(state), observed });
    });
  }
  tf.dispose(parameters);
  return seen;
}

async function compare(text: string, sizes: Readonly<Record<string, number[]>> = shapes) {
  const optimizer = await buildOptimizer(text, context);
  if (optimizer.updateInPlace === undefined) return false;
  const { updateInPlace: _, ...stepwise } = optimizer;
  assertEquals(train(optimizer, sizes), train(stepwise, sizes), text);
  return true;
}

testOnBackends("every chain of the table that fuses gives the bits of its steps", async () => {
  const fused: string[] = [];
  for (const text of chains()) if (await compare(text)) fused.push(text);
  for (
    const expected of [
      "sgd(0.01)",
      "clip(40) > trace(0.9) > sgd(0.1)",
      "noise(0.001) > scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-8) > sgd(0.1)",
    ]
  ) assert(fused.includes(expected), `${expected} does not fuse`);
});

testOnBackends("a parameter of several blocks gets the bits of its steps, too", async () => {
  const before = "clip(40) > noise(0.1) >";
  const sizes = { ...shapes, W: [8200] };
  assert(await compare(`${before} adam(0.1, beta1=0.9, beta2=0.99, epsilon=0.1)`, sizes));
  for (const scale of examplesOf("scale").slice(1)) await compare(`${scale} > sgd(0.1)`, sizes);
  // Rows that begin in the second block, and noise that follows a change.
  assert(await compare('decay(0.1, only=["W[5000:8000]"]) > sgd(0.1)', sizes));
  assert(await compare("unordered > trace(0.9) > noise(0.1) > sgd(0.1)", sizes));
  assert(await compare(`${before} trace(0.9) > scaleByLearningRate(0.1)`, sizes));
});
