import { digits } from "../diagnose_deviation.ts";
import type { Check } from "../subject.ts";
import { trace, upTo } from "../trace.ts";
import { combine, gradientsOf, uniform } from "../trees.ts";

const UPDATES = 12;

/** How much of the largest number of a parameter float32 may lose in these updates. */
const TOLERANCE = 4e-6;

/** The updates are those of the float64 reference, for long gradients and for very short ones. */
export const reference: Check = {
  name: "reference",
  async run({ build, shapes, expectations }, report) {
    const { reference: make, microBatches = 1 } = expectations;
    if (make === undefined) return;
    for (const scale of [1, 1e-3, 1e-7]) {
      const gradients = upTo(UPDATES * microBatches).map((update) => {
        // They come back to the same sizes, so that no clip limits them all.
        const values = gradientsOf(shapes, update % 3);
        return combine(values, values, (value) => Math.fround(value * scale * Math.cos(update)));
      });
      const { updates } = trace(await build(), shapes, gradients, { microBatches });
      const expected = make(), parameters = uniform(shapes, 1);
      for (const [update, values] of updates.entries()) {
        const wanted = expected(gradients[update]!, parameters, update);
        const name = Object.keys(shapes).find((name) => !isClose(values[name]!, wanted[name]!));
        if (name === undefined) continue;
        const at = upTo(values[name]!.length).reduce(
          (worst, i) =>
            distance(values, wanted, name, i) > distance(values, wanted, name, worst) ? i : worst,
          0,
        );
        report({
          expected: `${wanted[name]![at]} at update ${update}, as the reference has for number ` +
            `${at} of ${name}`,
          got: `${values[name]![at]}, for gradients about ${digits(20 * scale)}`,
          advice: "Compare the constants and the places where they are added with the paper's.",
        });
        return;
      }
    }
  },
};

function isClose(values: ArrayLike<number>, wanted: ArrayLike<number>): boolean {
  const size = Math.max(...Array.from(wanted, Math.abs));
  return Array.from(values).every((value, i) => Math.abs(value - wanted[i]!) <= TOLERANCE * size);
}

function distance(
  values: Readonly<Record<string, ArrayLike<number>>>,
  wanted: Readonly<Record<string, ArrayLike<number>>>,
  name: string,
  at: number,
): number {
  return Math.abs(values[name]![at]! - wanted[name]![at]!);
}
