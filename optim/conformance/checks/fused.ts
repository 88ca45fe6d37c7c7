import * as tf from "@tensorflow/tfjs";
import { applyGradients } from "../../apply.ts";
import { chain } from "../../chain.ts";
import { sgd } from "../../rules/mod.ts";
import { type State, stateToJson } from "../../state.ts";
import type { GradientTransformation } from "../../transformation.ts";
import { type Check, isOptimizer } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf, type Shapes, tensorsOf, valuesOf } from "../trees.ts";

/** The fused update gives the bits of `update`. */
export const fused: Check = {
  name: "fused",
  async run({ build, shapes }, report) {
    const declares = (await build()).elementwise !== undefined;
    const whole = inChain(await build());
    if (whole.updateInPlace === undefined) {
      if (!declares) return;
      report({
        expected: "an elementwise capability that fits its stage",
        got: "a chain that does not fuse",
        advice:
          "A clip declares scale or map, noise declares noise, a scale map, a rule descent or adam.",
      });
      return;
    }
    const { updateInPlace: _, ...stepwise } = inChain(await build());
    const one = run(whole, shapes), other = run(stepwise, shapes);
    const at = one.findIndex((values, i) => !isSame(values, other[i]));
    if (at < 0) return;
    report({
      expected: "the bits of update, step by step",
      got: `others after update ${at + 1}`,
      advice: "Let elementwise.begin and update compute the same factors, draws and states.",
    });
  },
};

/** An optimizer: the transformation itself, or before stochastic gradient descent. */
export function inChain(transformation: GradientTransformation): GradientTransformation {
  const { updateInPlace, parts, unordered, fault } = transformation;
  if (isOptimizer(transformation) && (updateInPlace ?? parts) !== undefined) return transformation;
  const all = isOptimizer(transformation) ? [transformation] : [transformation, sgd(0.1)];
  return chain(
    { unordered: unordered ?? fault !== undefined },
    ...all as GradientTransformation[],
  ) as GradientTransformation;
}

/** Parameters and states after each update. */
function run(optimizer: GradientTransformation, shapes: Shapes) {
  const parameters = parametersOf(shapes);
  let state: State = optimizer.init(parameters);
  const seen = [0, 1, NaN, 2, 3].map((update) => {
    const bad = Number.isNaN(update) ? NaN : undefined;
    const gradients = tensorsOf(gradientsOf(shapes, update || 0, bad), shapes);
    state = applyGradients(optimizer, parameters, gradients, state, infoOf(update || 0));
    tf.dispose(gradients);
    return [valuesOf(parameters), stateToJson(state)];
  });
  tf.dispose(parameters);
  return seen;
}
