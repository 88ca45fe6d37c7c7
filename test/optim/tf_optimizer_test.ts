import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  accumulate,
  adam,
  addGradientNoise,
  applyGradients,
  asTfOptimizer,
  average,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  named,
  sgd,
} from "../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

const key = streamKey(1, "noise");
const build = (deviation = 0.001) =>
  asTfOptimizer(chain(clipByGlobalNorm(1), addGradientNoise({ deviation, key }), sgd(0.1)));

testOnBackends("asTfOptimizer() minimizes as a tf.Optimizer", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "minimized"));
  const optimizer = build();
  assert(optimizer instanceof tf.Optimizer);
  // Clipped to 1, so 0.1 a step until |x| < 0.5, then a fifth less each time.
  for (let i = 0; i < 100; i++) optimizer.minimize(() => tf.square(x) as tf.Scalar);
  assertAlmostEquals(x.dataSync()[0]!, 0, 0.01);
  x.dispose();
  optimizer.dispose();
});

testOnBackends("asTfOptimizer() continues from a saved state", () => {
  const train = (stops: boolean) => {
    const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "continued"));
    let optimizer = build(0.5);
    for (let i = 0; i < 6; i++) {
      optimizer.minimize(() => tf.square(x) as tf.Scalar);
      if (!stops) continue;
      const state = JSON.parse(JSON.stringify(optimizer.state));
      optimizer.dispose();
      optimizer = build(0.5);
      optimizer.state = state;
    }
    const value = x.dataSync()[0]!;
    x.dispose();
    optimizer.dispose();
    return value;
  };
  assertEquals(train(true), train(false));
});

testOnBackends("asTfOptimizer() gives a copy of its state, and takes one", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "copied"));
  const rule = adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  const optimizer = asTfOptimizer(chain(clipByGlobalNorm(1), rule));
  const step = () => optimizer.minimize(() => tf.square(x) as tf.Scalar);
  step();
  const { state } = optimizer, before = structuredClone(state);
  step();
  assertEquals(state, before);
  optimizer.state = state;
  step();
  assertEquals(state, before);
  x.dispose();
  optimizer.dispose();
});

Deno.test("asTfOptimizer() trains a layers model", async () => {
  await tf.setBackend("cpu");
  const before = tf.memory().numTensors;
  const init = tf.initializers.constant({ value: 0.5 });
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: init })],
  });
  const optimizer = build();
  model.compile({ optimizer, loss: "meanSquaredError" });
  const x = tf.tensor2d([[0], [1], [2]]), y = tf.tensor2d([[1], [3], [5]]);
  const { history } = await model.fit(x, y, { epochs: 200, batchSize: 3, shuffle: false });
  const losses = history.loss as number[];
  assert(losses.at(-1)! < 0.01 && losses[0]! > 1, `from ${losses[0]} to ${losses.at(-1)}`);
  tf.dispose([x, y]);
  model.dispose();
  optimizer.dispose();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("asTfOptimizer() refuses epochs without updates", () => {
  assertThrows(() => asTfOptimizer(sgd(1), { updatesPerEpoch: 0 }), RangeError, "epochs of 0");
});

const wrong: Readonly<Record<string, { readonly given: unknown; readonly message: string }>> = {
  "a clip": { given: clipByGlobalNorm(1), message: "by clip without a rule: chain one after it" },
  "a clip and noise": {
    given: chain(clipByGlobalNorm(1), addGradientNoise({ deviation: 1, key })),
    message: "by clip, noise without a rule",
  },
  "a wrapper of a clip": {
    given: accumulate(average(clipByGlobalNorm(1) as GradientTransformation, 0.5), 1),
    message: "by accumulate, average, clip without a rule",
  },
  "clips by name": { given: named({ "*": clipByGlobalNorm(1) }), message: "named without a rule" },
  "a promise": { given: buildOptimizer("sgd(1)"), message: "by a promise: await buildOptimizer" },
  "text": { given: "sgd(1)", message: 'by text: await buildOptimizer("sgd(1)")' },
  "nothing": { given: undefined, message: "by undefined: expected a transformation" },
  "steps": { given: [{ kind: "sgd", rate: 1 }], message: "by a list of 1: expected" },
};

