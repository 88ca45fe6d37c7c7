import * as tf from "@tensorflow/tfjs";
import { stateToJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf, valuesOf } from "../trees.ts";

/** An update whose norm is not finite moves no state, and parameters stay. */
export const notFinite: Check = {
  name: "not finite",
  async run({ build }, report) {
    const transformation = await build();
    const parameters = parametersOf(), good = gradientsOf(0);
    const first = transformation.update(
      good,
      transformation.init(parameters),
      parameters,
      infoOf(0),
    );
    tf.dispose(first.updates as tf.NamedTensorMap);
    for (const bad of [NaN, Infinity]) {
      const gradients = gradientsOf(1, { bad });
      const next = transformation.update(gradients, first.state, parameters, infoOf(1));
      const moves = !isSame(stateToJson(next.state), stateToJson(first.state));
      const values = Object.values(valuesOf(next.updates)).flat();
      tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
      if (moves) {
        report({
          expected: "the state that was given, for gradients that are not finite",
          got: `another state after a gradient of ${bad}`,
          advice: "Return the given state if globalNorm(updates) is not finite.",
        });
        break;
      }
      const isZero = values.every((value) => value === 0);
      if (transformation.stage === "rule" && !isZero) {
        report({
          expected: "updates of zeros from a rule, for gradients that are not finite",
          got: `others after a gradient of ${bad}`,
          advice: "Return zeros if globalNorm(updates) is not finite.",
        });
        break;
      }
    }
    tf.dispose([good, parameters]);
  },
};
