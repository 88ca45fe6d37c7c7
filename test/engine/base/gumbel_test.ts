import { gumbel, RandomStream } from "../../../engine/mod.ts";
import { assertAlmostEquals } from "../../../std.ts";

Deno.test("gumbel() is -log(-log u) in the middle of a word's share of 0 to 1", () => {
  const of = (word: number) => {
    const stream = new RandomStream([0, 0]);
    stream.word = () => word;
    return gumbel(stream);
  };
  // u = 1/2 and 2^-33 more, which changes 3e-10: -log(log 2).
  assertAlmostEquals(of(2 ** 31), 0.36651292, 1e-8);
  // u = 1/4: -log(2 log 2) = -log 2 - log(log 2).
  assertAlmostEquals(of(2 ** 30), 0.36651292 - 0.69314718, 1e-8);
  // u = 2^-33: -log(33 log 2) = -log 33 - log(log 2).
  assertAlmostEquals(of(0), 0.36651292 - 3.49650756, 1e-8);
  // u = 1 - 2^-33, whose logarithm is -2^-33: 33 log 2.
  assertAlmostEquals(of(2 ** 32 - 1), 22.87385696, 1e-8);
});

Deno.test("gumbel() has the mean of the distribution, and selects as a softmax does", () => {
  const stream = new RandomStream([5, 7]), n = 10_000;
  let sum = 0, first = 0;
  for (let i = 0; i < n; i++) sum += gumbel(stream);
  // Euler's constant; the deviation of the distribution is pi / sqrt 6. Four standard errors.
  assertAlmostEquals(sum / n, 0.5772, 4 * Math.PI / Math.sqrt(6 * n));
  // Of the scores log 3 and 0 the softmax is 3/4 and 1/4.
  for (let i = 0; i < n; i++) first += Number(Math.log(3) + gumbel(stream) > gumbel(stream));
  assertAlmostEquals(first / n, 0.75, 4 * Math.sqrt(0.75 * 0.25 / n));
});
