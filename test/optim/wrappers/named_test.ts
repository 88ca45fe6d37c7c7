/** Transformations by the names of parameters: who gets what, and one update for all. */

import { streamKey } from "../../../engine/mod.ts";
import {
  accumulate,
  adam,
  addGradientNoise,
  chain,
  clipByGlobalNorm,
  clipByValue,
  type GradientTransformation,
  named,
  sgd,
  trace,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { begin, gradientsOf, type Numbers, train } from "./_train.ts";

const key = streamKey(1, "noise");
const noisy = () =>
  chain(
    clipByGlobalNorm(1),
    addGradientNoise({ deviation: 0.3, key }),
    sgd(0.1),
  ) as GradientTransformation;
const rule = () =>
  adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 }) as GradientTransformation;
const batches = [0, 1, 2, 3].map(gradientsOf);
const make = () => named({ a: noisy(), "*": rule() }) as GradientTransformation;

const pick = (numbers: Numbers, name: string) => ({ [name]: numbers[name]! });

testOnBackends("each parameter is trained as it would be alone", () => {
  const { parameters } = train(make, begin, batches);
  const alone = (name: string, one: () => GradientTransformation) =>
    train(one, pick(begin, name), batches.map((batch) => pick(batch, name))).parameters[name];
  assertEquals(parameters, { a: alone("a", noisy)!, b: alone("b", rule)! });
  assertEquals(train(make, begin, batches, { pure: true }).parameters, parameters);
});

testOnBackends("named() goes on from any update, and inside an accumulation", () => {
  const around = () => accumulate(make(), 3) as GradientTransformation;
  for (const one of [make, around]) {
    const whole = train(one, begin, batches);
    for (const at of batches.keys()) {
      const killed = train(one, begin, batches, { killedAt: [at] });
      assertEquals([killed.parameters, killed.state], [whole.parameters, whole.state]);
    }
  }
});

testOnBackends("an update is made of all parameters or of none", () => {
  const start = train(make, begin, []).state;
  for (const bad of [{ ...batches[0]!, a: [NaN, 0, 0] }, { ...batches[0]!, b: [0, Infinity] }]) {
    for (const pure of [false, true]) {
      const { parameters, state } = train(make, begin, [bad], { pure });
      assertEquals([parameters, state], [begin, start]);
    }
  }
});

testOnBackends("norms are those of all, and the deviation that of all noise together", () => {
  const { seen } = train(make, begin, [{ a: [3, 0, 4], b: [0, 12] }]);
  const { gradientNorm, clippedGradientNorm, clipped, noiseStandardDeviation } = seen[0]!;
  assertEquals([gradientNorm, clipped], [13, true]);
  assertAlmostEquals(clippedGradientNorm!, Math.sqrt(1 + 144), 1e-6);
  // On three of five numbers.
  assertAlmostEquals(noiseStandardDeviation!, 0.3 * Math.sqrt(3 / 5), 1e-12);
});

testOnBackends("the clipped share is the mean over what clips, by elements", () => {
  const chained = (clip: GradientTransformation) => chain(clip, sgd(1)) as GradientTransformation;
  const shares = (a: GradientTransformation, b: GradientTransformation) =>
    [false, true].map((pure) => {
      const make = () => named({ a, "*": b }) as GradientTransformation;
      return train(make, begin, [{ a: [3, 0, 4], b: [0, 12] }], { pure }).seen[0]!.clippedShare;
    });
  // One of the three elements of a, one of the two of b.
  const both = shares(chained(clipByValue(3.5)), chained(clipByValue(3.5)));
  for (const share of both) assertAlmostEquals(share!, 2 / 5, 1e-12);
  // None of a's norm, all of b's.
  const norms = shares(chained(clipByGlobalNorm(6)), chained(clipByGlobalNorm(6)));
  for (const share of norms) assertAlmostEquals(share!, 2 / 5, 1e-12);
  assertEquals(shares(chained(clipByGlobalNorm(1)), rule()), [1, 1]);
  assertEquals(shares(rule(), rule()), [undefined, undefined]);
});

testOnBackends("scales by name stand in a chain, and the first pattern that matches counts", () => {
  const scaled = () =>
    chain(
      named({ a: trace(0.9), "*": trace(0) }),
      sgd(1),
    ) as GradientTransformation;
  const one = { a: [1, 1, 1], b: [1, 1] };
  const { parameters } = train(scaled, { a: [0, 0, 0], b: [0, 0] }, [one, one]);
  for (const value of parameters.a!) assertAlmostEquals(value, -2.9, 1e-6);
  assertEquals(parameters.b, [-2, -2]);
});

Deno.test("named() says which parameter has no pattern, and which pattern no parameter", () => {
  const init = (groups: Record<string, GradientTransformation>) => () =>
    named(groups).init({ a: null!, b: null! });
  assertThrows(
    init({ a: sgd(1) as GradientTransformation }),
    RangeError,
    "Cannot update b: none of the patterns matches it: a",
  );
  assertThrows(
    init({ "*": rule(), c: rule() }),
    RangeError,
    "Cannot name a transformation for c: it gets none of a, b",
  );
  assertThrows(() => named({}), TypeError, "Cannot name no transformations");
  assertThrows(
    () => named({ a: rule(), b: trace(0.9) as GradientTransformation }),
    TypeError,
    "scale",
  );
  assertThrows(
    () => named({ a: accumulate(rule(), 2) as GradientTransformation }),
    TypeError,
    "Cannot name a wrapper for a",
  );
  assertThrows(() => named({ "a[0]": rule() }), RangeError, "for rows: a[0]");
  assertThrows(() => make().checkState!({ a: null }), TypeError, "another transformation");
});
