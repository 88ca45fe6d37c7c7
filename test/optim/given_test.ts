/** What callers without types may get wrong: it is refused, in words that say what was expected. */

import type { PhiloxKey } from "../../engine/mod.ts";
import { deriveKey, streamKey } from "../../engine/mod.ts";
import {
  accumulate,
  adagrad,
  adam,
  adamw,
  addGradientNoise,
  addLangevinNoise,
  annealed,
  average,
  buildOptimizer,
  chain,
  checkTransformation,
  clipByGlobalNorm,
  cosine,
  decayWeights,
  follow,
  type GradientTransformation,
  halveEvery,
  masked,
  named,
  nesterov,
  rmsprop,
  scaleByAdam,
  sgd,
  skipNonFinite,
  telemetry,
  type TrainingLength,
} from "../../optim/mod.ts";
import { assertRejects, assertThrows } from "../../std.ts";

// deno-lint-ignore no-explicit-any
type Any = any;
const key = streamKey(1, "noise"), clip = clipByGlobalNorm(1);
const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** What is called, and what its message says. */
const wrong: Readonly<Record<string, readonly [call: () => unknown, message: string]>> = {
  "a misspelled mask": [
    () => masked(clip, { exclude: ["a"] } as Any),
    "Cannot mask: expected only, except, got exclude",
  ],
  "a mask that is text": [
    () => masked(clip, { only: "bias" } as Any),
    'Cannot mask by only: expected a list of patterns, got "bias"',
  ],
  "noise on text": [
    () => addGradientNoise({ deviation: 1, key, except: "bias" as Any }),
    'Cannot mask by except: expected a list of patterns, got "bias"',
  ],
  "decay of a misspelled mask": [
    () => decayWeights(1, { exclude: ["a"] } as Any),
    "Cannot mask the decay of weights: expected only, except, got exclude",
  ],
  "misspelled noise": [
    () => addGradientNoise({ deviation: 1, key, truncate: true } as Any),
    "Cannot add noise: expected deviation, key, truncated",
  ],
  "Langevin noise of no rate": [
    () => addLangevinNoise({ temperature: 1, key } as Any),
    "Cannot add noise without learningRate",
  ],
  "a misspelled schedule": [
    () => annealed({ eta: 1, gama: 1 } as Any),
    "Cannot anneal noise: expected eta, gamma, from, every, got gama",
  ],
  "a misspelled cosine": [() => cosine({ rate: 1, to: 0, epoch: 1 } as Any), "got epoch"],
  "a misspelled halving": [
    () => halveEvery({ rate: 1, epochs: 2, after: 1 } as Any),
    "expected rate, epochs, from, got after",
  ],
  "one constant more": [
    () => adam({ learningRate: 1, ...moments, beta3: 1 } as Any),
    "Cannot make adam: expected learningRate, length, beta1, beta2, epsilon, got beta3",
  ],
  "a rate alone": [
    () => adam(0.1 as Any),
    "Cannot make adam: expected an object of learningRate, length, beta1, beta2, epsilon, got a number",
  ],
  "one constant less": [
    () => scaleByAdam({ beta1: 0.9, epsilon: 1 } as Any),
    "Cannot scale as Adam does without beta2",
  ],
  "AdamW without a decay": [
    () => adamw({ learningRate: 1, ...moments } as Any),
    "Cannot make adamw without weightDecay",
  ],
  "AdaGrad of another": [
    () => adagrad({ learningRate: 1, epsilon: 1, decay: 1 } as Any),
    "Cannot scale as AdaGrad does: expected epsilon, initial, insideRoot, got decay",
  ],
  "RMSProp of another": [
    () => rmsprop({ learningRate: 1, decay: 0.9, epsilon: 1, rho: 1 } as Any),
    "got rho",
  ],
  "momentum of another": [
    () => nesterov({ learningRate: 1, momentum: 0.9 } as Any),
    "Cannot make nesterov: expected learningRate, decay, length, got momentum",
  ],
  "what is swapped": [
    () => accumulate(2 as Any, sgd(1) as Any),
    "Cannot accumulate: expected a transformation, got a number",
  ],
  "what is no transformation": [
    () => average({} as Any, 0.5),
    "Cannot average: expected a transformation, got an object",
  ],
  "text in a wrapper": [
    () => skipNonFinite("sgd(1)" as Any, 5),
    'Cannot skip updates: expected a transformation, got the text "sgd(1)": await buildOptimizer',
  ],
  "telemetry of nothing": [
    () => telemetry(undefined as Any, 5),
    "Cannot read telemetry: expected a transformation, got undefined",
  ],
  "a mask of text": [
    () => masked("clip(1)" as Any, { only: ["a"] }),
    "Cannot mask: expected a transformation, got the text",
  ],
  "text by names": [
    () => named({ "*": "sgd(1)" as Any }),
    "Cannot name: expected a transformation, got the text",
  ],
  "text in a chain": [
    () => chain("clip(1)" as Any, sgd(1)),
    'Cannot chain: expected a transformation, got the text "clip(1)": await buildOptimizer(text)',
  ],
  "a promise in a chain": [
    () => chain(clip, Promise.resolve(sgd(1)) as Any),
    "Cannot chain: expected a transformation, got a promise: await it",
  ],
  "wrappers by names": [
    () => named({ "*": average(sgd(1), 0.5) as GradientTransformation }),
    "Cannot name a wrapper for *: put it around named",
  ],
  "stages by names": [
    () => named({ a: sgd(1) as GradientTransformation, b: clip }),
    "Cannot name a clip for b: expected a rule, as for a",
  ],
};

