/** Every rule of the table takes its learning rate at the number of updates before this one, by every path. */

import * as tf from "@tensorflow/tfjs";
import {
  applyGradients,
  chain,
  type GradientTransformation,
  type Observation,
  type Schedule,
  type State,
  transformations,
} from "../../../optim/mod.ts";
import { buildStep, readSteps, type Step } from "../../../optim/spec/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

/** Powers of two, so that nothing is rounded otherwise. */
const RATES = [0.5, 0.25, 1, 0.125];
const rate: Schedule = {
  kind: "points",
  knots: RATES.map((value, update) => [update, value]),
  held: true,
};

const rules = Object.values(transformations).filter(({ stage }) => stage === "rule");

/** Where four updates by the same gradients lead to, and the rates that were observed. */
function train(rule: GradientTransformation, isFused: boolean) {
  const { updateInPlace, ...stepwise } = chain(rule) as GradientTransformation;
  assert(updateInPlace !== undefined);
  const optimizer = isFused ? { ...stepwise, updateInPlace } : stepwise;
  const parameters = { w: tf.tidy(() => tf.variable(tf.zeros([2]))) },
    gradients = { w: tf.tensor1d([3, -2]) };
  let state: State = optimizer.init(parameters);
  const moves: number[] = [], rates: (number | undefined)[] = [];
  for (const _ of RATES) {
    let seen: Observation = {};
    state = applyGradients(optimizer, parameters, gradients, state, {
      epoch: 0,
      observe: (observation) => seen = { ...seen, ...observation },
    });
    moves.push(parameters.w.dataSync()[0]!);
    rates.push(seen.learningRate);
    // From 0 every time: then decay of weights does nothing, and moves are the updates.
    tf.tidy(() => parameters.w.assign(tf.zeros([2])));
  }
  tf.dispose([parameters, gradients]);
  return { moves, rates };
}

for (const { kind, examples } of rules) {
  testOnBackends(`${kind} follows its learning rate update by update`, async () => {
    // Without masks: there is one parameter.
    const { except: _, only: _only, ...step } = readSteps(examples[0]!)[0]! as Step;
    const build = (rate: Schedule) => buildStep({ ...step, rate }, {});
    const unit = train(await build(1), false).moves;
    for (const isFused of [false, true]) {
      const { moves, rates } = train(await build(rate), isFused);
      assertEquals(rates, RATES);
      for (const [t, move] of moves.entries()) assertAlmostEquals(move, RATES[t]! * unit[t]!, 1e-6);
    }
  });
}
