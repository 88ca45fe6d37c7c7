import * as tf from "@tensorflow/tfjs";
import { stoppingProbabilities } from "../../../../models/nram/reference/stopping.ts";
import { assertAlmostEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";

/** By step, of one tape. */
function stopping(scores: readonly number[]): number[] {
  return tf.tidy(() =>
    stoppingProbabilities(scores.map((score) => tf.tensor1d([score])))
      .map((p) => p.dataSync()[0]!)
  );
}

testOnBackends("a machine stops after a step if it did not before, by hand", () => {
  // Half of those that came so far; the last step takes the others.
  [0.5, 0.25, 0.125, 0.125].forEach((p, t) =>
    assertAlmostEquals(stopping([0, 0, 0, 7])[t]!, p, 1e-6)
  );
  // sigmoid(log 3) = 3/4, sigmoid(-log 4) = 1/5
  [0.75, 0.25 * 0.2, 0.25 * 0.8].forEach((p, t) =>
    assertAlmostEquals(stopping([Math.log(3), -Math.log(4), 0])[t]!, p, 1e-6)
  );
});

testOnBackends("machines stop with certainty, whatever the scores", () => {
  for (const scores of [[-3], [-30, -30, -30], [30, 30], [0.1, -0.2, 0.3, -0.4, 0.5]]) {
    assertAlmostEquals(stopping(scores).reduce((sum, p) => sum + p), 1, 1e-6);
  }
});
