import { deriveKey, fillGaussian, streamKey } from "../../engine/mod.ts";
import { addGradientNoise, annealed, follow } from "../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

const key = streamKey(0, "noise");

Deno.test("annealed() is the root of eta / (1 + t)^gamma", () => {
  // The table of standard deviations derived from the paper's equation (1), gamma 0.55.
  const table = [
    [0.01, [0.1, 0.0281, 0.015, 0.0079, 0.0042]],
    [0.3, [0.5477, 0.1539, 0.0819, 0.0435, 0.0231]],
    [1, [1, 0.2811, 0.1496, 0.0794, 0.0422]],
  ] as const;
  for (const [eta, row] of table) {
    for (const [i, expected] of row.entries()) {
      const update = [0, 100, 1_000, 10_000, 100_000][i]!;
      assertAlmostEquals(follow(annealed({ eta }))({ update, epoch: 0 }), expected, 5.1e-5);
    }
  }
  assertEquals(follow(0.001)({ update: 77, epoch: 0 }), 0.001);
});

testOnBackends("addGradientNoise() adds the unit noise of its key times the deviation", () => {
  // Exact, not statistical: the unit noise of (key, update, name), scaled by the closed form.
  const noise = addGradientNoise({ deviation: annealed({ eta: 0.3 }), key });
  const updates = Array.from({ length: 50 }, () => 0);
  const { updates: seen } = run(noise, { a: [1, 2, 3], b: [0] }, updates);
  for (const [t, update] of seen.entries()) {
    for (const [name, gradient] of [["a", [1, 2, 3]], ["b", [0]]] as const) {
      const unit = new Float32Array(gradient.length);
      fillGaussian(unit, 1, deriveKey(key, name), t);
      const deviation = Math.sqrt(0.3 / (1 + t) ** 0.55);
      for (const [i, value] of gradient.entries()) {
        assertAlmostEquals(update[name]![i]!, value + deviation * unit[i]!, 1e-6);
      }
    }
  }
});

testOnBackends("addGradientNoise() gives a parameter the same noise beside any other", () => {
  const noise = () => addGradientNoise({ deviation: 0.1, key });
  const alone = run(noise(), { a: [0, 0] }, [0, 0]).updates;
  const beside = run(noise(), { "0": [0], a: [0, 0], z: [0] }, [0, 0]).updates;
  assertEquals(beside.map(({ a }) => a), alone.map(({ a }) => a));
});

Deno.test("addGradientNoise() gives the golden bits of seed 0", () => {
  // Frozen: a change here changes the noise of every trial. Computed apart, in Python: the key from
  // Philox over the names "noise" and "w", the quantiles with NormalDist().inv_cdf.
  const { updates } = run(addGradientNoise({ deviation: 1, key }), { w: [0, 0, 0] }, [0, 0]);
  assertEquals(updates, [{ w: [-0.7045033574104309, 0.7781775593757629, 1.1707631349563599] }, {
    w: [1.8533059358596802, 1.199357271194458, -0.37154459953308105],
  }]);
});

Deno.test("addGradientNoise() and annealed() refuse what is no schedule", () => {
  for (const value of [0, -1, NaN, Infinity]) {
    assertThrows(() => addGradientNoise({ deviation: value, key }), RangeError);
    assertThrows(() => annealed({ eta: value }), RangeError);
  }
  assertThrows(() => annealed({ eta: 1, gamma: -0.1 }), RangeError, "gamma: -0.1");
});
