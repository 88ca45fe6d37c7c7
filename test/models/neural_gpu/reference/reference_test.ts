import * as tf from "@tensorflow/tfjs";
import { NeuralGpuReference } from "../../../../models/neural_gpu/reference/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import {
  randomParameters,
  randomSequences,
  shape,
  smallOptions,
  withVariables,
} from "../_cases.ts";

testOnBackends("what answers take a few sequences at a time is the same", () => {
  const options = smallOptions(), sequences = randomSequences(5, 4);
  withVariables(options, randomParameters(options), (variables) => {
    const whole = new NeuralGpuReference(options, shape, variables).answer(sequences);
    // Nine shifted images of a sequence have 9 x 4 x 2 x 3 numbers: two sequences at a time, then one.
    for (const most of [2 * 216, 1]) {
      const parts = new NeuralGpuReference(options, shape, variables, most).answer(sequences);
      assertEquals(parts, whole);
    }
  });
});

testOnBackends("the objective can be differentiated as any operation", () => {
  const options = smallOptions({ parameterSets: 2 }), sequences = randomSequences(2, 3);
  withVariables(options, randomParameters(options), (variables) => {
    const reference = new NeuralGpuReference(options, shape, variables);
    const learned = reference.learn(sequences, 0.5, 0.1, null);
    const { value, grads } = tf.variableGrads(
      () => tf.mul(reference.objective(sequences, 0.5, 0.1, null), 3),
      Object.values(variables),
    );
    for (const [name, variable] of Object.entries(variables)) {
      const once = grads[variable.name]!.dataSync(), gradient = learned.gradients[name]!.dataSync();
      for (const [i, own] of gradient.entries()) {
        const difference = Math.abs(once[i]! - 3 * own);
        assertEquals(difference <= 1e-6 * Math.max(1, Math.abs(own)), true, `${name} ${i}`);
      }
    }
    learned.dispose();
    tf.dispose([value, grads]);
  });
});