for (const [name, { given, message }] of Object.entries(wrong)) {
  testOnBackends(`what is no optimizer is refused: ${name}`, () => {
    const transformation = given as GradientTransformation;
    assertThrows(() => asTfOptimizer(transformation), TypeError, message);
    const w = tf.tidy(() => tf.variable(tf.scalar(1)));
    const gradient = tf.scalar(1);
    const state = transformation?.init?.({ w }) ?? null;
    const update = () =>
      applyGradients(transformation, { w }, { w: gradient }, state, { epoch: 0 });
    assertThrows(update, TypeError, message);
    assertEquals(w.dataSync()[0], 1);
    tf.dispose([w, gradient]);
  });
}

Deno.test("rules in wrappers, by name, and early in any order are optimizers", () => {
  const unordered = chain({ unordered: true }, sgd(1), clipByGlobalNorm(1));
  const { inner: _, ...closed } = accumulate(sgd(1), 2);
  for (const one of [accumulate(sgd(1), 2), named({ "*": sgd(1) }), unordered, closed]) {
    asTfOptimizer(one as unknown as GradientTransformation).dispose();
  }
});

Deno.test("schedules by the epoch need updatesPerEpoch", async () => {
  const texts = [
    "sgd(0.1, halve=1)",
    "sgd(0.1, cosine=0.5)",
    "adam(0.1, halve=1, beta1=0.9, beta2=0.99, epsilon=1)",
    "momentum(0.1, 0.9, halve=1)",
    "noise(cosine(0.1, 0)) > sgd(1)",
    "skipNonFinite(3) > accumulate(2) > clip(1) > sgd(warmup(halve(0.1, 1), 10))",
  ];
  const context = { key, length: { before: 0, last: 2 } };
  const built = await Promise.all(texts.map((text) => buildOptimizer(text, context)));
  for (const one of [...built, named({ "*": built[0]! }) as unknown as GradientTransformation]) {
    assertThrows(() => asTfOptimizer(one), TypeError, "give asTfOptimizer updatesPerEpoch");
    asTfOptimizer(one, { updatesPerEpoch: 1 }).dispose();
  }
  const others = ["sgd(0.1, plateau=0.5, patience=1)", "noise(annealed(eta=1)) > sgd(byError(1))"];
  for (const text of others) asTfOptimizer(await buildOptimizer(text, { key })).dispose();
});

Deno.test("what is measured has to be finite numbers, and is kept where a schedule follows it", async () => {
  const warming = asTfOptimizer(await buildOptimizer("sgd(0.4, warmup=9)"));
  const waiting = asTfOptimizer(
    await buildOptimizer("accumulate(2) > sgd(0.4, plateau=0.5, patience=1)"),
  );
  const wrong = [undefined, null, NaN, Infinity, "0.5", true, [1]];
  for (const optimizer of [warming, waiting]) {
    optimizer.measured = { error: 0.5, accuracy: 1 };
    const { state } = optimizer;
    for (const error of wrong) {
      const measure = () => optimizer.measured = { error: error as number };
      assertThrows(measure, TypeError, "Cannot measure error: expected a finite number");
    }
    for (const measured of [null, 0.5, "0.5", [0.5]]) {
      const measure = () => optimizer.measured = measured as never;
      assertThrows(measure, TypeError, "Cannot measure ");
    }
    assertEquals(optimizer.measured, { error: 0.5, accuracy: 1 });
    assertEquals(optimizer.state, state);
    optimizer.measured = undefined;
    assertEquals(optimizer.state, state);
  }
  assertEquals(warming.state, { update: 0, transformation: null });
  const kept = { update: 0, transformation: null, history: { error: [0.5] } };
  assertEquals<unknown>(waiting.state, kept);
  for (const error of [[0.5, null], [], 0.5, ["0.5"]]) {
    const state = { ...kept, history: { error } };
    assertThrows(() => waiting.state = state as never, TypeError, "in the place of error");
    assertEquals<unknown>(waiting.state, kept);
    // What nothing follows is not read.
    warming.state = state as never;
    assertEquals(warming.state, { update: 0, transformation: null });
  }
  // What has no steps, or does not say what it contains, may read anything.
  const { spec: _, ...own } = sgd(1), { inner: __, ...wrapper } = accumulate(sgd(1), 2);
  for (const one of [own, wrapper]) {
    const open = asTfOptimizer(one as unknown as GradientTransformation);
    open.measured = { accuracy: 1 };
    assertEquals<unknown>(open.state, { ...kept, history: { accuracy: [1] } });
  }
});
