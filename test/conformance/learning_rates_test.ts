/** Convergence is judged at the maker's own learning rate: none is too small or too large by itself. */

import * as tf from "@tensorflow/tfjs";
import {
  adam,
  chain,
  checkTransformation,
  type GradientTransformation,
  type MakeTransformation,
  scaleByLearningRate,
  sgd,
  trace,
} from "../../optim/mod.ts";
import { assertEquals } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const rules: Readonly<Record<string, (rate: number) => GradientTransformation>> = {
  sgd: (rate) => sgd(rate) as GradientTransformation,
  momentum: (rate) => chain(trace(0.99), scaleByLearningRate(rate)) as GradientTransformation,
  adam: (learningRate) => adam({ learningRate, ...moments }) as GradientTransformation,
};

for (const [name, make] of Object.entries(rules)) {
  testOnBackends(`${name} converges at any learning rate, and not if it climbs`, async () => {
    for (const rate of [1e-12, 0.01, 1e6]) {
      assertEquals(await checkTransformation(() => make(rate)), []);
    }
    const climbing: MakeTransformation = () => {
      const { init, update } = make(0.01);
      return {
        stage: "rule",
        init,
        // The gradients are turned round before the rule sees them.
        update(gradients, state, parameters, info) {
          const turned = Object.fromEntries(
            Object.entries(gradients).map((
              [name, one],
            ) => [name, tf.tidy(() => tf.neg(one.toFloat()))]),
          );
          try {
            return update(turned, state, parameters, info);
          } finally {
            for (const one of Object.values(turned)) one.dispose();
          }
        },
      };
    };
    const found = (await checkTransformation(climbing)).map(({ what }) => what);
    assertEquals(found, ["descends", "converges"]);
  });
}
