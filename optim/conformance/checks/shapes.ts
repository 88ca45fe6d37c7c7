import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf, type Shapes, tensorsOf, valuesOf } from "../trees.ts";

/** Tensors of rank 0 to 4 and empty ones work; gradients of int32 give the bits of the same in float32. */
export const shapes: Check = {
  name: "shapes",
  async run({ build, shapes: usual }, report) {
    const all: Shapes = { ...usual, ...others }, names = Object.keys(all);
    const parameters = parametersOf(all);
    const whole = tensorsOf(gradientsOf(all, 0), all);
    const int32 = tf.tidy(() =>
      Object.fromEntries(Object.entries(whole).map(([name, one]) => [name, one.toInt()]))
    );
    const float32 = tf.tidy(() =>
      Object.fromEntries(Object.entries(int32).map(([name, one]) => [name, one.toFloat()]))
    );
    const update = async (gradients: Readonly<Record<string, tf.Tensor>>) => {
      const transformation = await build({ names });
      const state = transformation.init(parameters);
      const { updates } = transformation.update(gradients, state, parameters, infoOf(0));
      const types = Object.fromEntries(
        Object.entries(updates).map(([name, one]) => [name, [...one.shape, one.dtype]]),
      );
      const values = valuesOf(updates);
      tf.dispose(updates as tf.NamedTensorMap);
      return { types, values };
    };
    try {
      const { types } = await update(whole);
      for (const [name, shape] of Object.entries(all)) {
        if (isSame(types[name], [...shape, "float32"])) continue;
        report({
          expected: `a float32 update of shape [${shape}]`,
          got: types[name] === undefined ? `none of ${name}` : JSON.stringify(types[name]),
          advice: "Keep the gradient's shape, whatever its rank, and give float32.",
        });
        return;
      }
      if (isSame(await update(int32), await update(float32))) return;
      report({
        expected: "the same updates from int32 gradients as from equal float32 ones",
        got: "others",
        advice: "Convert gradients by tensor.toFloat() first.",
      });
    } finally {
      tf.dispose([parameters, whole, int32, float32]);
    }
  },
};

const others: Shapes = {
  scalar: [],
  vector: [3],
  cube: [2, 1, 3],
  filter: [2, 2, 1, 3],
  empty: [0],
  "empty matrix": [2, 0],
};
