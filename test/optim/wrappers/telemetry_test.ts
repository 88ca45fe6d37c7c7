/** What telemetry reads, against numbers by hand, and that it leaves the training alone. */

import { streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  buildOptimizer,
  type GradientTransformation,
  named,
  sgd,
  type Telemetry,
  telemetry,
  telemetryOf,
} from "../../../optim/mod.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { begin, gradientsOf, type Numbers, train } from "./_train.ts";

const context = { key: streamKey(1, "noise"), length: { before: 0, last: 3 } };
const adam = "adam(0.1, beta1=0.9, beta2=0.99, epsilon=1e-3)";
const batches = Array.from({ length: 7 }, (_, i) => gradientsOf(i));

/** The same gradient in every batch. */
const still = (values: Numbers, count: number) => Array.from({ length: count }, () => values);

testOnBackends("telemetry() changes no bit of the training", async () => {
  for (
    const rest of [
      "clip(1) > noise(0.1) > sgd(0.1)",
      `clip(1) > noise(0.1, anticorrelated=0.5) > ${adam}`,
      `accumulate(2) > clipByValue(0.5) > noise(0.1, truncated=true) > trace(0.9) > sgd(0.1)`,
      "unordered > noise(0.1) > clip(1) > sgd(0.1)",
    ]
  ) {
    const plain = await buildOptimizer(rest, context);
    const watched = await buildOptimizer(`telemetry(2) > ${rest}`, context);
    const expected = train(() => plain, begin, batches);
    for (const pure of [false, true]) {
      const { parameters, state } = train(() => watched, begin, batches, { pure });
      assertEquals(parameters, expected.parameters, rest);
      assertEquals((state as { inner: unknown }).inner, expected.state, rest);
    }
    const whole = train(() => watched, begin, batches);
    for (const at of batches.keys()) {
      const killed = train(() => watched, begin, batches, { killedAt: [at] });
      assertEquals([killed.state, killed.seen], [whole.state, whole.seen], `${rest} at ${at}`);
    }
  }
});

testOnBackends("telemetry() reads once in an interval", async () => {
  const optimizer = await buildOptimizer("telemetry(3) > clip(1) > sgd(0.1)", context);
  const { seen, state } = train(() => optimizer, begin, batches);
  const readings = seen.map(({ telemetry }) => telemetry?.update ?? null);
  assertEquals(readings, [0, null, null, 3, null, null, 6]);
  assertEquals(telemetryOf(state), seen.at(-1)!.telemetry!);
  // An update that is not made is no reading: the next one is.
  const bad = { ...gradientsOf(7), a: [NaN, 0, 0] };
  const skipped = train(() => optimizer, begin, [bad, ...batches]);
  assertEquals(skipped.seen.map(({ telemetry }) => telemetry?.update ?? null), [null, ...readings]);
  assertEquals(skipped.state, state);
});

testOnBackends("without noise the norms and ratios are those by hand", async () => {
  // A gradient of norm 5, clipped to 1, at a rate of 0.5: an update of 0.5 by parameters of norm 10.
  const optimizer = await buildOptimizer("telemetry(1) > clip(1) > sgd(0.5)");
  const { seen } = train(() => optimizer, { a: [6, 8] }, [{ a: [3, 4] }]);
  const { telemetry } = seen[0]!;
  assertEquals(
    { ...telemetry, clippedGradientNorm: 0, updateRatio: 0, cosine: 0 } as Telemetry,
    {
      ...{ update: 0, gradientNorm: 5, clippedGradientNorm: 0, clippedUpdates: 1, clippedShare: 1 },
      ...{ noiseNorm: 0, expectedNoiseNorm: 0, cosine: 0, updateRatio: 0 },
    },
  );
  assertAlmostEquals(telemetry!.clippedGradientNorm, 1, 1e-6);
  assertAlmostEquals(telemetry!.updateRatio!, 0.05, 1e-7);
  assertAlmostEquals(telemetry!.cosine!, 1, 1e-7);
});

testOnBackends("the share of clipped updates is that of the interval", async () => {
  const optimizer = await buildOptimizer("telemetry(4) > clip(1) > sgd(0.5)");
  const norms = [2, 0.5, 2, 2, 0.5, 0.5, 0.5, 0.5, 2];
  const { seen } = train(() => optimizer, { a: [6] }, norms.map((norm) => ({ a: [norm] })));
  const shares = seen.flatMap(({ telemetry }) => telemetry?.clippedUpdates ?? []);
  // The first update; of updates 1 to 4 two; of updates 5 to 8 one.
  assertEquals(shares, [1, 0.5, 0.25]);
});

