/** Noise on some parameters, and on some of their rows. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  addLangevinNoise,
  asTfOptimizer,
  buildOptimizer,
  type GradientTransformation,
  type Mask,
  type Tree,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertRejects, assertThrows } from "../../../std.ts";
import { fc } from "../../_properties.ts";
import { testOnBackends } from "../../_tensors.ts";
import { valuesOf } from "../_trees.ts";

const key = streamKey(8, "noise");
const shapes = { kernel: [5, 3], twin: [5, 3], "layer/bias": [4], embedding: [6, 2] };

/** Each row of each parameter, and whether a mask of these patterns covers it, by hand. */
function coveredRows(
  { only, except = [] }: {
    readonly only: readonly string[] | null;
    readonly except?: readonly string[];
  },
): Record<string, boolean[]> {
  const names = (pattern: string, name: string, row: number) => {
    const [, stem, rows] = /^([^[]*)(.*)$/.exec(pattern)!;
    const isNamed = stem!.startsWith("*") ? name.endsWith(stem!.slice(1)) : name === stem;
    const [from, to = from! + 1] = rows === ""
      ? [0, 99]
      : rows!.slice(1, -1).split(":").map(Number);
    return isNamed && row >= from! && row < to;
  };
  const isIn = (patterns: readonly string[], name: string, row: number) =>
    patterns.some((pattern) => names(pattern, name, row));
  return Object.fromEntries(
    Object.entries(shapes).map(([name, [rows]]) => [
      name,
      Array.from(
        { length: rows! },
        (_, row) => (only === null || isIn(only, name, row)) && !isIn(except, name, row),
      ),
    ]),
  );
}

function gradientsOf(): Tree {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      // -0 shows whether a draw times 0 was added.
      tf.tensor(
        tf.util.sizeFromShape(shape) === 0 ? [] : Array.from(
          { length: tf.util.sizeFromShape(shape) },
          (_, i) => i % 3 === 0 ? -0 : i / 8,
        ),
        shape,
      ),
    ]),
  );
}

/** What comes out of the third update, and what was observed. */
function third(noise: GradientTransformation, gradients: Tree) {
  let state = noise.init(gradients), seen: number | undefined, values = {};
  for (let update = 0; update < 3; update++) {
    const observe = (one: { readonly noiseStandardDeviation?: number }) =>
      seen = one.noiseStandardDeviation;
    const next = noise.update(gradients, state, gradients, { epoch: 0, observe });
    state = next.state;
    values = valuesOf(next.updates);
  }
  return { values: values as Record<string, number[]>, deviation: seen! };
}

const pattern = fc.constantFrom(
  ...[
    "*",
    "*bias",
    "kernel",
    "embedding[0]",
    "kernel[1:4]",
    "*[2]",
    "embedding[3:6]",
    "layer/bias[0]",
  ],
);
const kinds: Readonly<Record<string, (mask: Mask) => GradientTransformation>> = {
  noise: (mask) => addGradientNoise({ deviation: 0.25, key, ...mask }) as GradientTransformation,
  "anticorrelated noise": (mask) =>
    addGradientNoise({
      deviation: 0.25,
      key,
      anticorrelated: 0.5,
      ...mask,
    }) as GradientTransformation,
  "Langevin noise": (mask) =>
    addLangevinNoise({
      temperature: 0.1,
      learningRate: 0.2,
      key,
      ...mask,
    }) as GradientTransformation,
};

for (const [kind, build] of Object.entries(kinds)) {
  testOnBackends(`a mask leaves the draws of ${kind} as they are, and other entries alone`, () => {
    const masks = fc.record({
      only: fc.option(fc.array(pattern, { minLength: 1, maxLength: 2 })),
      except: fc.array(pattern, { maxLength: 2 }),
    });
    tf.tidy(() => {
      const gradients = gradientsOf(), given = valuesOf(gradients);
      const whole = third(build({}), gradients);
      fc.assert(
        fc.property(masks, ({ only, except }) => {
          const noise = build({ ...only === null ? {} : { only }, except });
          const { values, deviation } = tf.tidy(() => third(noise, gradients));
          let size = 0, count = 0;
          for (const [name, rows] of Object.entries(coveredRows({ only, except }))) {
            const width = values[name]!.length / rows.length;
            for (const [i, value] of values[name]!.entries()) {
              const covered = rows[Math.floor(i / width)]!;
              const expected = covered ? whole.values[name]![i] : given[name]![i];
              assertEquals(
                Object.is(value, expected),
                true,
                `${name}[${i}]: ${value}, ${expected}`,
              );
              count += Number(covered);
              size += 1;
            }
          }
          // The root mean square over all entries: times the root of their number it is the expected norm.
          assertAlmostEquals(deviation, whole.deviation * Math.sqrt(count / size), 1e-15);
        }),
        { numRuns: 25 },
      );
    });
  });
}

testOnBackends("a mask that names no parameter is refused when training begins", async () => {
  const noise = addGradientNoise({ deviation: 1, key, except: ["*biases"] });
  tf.tidy(() => {
    const gradients = gradientsOf();
    assertThrows(() => noise.init(gradients), RangeError, "names none of the parameters kernel, ");
    const far = addGradientNoise({ deviation: 1, key, only: ["kernel[5]"] });
    assertThrows(() => far.init(gradients), RangeError, "the parameter kernel has 5 rows");
  });
  const x = tf.tidy(() => tf.variable(tf.scalar(1), true, "masked"));
  const optimizer = asTfOptimizer(
    await buildOptimizer('noise(1, only=["mask", "other*"]) > sgd(0.1)', { key }),
  );
  const step = () => tf.tidy(() => optimizer.applyGradients({ masked: tf.scalar(1) }));
  assertThrows(step, RangeError, '"mask": it names none');
  assertEquals(x.dataSync()[0], 1);
  x.dispose();
  optimizer.dispose();
  await assertRejects(
    () => buildOptimizer('noise(1, except=["w[2:1]"]) > sgd(1)', { key }),
    TypeError,
  );
  await assertRejects(() => buildOptimizer("noise(1, except=[]) > sgd(1)", { key }), TypeError);
});
