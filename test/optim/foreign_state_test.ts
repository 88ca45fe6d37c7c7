/** States that do not fit an optimizer or its parameters are refused, and nothing moves. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  adam,
  adamw,
  addGradientNoise,
  applyGradients,
  asTfOptimizer,
  chain,
  clipAdaptively,
  clipByBlockRms,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipByValue,
  clipEach,
  clipPerGroup,
  clipPerParameter,
  decayWeights,
  type GradientTransformation,
  momentum,
  rmsprop,
  scaleByAdagrad,
  scaleByAdam,
  scaleByLearningRate,
  sgd,
  type State,
  stateFromJson,
  stateToJson,
  trace,
} from "../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { computeEverywhere, testOnBackends } from "../_tensors.ts";
import { valuesOf } from "./_trees.ts";

const decays = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const constants = { learningRate: 0.1, ...decays };
const noise = addGradientNoise({ deviation: 0.1, key: streamKey(1, "noise") });

const clips: Readonly<Record<string, GradientTransformation>> = {
  clip: clipByGlobalNorm(1),
  clipBySpectralNorm: clipBySpectralNorm(1),
  clipPerGroup: clipPerGroup(1, { w: "x" }),
  clipPerParameter: clipPerParameter(1),
  clipByBlockRms: clipByBlockRms(1),
  clipByValue: clipByValue(1),
  clipEach: clipEach(1),
  clipAdaptively: clipAdaptively(1),
};
const parts: Readonly<Record<string, GradientTransformation>> = {
  ...clips,
  noise,
  sgd: sgd(1),
  scaleByLearningRate: scaleByLearningRate(1),
  adam: adam(constants),
  scaleByAdam: scaleByAdam(decays),
  trace: trace(0.9),
  momentum: momentum({ learningRate: 1, decay: 0.9 }),
  scaleByAdagrad: scaleByAdagrad({ epsilon: 1 }),
  rmsprop: rmsprop({ learningRate: 1, decay: 0.9, epsilon: 1, centered: true }),
  adamw: adamw({ ...constants, weightDecay: 0.1 }),
  decay: decayWeights(0.1),
};

/** States of every form: which transformation each belongs to. */
const states: readonly { readonly state: unknown; readonly of: readonly string[] }[] = [
  { state: null, of: [...Object.keys(clips), "decay"] },
  { state: { update: 3 }, of: ["noise", "sgd", "scaleByLearningRate"] },
  { state: { update: 3, first: {}, second: {} }, of: ["adam", "scaleByAdam", "adamw"] },
  { state: { update: 3, trace: {} }, of: ["trace", "momentum"] },
  { state: { update: 3, sum: {} }, of: ["scaleByAdagrad"] },
  { state: { update: 3, square: {}, mean: {} }, of: ["rmsprop"] },
  { state: { update: 3, square: {} }, of: [] },
  { state: { update: 3, trace: null }, of: [] },
  { state: { update: 3, trace: [] }, of: [] },
  { state: undefined, of: [] },
  { state: 3, of: [] },
  { state: "state", of: [] },
  { state: true, of: [] },
  { state: [], of: [] },
  { state: [null, { update: 3, first: {}, second: {} }], of: [] },
  { state: {}, of: [] },
  { state: { update: -1 }, of: [] },
  { state: { update: 0.5 }, of: [] },
  { state: { update: NaN }, of: [] },
  { state: { update: "3" }, of: [] },
  { state: new Float32Array(3), of: [] },
  { state: { update: 3, first: {} }, of: [] },
  { state: { update: 3, first: {}, third: {} }, of: [] },
  { state: { update: 3, first: {}, second: {}, third: {} }, of: [] },
  { state: { update: 3, first: {}, second: null }, of: [] },
  { state: { update: 3, first: [], second: {} }, of: [] },
  { state: { update: -3, first: {}, second: {} }, of: [] },
];