testOnBackends("the cosine and the noise are those of the update that is made", () => {
  const noise = addGradientNoise({ deviation: 0.5, key: context.key });
  const plain: GradientTransformation = sgd(0.1) as GradientTransformation;
  const make = async () => (await buildOptimizer("telemetry(1) > noise(0.5) > sgd(0.1)", context));
  return make().then((optimizer) => {
    const gradient = { a: [1, -2, 3], b: [0.5, 2] };
    const noisy = train(() => optimizer, begin, [gradient]);
    const clean = train(() => plain, begin, [gradient]).parameters;
    assertEquals(noise.stage, "noise");
    const steps = (parameters: Numbers) =>
      ["a", "b"].flatMap((name) =>
        parameters[name]!.map((value, i) => value - begin[name as "a" | "b"][i]!)
      );
    const one = steps(noisy.parameters), other = steps(clean);
    const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    const { cosine, noiseNorm, updateRatio } = noisy.seen[0]!.telemetry!;
    assertAlmostEquals(
      cosine!,
      dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other)),
      1e-5,
    );
    const added = one.map((value, i) => (value - other[i]!) / -0.1);
    assertAlmostEquals(noiseNorm, Math.sqrt(dot(added, added)), 1e-5);
    const size = Math.sqrt([...begin.a, ...begin.b].reduce((sum, value) => sum + value ** 2, 0));
    assertAlmostEquals(updateRatio!, Math.sqrt(dot(one, one)) / size, 1e-6);
    assert(cosine! < 0.999);
  });
});

/** Of 10,000 numbers the norm of the noise is within 4 % of the expected one: over five deviations. */
const many = { a: Array<number>(9000).fill(1), b: Array<number>(1000).fill(1) };

for (
  const [text, expected] of [
    ["noise(0.1)", 10],
    ["noise(0.1, truncated=true)", 8.796],
    ["noise(0.1, only=[b])", Math.sqrt(10)],
    ['noise(0.1, except=["a[0:4500]"])', Math.sqrt(55)],
    // In update 2 the share of the last draw comes in.
    ["noise(0.1, anticorrelated=1)", 10 * Math.SQRT2],
    ["noise(0.1, discarded=true)", 0],
    ["langevin(0.05)", 10],
  ] as const
) {
  testOnBackends(`telemetry expects and finds the noise of ${text}`, async () => {
    const optimizer = await buildOptimizer(`telemetry(1) > unordered > ${text} > sgd(10)`, context);
    const { seen } = train(() => optimizer, many, still(many, 3));
    const { noiseNorm, expectedNoiseNorm } = seen[2]!.telemetry!;
    assertAlmostEquals(expectedNoiseNorm, expected, 1e-3 * expected + 1e-12);
    assertAlmostEquals(noiseNorm, expected, 0.04 * expected + 1e-12);
  });
}

testOnBackends("telemetry() sums over the transformations of named parameters", async () => {
  const part = async (text: string) => await buildOptimizer(text, context);
  const optimizer = telemetry(
    named({
      a: await part("noise(0.1) > sgd(1)"),
      b: await part("noise(0.2) > sgd(1)"),
    }) as GradientTransformation,
    1,
  );
  const { seen } = train(() => optimizer, many, still(many, 1));
  const { noiseNorm, expectedNoiseNorm } = seen[0]!.telemetry!;
  assertAlmostEquals(expectedNoiseNorm, Math.sqrt(90 + 40), 1e-6);
  assertAlmostEquals(noiseNorm, Math.sqrt(130), 0.04 * Math.sqrt(130));
});

testOnBackends(
  "what has no direction has no cosine, and a state keeps readings as JSON",
  async () => {
    const optimizer = await buildOptimizer("telemetry(1) > sgd(1)");
    const { seen } = train(() => optimizer, { a: [0] }, [{ a: [0] }], { killedAt: [0] });
    assertEquals(seen[0]!.telemetry, {
      ...{
        update: 0,
        gradientNorm: 0,
        clippedGradientNorm: 0,
        clippedUpdates: 0,
        clippedShare: null,
      },
      ...{ noiseNorm: 0, expectedNoiseNorm: 0, cosine: null, updateRatio: null },
    });
  },
);

Deno.test("telemetry() refuses intervals that are none", () => {
  for (const every of [0, 2.5, NaN]) assertThrows(() => telemetry(sgd(1), every), RangeError);
  assertEquals(telemetryOf(null), null);
});

Deno.test("telemetry() refuses noise before a wrapper, which it would read as none", async () => {
  for (
    const [text, name] of [
      ["telemetry(1) > unordered > noise(1) > accumulate(1) > sgd(0.1)", "accumulate"],
      ["telemetry(1) > unordered > noise(1) > skipNonFinite(2) > sgd(0.1)", "skipNonFinite"],
      ["telemetry(1) > accumulate(2) > unordered > noise(1) > average(0.5) > sgd(1)", "average"],
    ] as const
  ) {
    await assertRejects(
      () => buildOptimizer(text, context),
      TypeError,
      `Cannot read telemetry of noise before ${name}`,
    );
  }
  for (
    const text of [
      "unordered > noise(1) > telemetry(1) > accumulate(1) > sgd(0.1)",
      "telemetry(1) > unordered > clip(1) > accumulate(1) > noise(1) > sgd(0.1)",
      "telemetry(1) > unordered > noise(1, discarded=true) > accumulate(1) > sgd(0.1)",
    ]
  ) await buildOptimizer(text, context);
});