for (const [name, [call, message]] of Object.entries(wrong)) {
  Deno.test(`optim refuses ${name}`, () => {
    assertThrows(call, TypeError, message);
  });
}

Deno.test("keys are two whole numbers of 32 bits", async () => {
  const keys: unknown[] = [1, 2, "abc", null, [1], [1, 2, 3], [0.5, 1], [-1, 0], [2 ** 32, 0]];
  for (const one of [...keys, [NaN, 0], { 0: 1, 1: 2 }, ["1", "2"]]) {
    const message = `with the key ${JSON.stringify(one)}: pass streamKey(seed, "noise")`;
    const wrong = one as PhiloxKey;
    assertThrows(() => addGradientNoise({ deviation: 1, key: wrong }), TypeError, message);
    assertThrows(
      () => addLangevinNoise({ temperature: 1, learningRate: 1, key: wrong }),
      TypeError,
      message,
    );
    const build = () => buildOptimizer("noise(1) > noise(1) > sgd(1)", { key: wrong });
    await assertRejects(build, TypeError, message);
  }
  assertThrows(
    () => addGradientNoise({ deviation: 1 } as Any),
    TypeError,
    'Cannot add noise without a key: pass streamKey(seed, "noise")',
  );
  for (const right of [[0, 0], [2 ** 32 - 1, 1], deriveKey(key, "other")]) {
    addGradientNoise({ deviation: 1, key: right as unknown as PhiloxKey });
  }
});

Deno.test("lengths are epochs before the last phase, and of the last", async () => {
  const lengths: unknown[] = [100, null, {}, { last: 100 }, { before: 1 }, [0, 10]];
  const numbers = [{ before: 0, last: -5 }, { before: 0, last: 0 }, { before: -1, last: 5 }];
  for (const one of [...lengths, ...numbers, { before: NaN, last: 1 }, { before: 0, last: "5" }]) {
    const length = one as TrainingLength, message = "expected length: { before, last }, in epochs";
    assertThrows(() => follow(1, length), TypeError, message);
    await assertRejects(() => buildOptimizer("sgd(0.1, cosine=0)", { length }), TypeError, message);
  }
  follow(cosine({ rate: 1, to: 0 }), { before: 0, last: 1 });
  await assertRejects(
    () => buildOptimizer("sgd(0.1, cosine=0)"),
    TypeError,
    "without a length: give epochs=, or pass length: { before, last }, in epochs",
  );
  await assertRejects(
    () => buildOptimizer("sgd(0.1, halve=25, of=100)"),
    TypeError,
    "without a length: leave out of=, or pass length: { before, last }, in epochs",
  );
});

Deno.test("checkTransformation() refuses expectations that it would not look at", async () => {
  const make = () => chain(clip, sgd(1)) as GradientTransformation;
  const check = (expectations: object) => () => checkTransformation(make, expectations);
  await assertRejects(
    check({ clips: { norm: 1 } }),
    TypeError,
    "Cannot compare with expectations: expected noise, clip, microBatches, reference, parameters, " +
      "got clips",
  );
  await assertRejects(check({ clip: { limit: 1 } }), TypeError, "expected norm, of, got limit");
  await assertRejects(check({ noise: { deviatoin: 1 } }), TypeError, "got deviatoin");
  await assertRejects(check({ clip: 1 }), TypeError, "got a number");
  await assertRejects(
    () => checkTransformation(sgd(1) as Any),
    TypeError,
    "Cannot check a transformation: expected a function that makes it",
  );
});
