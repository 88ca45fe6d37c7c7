/** What only many updates, or many numbers, bring to light. */

import * as tf from "@tensorflow/tfjs";
import {
  applyGradients,
  chain,
  clipAdaptively,
  decayWeights,
  type GradientTransformation,
  scaleByRmsProp,
  sgd,
} from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

testOnBackends("centered RMSProp stays finite where the variance is 0 but for rounding", () => {
  const scaling = scaleByRmsProp({ decay: 0.9, epsilon: 1e-8, centered: true });
  const values = Array.from({ length: 50 }, (_, i) => 1 + i / 7);
  // From above: mean and mean square stop where rounding keeps them, the mean's square too high.
  const first = { w: tf.tensor1d(values.map((value) => 1.5 * value)) };
  const rest = { w: tf.tensor1d(values) };
  let state = scaling.init(rest);
  for (let update = 0; update < 400; update++) {
    const next = scaling.update(update < 50 ? first : rest, state, rest, { epoch: 0 });
    state = next.state;
    assert(next.updates.w!.dataSync().every(Number.isFinite), `update ${update}`);
    tf.dispose(next.updates as tf.NamedTensorMap);
  }
  tf.dispose([first, rest]);
});

/** Parameters after an update, where the chain is fused and where it is not. */
function updateBothWays(first: GradientTransformation, rows: number, columns: number) {
  const run = (isFused: boolean) => {
    const whole = chain(first, sgd(0.5)) as GradientTransformation;
    const { updateInPlace, ...stepwise } = whole;
    assert(updateInPlace !== undefined);
    const w = tf.tidy(() => tf.variable(tf.ones([rows, columns])));
    const gradients = {
      w: tf.tidy(() => tf.linspace(-1, 1, rows * columns).reshape([rows, columns])),
    };
    const optimizer = isFused ? whole : stepwise;
    applyGradients(optimizer, { w }, gradients, optimizer.init({ w }), { epoch: 0 });
    const values = w.dataSync().slice();
    tf.dispose([w, gradients]);
    return values;
  };
  return { stepwise: run(false), fused: run(true) };
}

// Parameters longer than the 4,096 numbers that a fused pass takes at a time.
testOnBackends("decay of some rows is the same in stretches as in one piece", () => {
  const decay = decayWeights(0.5, { only: ["w[10:20]", "w[2000:4900]"] });
  const { stepwise, fused } = updateBothWays(decay as GradientTransformation, 5000, 3);
  const { stepwise: plain } = updateBothWays(
    decayWeights(0.5, { only: ["w[10:20]"] }) as GradientTransformation,
    5000,
    3,
  );
  assertAlmostEquals(stepwise[4900 * 3 - 1]!, plain[4900 * 3 - 1]! - 0.25, 1e-6);
  assertEquals(stepwise[4900 * 3], plain[4900 * 3]);
  assertEquals(fused, stepwise);
});

testOnBackends("adaptive clips see the whole of a parameter that has many rows", () => {
  const clip = clipAdaptively(0.001) as GradientTransformation;
  const { stepwise, fused } = updateBothWays(clip, 5000, 3);
  assertEquals(fused, stepwise);
});
