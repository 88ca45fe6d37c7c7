/** Every example of the table, and whole optimizers of several steps, against what they claim. */

import {
  addGradientNoise,
  annealed,
  buildOptimizer,
  checkTransformation,
  clipByGlobalNorm,
  type Expectations,
  follow,
  type MakeTransformation,
  masked,
  type Schedule,
  transformations,
} from "../../optim/mod.ts";
import { buildStep, readSteps } from "../../optim/spec/mod.ts";
import { assert, assertEquals } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { references } from "./references.ts";

/** The deviation of anticorrelated noise: it also has that of the update before, times the share. */
function anticorrelated(deviation: Schedule, share: number): Expectations["noise"] {
  const at = follow(deviation), own = (update: number) => at({ update, epoch: 0 });
  const total = (update: number) =>
    Math.hypot(own(update), update === 0 ? 0 : share * own(update - 1));
  return {
    deviation: total,
    correlation: (update) => -share * own(update) ** 2 / (total(update) * total(update + 1)),
  };
}

const byError: Schedule = { kind: "byError", scale: 1, gamma: 0.55, allowed: 0.02, of: "training" };

/** What examples of noise claim. Rows that a mask leaves out are not among it. */
const noises: Readonly<Record<string, NonNullable<Expectations["noise"]>>> = {
  "noise(0.001)": { deviation: 0.001 },
  // A million draws.
  "noise(annealed(eta=1, gamma=0.55))": {
    deviation: annealed({ eta: 1 }),
    draws: 1_000_000,
    unit: async (context) => await buildOne("noise(1)")(context),
  },
  "noise(byError(1, gamma=0.55, allowed=0.02, of=training), truncated=true)": {
    deviation: byError,
    truncated: true,
  },
  "noise(annealed(eta=1, gamma=0.55), anticorrelated=0.9)": anticorrelated(
    annealed({ eta: 1 }),
    0.9,
  )!,
  'noise(0.001, except=["*bias"])': { deviation: 0.001, except: ["bias"] },
  // sqrt(2 T / rate)
  "langevin(0.0001, rate=0.1)": { deviation: Math.sqrt(0.002) },
};

/** Makes the transformation of one step. */
function buildOne(text: string): MakeTransformation {
  return (context) => buildStep(readSteps(text)[0]!, context);
}

const DRAWS = 100_000;
const examples = Object.values(transformations).flatMap(({ examples }) => examples);

for (const [text, noise] of Object.entries(noises)) {
  testOnBackends(`${text} adds the noise that it claims`, async () => {
    assert(examples.includes(text));
    assertEquals(
      await checkTransformation(buildOne(text), { noise: { draws: DRAWS, ...noise } }),
      [],
    );
  });
}

for (const [text, reference] of Object.entries(references)) {
  testOnBackends(`${text} agrees with its reference in float64`, async () => {
    assert(examples.includes(text));
    assertEquals(await checkTransformation(buildOne(text), { reference }), []);
  });
}

const deviation = annealed({ eta: 0.09 });
const noise = "noise(annealed(eta=0.09, gamma=0.55))";

/** Whole optimizers, and what they claim. */
const optimizers: Readonly<Record<string, Expectations>> = {
  [`clip(2) > ${noise} > sgd(0.1)`]: { noise: { deviation }, clip: { norm: 2 } },
  [`clipPerParameter(2) > ${noise} > sgd(0.1)`]: {
    noise: { deviation },
    clip: { norm: 2, of: "parameter" },
  },
  [`clipPerGroup(2) > ${noise} > momentum(0.1, 0.9)`]: {
    noise: { deviation },
    clip: { norm: 2, of: "group" },
  },
  [`clip(2) > ${noise} > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)`]: {
    noise: { deviation },
    clip: { norm: 2 },
  },
  [`clip(2) > ${noise} > decay(0.01) > trace(0.9) > scaleByLearningRate(0.01)`]: {
    noise: { deviation },
    clip: { norm: 2 },
  },
  [`accumulate(4) > clip(2) > ${noise} > sgd(0.1)`]: {
    noise: { deviation },
    clip: { norm: 2 },
    microBatches: 4,
  },
  [`skipNonFinite(10) > average(0.9) > telemetry(3) > accumulate(2) > clip(2) > ${noise} > sgd(0.1)`]:
    { noise: { deviation }, clip: { norm: 2 }, microBatches: 2 },
  [`average(uniform) > clip(2) > ${noise} > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)`]: {
    noise: { deviation },
    clip: { norm: 2 },
  },
  [`unordered > clip(2) > ${noise} > sgd(0.1)`]: { noise: { deviation }, clip: { norm: 2 } },
};

for (const [text, { noise, ...claimed }] of Object.entries(optimizers)) {
  testOnBackends(`${text} is what it claims`, async () => {
    const make: MakeTransformation = (context) => buildOptimizer(text, context);
    const expectations = { ...claimed, noise: { ...noise!, draws: DRAWS } };
    assertEquals(await checkTransformation(make, expectations), []);
  });
}

testOnBackends("masked parts are what they claim", async () => {
  assertEquals(
    await checkTransformation(() => masked(clipByGlobalNorm(10), { only: ["W[2:5]"] })),
    [],
  );
  const make: MakeTransformation = ({ key }) =>
    masked(addGradientNoise({ deviation: 0.1, key: key! }), { except: ["*bias"] });
  const noise = { deviation: 0.1, except: ["bias"], draws: DRAWS };
  assertEquals(await checkTransformation(make, { noise }), []);
});
