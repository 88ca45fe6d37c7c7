import * as tf from "@tensorflow/tfjs";
import { stateToJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { infoOf, isSame, upTo } from "../trace.ts";
import { gradientsOf, parametersOf, tensorsOf, valuesOf } from "../trees.ts";

/** Gradients, parameters and the state that was given stay as they are. */
export const pure: Check = {
  name: "pure",
  async run({ build, shapes }, report) {
    const transformation = await build(), parameters = parametersOf(shapes);
    let state = transformation.init(parameters);
    for (const update of upTo(2)) {
      const gradients = tensorsOf(gradientsOf(shapes, update), shapes);
      const before = [valuesOf(gradients), valuesOf(parameters), stateToJson(state)];
      const next = transformation.update(gradients, state, parameters, infoOf(update));
      const after = [valuesOf(gradients), valuesOf(parameters), stateToJson(state)];
      tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
      state = next.state;
      const changed = ["gradients", "parameters", "state"].filter((_, i) =>
        !isSame(before[i], after[i])
      );
      if (changed.length === 0) continue;
      report({
        expected: "an update that changes nothing it was given",
        got: `changed ${changed.join(" and ")}`,
        advice: "Copy arrays of the state before writing to them; return the next state.",
      });
      break;
    }
    tf.dispose(parameters);
  },
};
