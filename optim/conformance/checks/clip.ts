import { digits } from "../diagnose_deviation.ts";
import type { ExpectedClip } from "../expectations.ts";
import { probeOf } from "../probe.ts";
import type { Check } from "../subject.ts";
import { combine, normOf, type Shapes, sizeOf, uniform, type Values } from "../trees.ts";

/** Gradients that are too long get the norm of the clip and keep their direction; others stay. */
export const clip: Check = {
  name: "clip",
  async run(subject, report) {
    const { expectations: { clip: expected }, shapes } = subject;
    if (expected === undefined) return;
    const probe = await probeOf(subject);
    if (probe === null) {
      report({
        expected: "a clip that can be seen, and leaves short gradients as they are",
        got: "a rule that hides it, or other multiples of gradients below the limit",
        advice: "Check the clip by itself, or make the optimizer by chain: its parts can be seen.",
      });
      return;
    }
    const [noise] = await probe.run([uniform(shapes)]);
    for (const length of [0.5, 2, 10]) {
      const gradients = gradientsOfNorm(shapes, length * expected.norm);
      const [made] = await probe.run([gradients]);
      // The key is the same, so what is left is the gradient.
      const clipped = combine(made!, noise!, (a, b) => a - b);
      if (isClose(clipped, clipOf(gradients, expected))) continue;
      const kind = kinds.find((of) => isClose(clipped, clipOf(gradients, { ...expected, of })));
      report({
        expected: `gradients of norm ${digits(normOf(gradients))} clipped to a norm of ` +
          `${expected.norm} for ${words[expected.of ?? "all"]}`,
        got: kind === undefined
          ? `a norm of ${digits(normOf(clipped))}`
          : `that norm for ${words[kind]}`,
        advice:
          "Scale by norm / limit where the norm is over the limit, with one norm for what is " +
          "clipped together.",
      });
      return;
    }
  },
};

const kinds = ["all", "group", "parameter"] as const;
const words = {
  all: "all of them together",
  group: "each group",
  parameter: "each parameter",
} as const;

/** Gradients whose parameters have norms in the proportion 1 : 2 : 3 and so on. */
function gradientsOfNorm(shapes: Shapes, norm: number): Values {
  const values = Object.fromEntries(
    Object.entries(shapes).map(([name, shape], i) => {
      const size = sizeOf(shape);
      return [name, new Float32Array(size).fill((i + 1) / Math.sqrt(Math.max(1, size)))];
    }),
  );
  return combine(values, values, (value) => value * norm / normOf(values));
}

/** What a clip should make of gradients, in float64. */
function clipOf(gradients: Values, { norm, of = "all" }: ExpectedClip): Values {
  const names = Object.keys(gradients);
  const groupOf = (name: string) =>
    of === "all" ? "" : of === "parameter" ? name : String(names.indexOf(name) % 2);
  return Object.fromEntries(names.map((name) => {
    const group = names.filter((other) => groupOf(other) === groupOf(name));
    const length = normOf(Object.fromEntries(group.map((other) => [other, gradients[other]!])));
    const factor = Math.min(1, norm / length);
    return [name, Float64Array.from(gradients[name]!, (value) => value * factor)];
  }));
}

function isClose(one: Values, other: Values): boolean {
  return normOf(combine(one, other, (a, b) => a - b)) <= 1e-4 * normOf(other);
}
