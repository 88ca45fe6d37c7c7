import * as tf from "@tensorflow/tfjs";
import { applyGradients } from "../../apply.ts";
import { noiseSampleOf } from "../noise_sample.ts";
import { type Check, keyOf, type Subject } from "../subject.ts";
import { infoOf, isSame, upTo } from "../trace.ts";
import { gradientsOf, normOf, parametersOf, tensorsOf, valuesOf } from "../trees.ts";
import { inChain } from "./fused.ts";

/** The noise reaches the parameters it is meant for, and no others. */
export const noiseApplied: Check = {
  name: "noise applied",
  async run(subject, report) {
    const { noise } = subject.expectations;
    if (noise === undefined) return;
    const one = await apply(subject, 1), other = await apply(subject, 2);
    for (const name of Object.keys(subject.shapes)) {
      const isMoved = !isSame(one[name], other[name]), isExcepted = noise.except?.includes(name);
      if (isMoved !== (isExcepted ?? false)) continue;
      report({
        expected: isExcepted ? `no noise on ${name}` : `noise on ${name}`,
        got: isExcepted ? "other parameters with another key" : "the same with another key",
        advice: isExcepted
          ? "Leave out what is frozen or masked before noise is drawn."
          : "Return the sum of gradient and noise: a sum that only a loop variable holds is lost.",
      });
      return;
    }
    const sample = await noiseSampleOf(subject);
    if (sample !== null && normOf(sample.updates[0]!) > 0) return;
    report({
      expected: "noise that can be seen beside the gradient",
      got: sample === null ? "a rule that hides it" : "updates without noise",
      advice: "Check the noise by itself, or make the optimizer by chain: its parts can be seen.",
    });
  },
};

/** Parameters after an update of the usual gradients. */
async function apply({ build, shapes, expectations }: Subject, seed: number) {
  const optimizer = inChain(await build({ key: keyOf(seed) }));
  const parameters = parametersOf(shapes), gradients = tensorsOf(gradientsOf(shapes, 0), shapes);
  let state = optimizer.init(parameters);
  for (const _ of upTo(expectations.microBatches ?? 1)) {
    state = applyGradients(optimizer, parameters, gradients, state, infoOf(0));
  }
  const values = valuesOf(parameters);
  tf.dispose([parameters, gradients]);
  return values;
}
