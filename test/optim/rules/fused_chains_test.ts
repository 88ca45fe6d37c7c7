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
const shapes = { A: [3, 5], W: [9], bias: [1] };

/** The examples of a stage, and "" for none; but what takes the gradient of each example never fuses. */
const examplesOf = (stage: Stage) => [
  "",
  ...Object.values(transformations).filter((entry) => entry.stage === stage && !entry.perExample)
    .flatMap(({ examples }) => examples),
];

/** Every pair of examples, in the order of their stages, before each of two rules; every rule after each. */
function chains(): string[] {
  const rules = ["sgd(0.1)", "adam(0.1, beta1=0.9, beta2=0.99, epsilon=0.1)"];
  const before = (["clip", "noise", "scale"] as const).map(examplesOf);
  const all = new Set<string>();
  const add = (...steps: string[]) => all.add(steps.filter((step) => step !== "").join(" > "));
  for (const [i, first] of before.entries()) {
    for (const second of before.slice(i)) {
      for (const a of first) for (const b of second) for (const rule of rules) add(a, b, rule);
    }
    for (const a of first) for (const rule of examplesOf("rule").slice(1)) add(a, rule);
  }
  return [...all];
}

/** Everything that an optimizer leaves behind: the third gradient is not finite. */
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
  for (let update = 0; update < 4; update++) {
    tf.tidy(() => {
      const gradients = Object.fromEntries(
        Object.entries(sizes).map(([name, shape], i) => [name, values(shape, 5 * update + i + 1)]),
      );
      if (update === 2) gradients.W = tf.div(gradients.W!, 0);
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
  const before = "clip(40) > noise(0.1) >", sizes = { A: [8200], W: [3] };
  assert(await compare(`${before} adam(0.1, beta1=0.9, beta2=0.99, epsilon=0.1)`, sizes));
  for (const scale of examplesOf("scale").slice(1)) await compare(`${scale} > sgd(0.1)`, sizes);
  assert(await compare(`${before} trace(0.9) > scaleByLearningRate(0.1)`, sizes));
});
