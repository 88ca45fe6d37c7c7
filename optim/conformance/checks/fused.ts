import * as tf from "@tensorflow/tfjs";
import { applyGradients } from "../../apply.ts";
import { chain } from "../../chain.ts";
import { sgd } from "../../rules/mod.ts";
import { type State, stateToJson } from "../../state.ts";
import type { GradientTransformation } from "../../transformation.ts";
import type { Check, Subject } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf, valuesOf } from "../trees.ts";

/** The fused update gives the bits of `update`. */
export const fused: Check = {
  name: "fused",
  async run({ build }, report) {
    const declares = (await build()).elementwise !== undefined;
    const inOnePass = await run(build, true), stepwise = await run(build, false);
    if (inOnePass === null) {
      if (!declares) return;
      report({
        expected: "an elementwise capability that fits its stage",
        got: "a chain that does not fuse",
        advice: "A clip declares scale, noise declares noise, a rule descent or adam.",
      });
      return;
    }
    const at = inOnePass.findIndex((values, i) => !isSame(values, stepwise![i]));
    if (at < 0) return;
    report({
      expected: "the bits of update, step by step",
      got: `others after update ${at + 1}`,
      advice: "Let elementwise.begin and update compute the same factors, draws and states.",
    });
  },
};

/** Parameters and states after each update; null where the chain does not fuse. */
async function run(build: Subject["build"], isFused: boolean) {
  const transformation = await build();
  const parts = transformation.stage === "rule" ? [transformation] : [transformation, sgd(0.1)];
  const unordered = transformation.discarded ?? false;
  const whole = chain(
    { unordered },
    ...parts as GradientTransformation[],
  ) as GradientTransformation;
  if (whole.updateInPlace === undefined) return null;
  const { updateInPlace: _, ...stepwise } = whole;
  const optimizer = isFused ? whole : stepwise;
  const parameters = parametersOf();
  let state: State = optimizer.init(parameters);
  const seen = [0, 1, NaN, 2].map((update) => {
    const gradients = gradientsOf(update || 0, Number.isNaN(update) ? { bad: NaN } : {});
    state = applyGradients(optimizer, parameters, gradients, state, infoOf(update || 0));
    tf.dispose(gradients);
    return [valuesOf(parameters), stateToJson(state)];
  });
  tf.dispose(parameters);
  return seen;
}
