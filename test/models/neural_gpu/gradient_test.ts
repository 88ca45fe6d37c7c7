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
    const random = stream("directions");
    // All sets and layers at a time.
    const kinds = Map.groupBy(Object.keys(gradients), (name) => name.replace(/^set.Layer./, ""));
    for (const [kind, names] of kinds) {
      const directions = new Map(
        names.map((name) => [name, gradients[name]!.map(() => 2 * random.uniform() - 1)]),
      );
      const at = (by: number) => {
        const moved = Object.fromEntries(
          Array.from(directions, ([name, direction]) => [
            name,
            direction.map((along, i) => parameters[name]![i]! + by * along),
          ]),
        );
        return runExactly(options, { ...parameters, ...moved }, batch, factors).objective;
      };
      const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
      const expected = names.reduce(
        (sum, name) =>
          sum + gradients[name]!.reduce((s, value, i) => s + value * directions.get(name)![i]!, 0),
        0,
      );
      assertAlmostEquals(expected, slope, 1e-7 * Math.max(1, Math.abs(slope)), kind);
    }
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