testOnBackends("every transformation takes states of its own form and no other", () => {
  tf.tidy(() => {
    const parameters = { w: tf.variable(tf.tensor1d([1])) };
    const gradient = tf.tensor1d([1]);
    for (const [name, part] of Object.entries(parts)) {
      const gradients = { w: part.perExample === true ? tf.expandDims(gradient) : gradient };
      for (const { state, of } of states) {
        const update = () => {
          part.checkState!(state as State);
          part.update(gradients, state as State, parameters, { epoch: 0 });
          applyGradients(part, parameters, gradients, state as State, { epoch: 0 });
        };
        if (of.includes(name) && part.stage === "rule") update();
        else if (of.includes(name)) assertThrows(update, TypeError, "without a rule");
        else {
          assertThrows(() => part.checkState!(state as State), TypeError, name);
          assertThrows(
            () => part.update(gradients, state as State, parameters, { epoch: 0 }),
            TypeError,
            name,
          );
          const before = valuesOf(parameters);
          assertThrows(
            () => applyGradients(part, parameters, gradients, state as State, { epoch: 0 }),
            TypeError,
            name,
          );
          assertEquals(valuesOf(parameters), before);
        }
      }
    }
    parameters.w.dispose();
  });
});

const array = (length: number) => new Float32Array(length).fill(0.5);
const moments = (names: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(names).map(([name, length]) => [name, array(length)]));

/** States of a chain of clip and Adam for parameters a `[2]` and b `[3]`, and what is said of them. */
const chainStates: Readonly<Record<string, { readonly state: unknown; readonly fault: string }>> = {
  "of Adam alone": {
    state: { update: 3, first: {}, second: {} },
    fault: "expected 2 states, got an object",
  },
  "null": { state: null, fault: "expected 2 states, got null" },
  "of a longer chain": {
    state: [null, { update: 3 }, { update: 3, first: {}, second: {} }],
    fault: "expected 2 states, got 3",
  },
  "of a shorter chain": { state: [null], fault: "expected 2 states, got 1" },
  "of two clips": {
    state: [null, null],
    fault: "adam with the state of another transformation: it is null",
  },
  "of clip and descent": {
    state: [null, { update: 3 }],
    fault: "adam with the state of another transformation: it has update",
  },
  "of noise and Adam": {
    state: [{ update: 3 }, { update: 3, first: {}, second: {} }],
    fault: "clip with the state of another transformation: it is an object",
  },
  "of other sizes": {
    state: [null, { update: 3, first: moments({ a: 2, b: 2 }), second: moments({ a: 2, b: 2 }) }],
    fault: "the parameter b: its first moment has 2 numbers, not 3",
  },
  "of other sizes in the second moment": {
    state: [null, { update: 3, first: moments({ a: 2, b: 3 }), second: moments({ a: 2, b: 4 }) }],
    fault: "the parameter b: its second moment has 4 numbers, not 3",
  },
  "without a second moment": {
    state: [null, { update: 3, first: moments({ a: 2, b: 3 }), second: moments({ a: 2 }) }],
    fault: "the parameter b: its second moment has 0 numbers, not 3",
  },
  "without a first moment": {
    state: [null, { update: 3, first: moments({ a: 2 }), second: moments({ a: 2, b: 3 }) }],
    fault: "the parameter b: its first moment has 0 numbers, not 3",
  },
  "of other names": {
    state: [null, { update: 3, first: moments({ a: 2, c: 3 }), second: moments({ a: 2, c: 3 }) }],
    fault: "the parameter b: the state has no first moment of it, but one of c",
  },
  "of plain JSON": {
    state: JSON.parse(JSON.stringify(
      [null, { update: 3, first: moments({ a: 2, b: 3 }), second: moments({ a: 2, b: 3 }) }],
    )),
    fault: "the parameter a: its first moment is an object, not a Float32Array",
  },
  "of lists": {
    state: [null, { update: 3, first: { a: [1, 2] }, second: { a: [1, 2] } }],
    fault: "the parameter a: its first moment is a list of 2, not a Float32Array",
  },
  "of arrays in float64": {
    state: [null, {
      update: 3,
      first: moments({ b: 3 }),
      second: { b: new Float64Array(3) },
    }],
    fault: "the parameter b: its second moment is a Float64Array, not a Float32Array",
  },
};

