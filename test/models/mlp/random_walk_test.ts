import { noiseBy, walkedBy, walkedTo, walkOf } from "../../../models/mlp/mod.ts";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";

const walk = { rate: 0.1, eta: 0.01, gamma: 0.55 };

Deno.test("walkedTo() is the root of the summed variances of the updates", () => {
  assertEquals(walkedTo(walk, 0), 0);
  // 24,001^0.45 = exp(0.45 · 10.0858) = 93.56; (92.56 / 0.45) · 0.01 = 2.0569; 0.1 · √2.0569.
  assertAlmostEquals(walkedTo(walk, 24_000), 0.1434, 1e-4);
  const sum = (updates: number) => {
    let variance = 0;
    for (let t = 0; t < updates; t++) variance += 0.1 ** 2 * 0.01 / (1 + t) ** 0.55;
    return Math.sqrt(variance);
  };
  // The integral is below the sum, by less and less.
  assertAlmostEquals(walkedTo(walk, 1000) / sum(1000), 1, 0.02);
  assertAlmostEquals(walkedTo(walk, 24_000) / sum(24_000), 1, 0.002);
  // gamma 1: a tenth of the root of 0.01 · ln(1 + t).
  assertAlmostEquals(walkedTo({ ...walk, gamma: 1 }, Math.E - 1), 0.01, 1e-12);
  assertAlmostEquals(
    walkedTo({ ...walk, gamma: 1 + 1e-7 }, 99),
    0.01 * Math.sqrt(Math.log(100)),
    1e-7,
  );
  // gamma 0: noise that does not decline goes as the root of the updates.
  assertAlmostEquals(walkedTo({ ...walk, gamma: 0 }, 400), 0.1 * 0.1 * 20, 1e-12);
});

Deno.test("weights that noise alone moves end where walkedTo() says", () => {
  const random = new RandomStream(streamKey(1, "noise"));
  const weights = Array.from({ length: 500 }, () => {
    let weight = 0;
    for (let t = 0; t < 300; t++) {
      weight += 0.1 * Math.sqrt(0.01 / (1 + t) ** 0.55) * (random.uniform() < 0.5 ? -1 : 1);
    }
    return weight;
  });
  const deviation = Math.sqrt(weights.reduce((sum, one) => sum + one ** 2, 0) / weights.length);
  // The relative standard error of a deviation of 500 numbers is 0.032.
  assertAlmostEquals(deviation / walkedTo(walk, 300), 1, 0.1);
});

Deno.test("walkOf() takes annealed noise and a constant rate of gradient descent, and nothing else", () => {
  const of = (text: string) => walkOf(parseOptimizer(text));
  assertEquals(of("clip(10) > noise(annealed(eta=0.01, gamma=0.55)) > sgd(0.1)"), walk);
  for (
    const text of [
      "clip(10) > sgd(0.1)",
      "noise(0.001) > sgd(0.1)",
      "noise(annealed(eta=0.01)) > trace(0.9) > sgd(0.1)",
      "noise(annealed(eta=0.01)) > sgd(0.1, halve=25)",
      "noise(annealed(eta=0.01)) > adam(0.1, beta1=0.9, beta2=0.999, epsilon=1e-8)",
    ]
  ) assert(of(text) === null, text);
});

Deno.test("walkedBy() sums what walkedTo() integrates, and follows rates that change", () => {
  const length = { before: 0, last: 4 };
  const by = (text: string, updates: number) => walkedBy(parseOptimizer(text), length, 10, updates);
  const annealed = by("clip(10) > noise(annealed(eta=0.01)) > sgd(0.1)", 24_000)!;
  assertEquals([annealed.length, annealed[0]], [24_001, 0]);
  assertAlmostEquals(annealed[24_000]! / walkedTo(walk, 24_000), 1, 0.002);
  // 0.1 · 0.5 ten times, then half the rate ten times: the root of 10 · 0.0025 · (1 + 1/4).
  assertAlmostEquals(by("noise(0.5) > sgd(0.1, halve=1, of=4)", 20)![20]!, 0.17677669, 1e-6);
  assertEquals(by("sgd(0.1)", 5), null);
  assertEquals(by("noise(0.5) > trace(0.9) > sgd(0.1)", 5), null);
  assertEquals(by("noise(byError(1, gamma=0.55, allowed=0.02)) > sgd(0.1)", 5), null);
});

Deno.test("noiseBy() is the deviation at an update", () => {
  const length = { before: 0, last: 4 };
  const at = noiseBy(parseOptimizer("noise(annealed(eta=0.01)) > sgd(0.1)"), length)!;
  assertEquals(at({ update: 0, epoch: 0 }), 0.1);
  // 0.1 / 100^0.275
  assertAlmostEquals(at({ update: 99, epoch: 0 }), 0.0281838, 1e-6);
  assertEquals(noiseBy(parseOptimizer("sgd(0.1)"), length), null);
});
