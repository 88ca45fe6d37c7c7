import { initialDeviation, layersOf } from "../../../models/mlp/layers.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";

Deno.test("initial weights have the published deviations", () => {
  const hidden = { inputs: 50, rectified: true }, output = { inputs: 50, rectified: false };
  assertEquals(initialDeviation("zero", hidden), 0);
  assertEquals(initialDeviation("simple", hidden), 0.1);
  assertEquals(initialDeviation(0.3, hidden), 0.3);
  assertAlmostEquals(initialDeviation("he", hidden), 0.2, 1e-12);
  assertAlmostEquals(initialDeviation("he", { inputs: 784, rectified: true }), 0.0505076, 1e-7);
  // g = sqrt(2) exp(1.2 / 47.6) = 1.4503 for rectified units, exp(1 / 100) for linear ones
  assertAlmostEquals(initialDeviation("random-walk", hidden), 0.2051, 1e-4);
  assertAlmostEquals(initialDeviation("random-walk", output), 1.0100502 / Math.sqrt(50), 1e-7);
  // Below six inputs as with six: exp(1.2 / 3.6).
  const few = initialDeviation("random-walk", { inputs: 2, rectified: true });
  assertAlmostEquals(few, Math.exp(1 / 3), 1e-12);
});

Deno.test("a network is as deep and as wide as it is asked to be", () => {
  const digits = { height: 28, width: 28, classes: 10 };
  const layers = layersOf({ hiddenLayers: 20, hiddenUnits: 50 }, digits);
  const count = layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0);
  // 785 x 50 + 19 x 51 x 50 + 51 x 10
  assertEquals(count, 88_210);
  assertEquals(layers.filter(({ rectified }) => rectified).length, 20);
  assertEquals(layers.at(-1), { number: 21, inputs: 50, units: 10, rectified: false });
});