for (const [name, { state, fault }] of Object.entries(chainStates)) {
  Deno.test(`a state ${name} is refused, and nothing moves`, async () => {
    const results = await computeEverywhere(() => {
      const fused = chain(clipByGlobalNorm(9), adam(constants));
      const { updateInPlace: _, ...stepwise } = fused;
      const a = tf.tidy(() => tf.variable(tf.tensor1d([1, 2]), true, "a"));
      const b = tf.tidy(() => tf.variable(tf.tensor1d([3, 4, 5]), true, "b"));
      const gradients = tf.tidy(() => ({ a: tf.tensor1d([1, 1]), b: tf.tensor1d([1, 1, 1]) }));
      const given = structuredClone(state) as State;
      const messages = [fused, stepwise].flatMap((transformation) => [
        assertThrows(
          () => applyGradients(transformation, { a, b }, gradients, given, { epoch: 0 }),
          TypeError,
          fault,
        ),
        assertThrows(
          () => transformation.update(gradients, given as State[], { a, b }, { epoch: 0 }),
          TypeError,
          fault,
        ),
        assertThrows(
          () => {
            const optimizer = asTfOptimizer(transformation);
            optimizer.state = { update: 3, transformation: given };
            optimizer.applyGradients(gradients);
          },
          TypeError,
          fault,
        ),
      ]).map(({ message }) => message);
      assertEquals(given, state as State);
      assertEquals(valuesOf({ a, b }), { a: [1, 2], b: [3, 4, 5] });
      tf.dispose([a, b, gradients]);
      return messages;
    });
    assertEquals(results["wasm, loops"], results.wasm);
    assertEquals(results.cpu, results.wasm);
  });
}

testOnBackends("states that fit are taken: with new parameters, and without some", () => {
  const rule = chain(clipByGlobalNorm(9), adam(constants));
  tf.tidy(() => {
    const a = tf.variable(tf.tensor1d([1, 2])), b = tf.variable(tf.tensor1d([3]));
    const of = (name: string, size: number) => ({ [name]: tf.ones([size]) });
    // First a alone, then b alone, then both.
    let state = applyGradients(rule, { a, b }, of("a", 2), rule.init({ a, b }), { epoch: 0 });
    state = applyGradients(rule, { a, b }, of("b", 1), state, { epoch: 0 });
    state = applyGradients(rule, { a, b }, { ...of("a", 2), ...of("b", 1) }, state, { epoch: 0 });
    const { update, first } = (state as State[])[1] as { update: number; first: object };
    assertEquals([update, Object.keys(first)], [3, ["a", "b"]]);
    tf.dispose([a, b]);
  });
});

testOnBackends("asTfOptimizer() refuses what is no state, and keeps the one it has", () => {
  const optimizer = asTfOptimizer(chain(clipByGlobalNorm(1), sgd(1)));
  optimizer.state = { update: 7, transformation: [null, { update: 7 }] };
  const wrong = [
    null,
    undefined,
    [],
    "state",
    {},
    { update: -1, transformation: [null, { update: 7 }] },
    { update: 1.5, transformation: [null, { update: 7 }] },
    { update: "1", transformation: [null, { update: 7 }] },
    // What there is of a state before the first update.
    { update: 1, transformation: null },
    { update: 1 },
    { update: 0, transformation: [null] },
  ];
  for (const state of wrong) {
    assertThrows(() => optimizer.state = state as typeof optimizer.state, TypeError);
    assertEquals(optimizer.state, { update: 7, transformation: [null, { update: 7 }] });
  }
  optimizer.state = { update: 0, transformation: null };
  assertEquals(optimizer.state, { update: 0, transformation: null });
  optimizer.dispose();
});

testOnBackends(
  "an Adam of one model refuses the state of another whose variables are called otherwise",
  () => {
    const build = () => asTfOptimizer(chain(clipByGlobalNorm(9), adam(constants)));
    const gradient = (name: string) => tf.tidy(() => ({ [name]: tf.tensor1d([1]) }));
    const first = tf.tidy(() => tf.variable(tf.tensor1d([1]), true, "first-model"));
    const second = tf.tidy(() => tf.variable(tf.tensor1d([1]), true, "second-model"));
    const gradients = [gradient("first-model"), gradient("second-model")];
    const optimizer = build(), other = build();
    optimizer.applyGradients(gradients[0]!);
    other.state = stateFromJson(stateToJson(optimizer.state)) as typeof other.state;
    // The variable of the first model is alive, and that does not make it one of the second.
    assertThrows(() => other.applyGradients(gradients[1]!), TypeError, "parameter second-model");
    assertEquals(second.dataSync()[0], 1);
    assertEquals(other.state, optimizer.state);
    // Nor does it where an optimizer once updated both, and was then given the state of one.
    optimizer.state = structuredClone(optimizer.state);
    assertThrows(
      () => optimizer.applyGradients(gradients[1]!),
      TypeError,
      "parameter second-model",
    );
    // It still fits where it came from.
    other.applyGradients(gradients[0]!);
    assertEquals(other.state.update, 2);
    tf.dispose([first, second, gradients]);
    optimizer.dispose();
    other.dispose();
  },
);
