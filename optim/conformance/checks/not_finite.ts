import * as tf from "@tensorflow/tfjs";
import { applyGradients } from "../../apply.ts";
import type { GradientTransformation } from "../../transformation.ts";
import { stateToJson } from "../../state.ts";
import { type Check, isOptimizer, type Report, type Subject } from "../subject.ts";
import { infoOf, isSame, type Trace, trace } from "../trace.ts";
import { gradientsOf, parametersOf, tensorsOf, type Values, valuesOf } from "../trees.ts";

/** An update whose norm is not finite moves neither parameters nor state, and leaves no other trace. */
export const notFinite: Check = {
  name: "not finite",
  async run(subject, report) {
    const { build, shapes } = subject;
    const good = [0, 1].map((update) => gradientsOf(shapes, update));
    for (const bad of [NaN, Infinity]) {
      const skipped = gradientsOf(shapes, 1, bad);
      const transformation = await build();
      const run = trace(transformation, shapes, [good[0]!, skipped]);
      const fault = faultOf(run, bad, transformation) ??
        await isForgotten(subject, [good[0]!, skipped, good[1]!], bad) ??
        await isApplied(subject, skipped, bad);
      if (fault === undefined) continue;
      report(fault);
      return;
    }
  },
};

type Fault = Parameters<Report>[0];

function faultOf(
  { updates, states }: Trace,
  bad: number,
  transformation: GradientTransformation,
): Fault | undefined {
  // A wrapper may count such updates.
  if (transformation.stage !== "wrapper" && !isSame(states[0], states[1])) {
    return {
      expected: "the state that was given, for gradients that are not finite",
      got: `another state after a gradient of ${bad}`,
      advice: "Return the given state if globalNorm(updates) is not finite.",
    };
  }
  const isZero = Object.values(updates[1]!).every((values) =>
    Array.from(values).every((value) => value === 0)
  );
  if (!isOptimizer(transformation) || isZero) return undefined;
  return {
    expected: "updates of zeros from a rule, for gradients that are not finite",
    got: `others after a gradient of ${bad}`,
    advice: "Return zeros if globalNorm(updates) is not finite.",
  };
}

/** The update after a skipped one is the one that would have been made in its place. */
async function isForgotten(
  { build, shapes }: Subject,
  gradients: readonly Values[],
  bad: number,
): Promise<Fault | undefined> {
  const run = (transformation: Awaited<ReturnType<Subject["build"]>>, given: readonly Values[]) => {
    const parameters = parametersOf(shapes);
    let state = transformation.init(parameters), last: Values = {};
    for (const values of given) {
      const tensors = tensorsOf(values, shapes);
      const next = transformation.update(tensors, state, parameters, infoOf(0));
      last = valuesOf(next.updates);
      state = next.state;
      tf.dispose([tensors, next.updates as tf.NamedTensorMap]);
    }
    tf.dispose(parameters);
    return last;
  };
  const after = run(await build(), gradients);
  if (isSame(after, run(await build(), gradients.toSpliced(1, 1)))) return undefined;
  return {
    expected: "a skipped update to change nothing that follows",
    got: `other updates after a gradient of ${bad} was skipped`,
    advice: "Keep counts and moments in the state alone, and return the state that was given.",
  };
}

/** Parameters stay, however the update is applied. */
async function isApplied(
  { build, shapes }: Subject,
  gradients: Values,
  bad: number,
): Promise<Fault | undefined> {
  const transformation = await build();
  if (!isOptimizer(transformation)) return undefined;
  const parameters = parametersOf(shapes), before = valuesOf(parameters);
  const state = transformation.init(parameters), tensors = tensorsOf(gradients, shapes);
  const json = stateToJson(state);
  const next = applyGradients(transformation, parameters, tensors, state, infoOf(0));
  const moved = !isSame(valuesOf(parameters), before) ||
    (transformation.stage !== "wrapper" && !isSame(stateToJson(next), json));
  tf.dispose([parameters, tensors]);
  if (!moved) return undefined;
  return {
    expected: "parameters and state to stay, for gradients that are not finite",
    got: `others after a gradient of ${bad} was applied`,
    advice: "Let updateInPlace look at the norm before it begins.",
  };
}
