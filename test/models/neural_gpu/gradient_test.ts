/** Losses, answers and gradients of whole networks, option by option, against float64. */

import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { largestError, learn, lossOf, modelWith, modeOf, stream } from "./_cases.ts";
import { drawExactly, runExactly } from "./_network.ts";
import { cases } from "./_settings.ts";

const STEP = 1e-6;

for (const [name, one] of Object.entries(cases)) {
  const { options, parameters, batch } = one;
  const factors = options.dropout === 0
    ? undefined
    : drawExactly(options, batch, modeOf().mode.random("dropout"));

  Deno.test(`the chain rule agrees with central differences: ${name}`, () => {
    const { gradients } = runExactly(options, parameters, batch, factors);
    const random = stream("direction");
    // All parameters at a time.
    const direction = Object.fromEntries(
      Object.entries(gradients).map(([name, gradient]) => [
        name,
        gradient.map(() => 2 * random.uniform() - 1),
      ]),
    );
    const at = (by: number) => {
      const moved = Object.entries(direction).map(([name, along]) => [
        name,
        along.map((value, i) => parameters[name]![i]! + by * value),
      ]);
      return runExactly(options, Object.fromEntries(moved), batch, factors).objective;
    };
    const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
    const expected = Object.entries(gradients).reduce(
      (sum, [name, gradient]) =>
        sum + gradient.reduce((s, value, i) => s + value * direction[name]![i]!, 0),
      0,
    );
    assertAlmostEquals(expected, slope, 1e-7 * Math.max(1, Math.abs(slope)));
  });

  testOnBackends(`tensor operations agree with float64: ${name}`, () => {
    const exact = runExactly(options, parameters, batch, factors);
    const model = modelWith(options, parameters, one.shape);
    const { loss, gradients } = learn(model, batch);
    const losses = exact.sequences.reduce((sum, { loss }) => sum + loss, 0);
    assertAlmostEquals(loss, losses, 1e-5 * losses);
    assertAlmostEquals(lossOf(model, batch), exact.objective, 1e-5 * exact.objective);
    assertEquals(Object.keys(gradients), Object.keys(exact.gradients));
    for (const [name, gradient] of Object.entries(exact.gradients)) {
      const error = largestError(gradients[name]!, gradient);
      assert(error < 3e-5, `${name}: ${error}`);
    }
    model.dispose();
  });
}

Deno.test("in some cases many gates are cut, in others none", () => {
  const cutOf = (name: string) => {
    const { options, parameters, batch } = cases[name]!;
    return runExactly(options, parameters, batch).cut;
  };
  assertEquals(cutOf("plain gates that are nearly 0 or 1"), 0);
  assertEquals(cutOf("one layer"), 0);
  const many = cutOf("gates of which many are cut");
  assert(many > 0.2 && many < 0.8, String(many));
  const nearlyAll = cutOf("gates of which nearly all are cut");
  assert(nearlyAll > 0.7 && nearlyAll < 1, String(nearlyAll));
});
