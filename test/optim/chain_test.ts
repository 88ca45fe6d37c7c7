import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  addGradientNoise,
  annealed,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  sgd,
} from "../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

const key = streamKey(1, "noise");
const noise = addGradientNoise({ deviation: 0.001, key });
const gradients = { a: [3, 0], b: [4] };

testOnBackends("chain() clips, adds noise and applies the rule, in this order", () => {
  const [noiseAlone] = run(noise, { a: [0, 0], b: [0] }).updates;
  const [update] = run(chain(clipByGlobalNorm(2.5), noise, sgd(0.5)), gradients).updates;
  // -0.5 (clipped + noise); clipped is (1.5, 0) and (2). Each operation rounds to float32.
  const expected = (clipped: number, n: number) =>
    Math.fround(-0.5 * Math.fround(clipped + Math.fround(n)));
  assertEquals(update!.a, [1.5, 0].map((value, i) => expected(value, noiseAlone!.a![i]!)));
  assertEquals(update!.b, [expected(2, noiseAlone!.b![0]!)]);
});

Deno.test("chain() refuses an order that goes backwards", () => {
  const wrong: GradientTransformation[][] = [
    [noise, clipByGlobalNorm(1), sgd(1)],
    [sgd(1), noise],
    [clipByGlobalNorm(1), sgd(1), clipByGlobalNorm(1)],
    [noise, chain(clipByGlobalNorm(1), sgd(1))],
  ];
  for (const parts of wrong) {
    assertThrows(() => chain(...parts), TypeError, "the order is clip, noise, scale, rule");
    chain({ unordered: true }, ...parts);
  }
  assertThrows(() => chain(), RangeError, "no transformations");
});

testOnBackends("chain() unordered gives what the order says", () => {
  // Noise of deviation 1 before a clip to 1e-3 leaves a step of length 1e-3; after it, one of about 1.
  const loud = addGradientNoise({ deviation: 1, key });
  const tight = clipByGlobalNorm(1e-3);
  const norm = (t: GradientTransformation) =>
    Math.hypot(...Object.values(run(t, gradients).updates[0]!).flat());
  assertEquals(Math.abs(norm(chain({ unordered: true }, loud, tight, sgd(1))) - 1e-3) < 1e-9, true);
  assertEquals(norm(chain(tight, loud, sgd(1))) > 0.1, true);
});

testOnBackends("chain() continues from a saved state as if it had never stopped", () => {
  const build = () =>
    chain(clipByGlobalNorm(2), addGradientNoise({ deviation: annealed({ eta: 1 }), key }), sgd(1));
  const whole = run(build(), gradients, [0, 0, 0]).updates;
  tf.tidy(() => {
    const tree = { a: tf.tensor1d(gradients.a), b: tf.tensor1d(gradients.b) };
    let saved = "";
    for (let t = 0; t < 3; t++) {
      const fresh = build();
      const state = saved === "" ? fresh.init(tree) : JSON.parse(saved);
      const result = fresh.update(tree, state, tree, { epoch: 0 });
      assertEquals([...result.updates.a!.dataSync()], whole[t]!.a);
      saved = JSON.stringify(result.state);
    }
  });
  assertThrows(() => build().update({}, [], {}, { epoch: 0 }), TypeError, "call init");
});
