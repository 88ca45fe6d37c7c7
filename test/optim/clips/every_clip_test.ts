/** Every clip against the same in float64, on any numbers, shapes and names. */

import * as tf from "@tensorflow/tfjs";
import {
  clipAdaptively,
  clipByBlockRms,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipByValue,
  clipEach,
  clipPerGroup,
  clipPerParameter,
  type GradientTransformation,
  type Observation,
} from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { fc } from "../../_properties.ts";
import { computeEverywhere } from "../../_tensors.ts";

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly weights: readonly number[];
  readonly isInteger: boolean;
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, one) => product * one, 1);
const normOf = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** Values in float64, and how many parts there were and were clipped. */
interface Clipped {
  readonly values: readonly (readonly number[])[];
  readonly parts: number;
  readonly clipped: number;
}

/** Scales the elements of each part, by its name, whose norm is over its limit. */
function scaleParts(
  tensors: readonly Tensor[],
  partOf: (tensor: Tensor, i: number) => string,
  limitOf: (part: readonly { readonly tensor: Tensor; readonly i: number }[]) => number,
): Clipped {
  const parts = new Map<string, { readonly tensor: Tensor; readonly i: number }[]>();
  for (const tensor of tensors) {
    for (const i of tensor.values.keys()) {
      const name = partOf(tensor, i);
      parts.set(name, [...parts.get(name) ?? [], { tensor, i }]);
    }
  }
  const result = new Map(tensors.map((tensor) => [tensor, [...tensor.values]]));
  let clipped = 0;
  for (const part of parts.values()) {
    const norm = normOf(part.map(({ tensor, i }) => tensor.values[i]!)), limit = limitOf(part);
    if (norm <= limit) continue;
    clipped += 1;
    for (const { tensor, i } of part) result.get(tensor)![i] = tensor.values[i]! * limit / norm;
  }
  return { values: [...result.values()], parts: parts.size, clipped };
}

interface Case {
  readonly make: (limit: number, tensors: readonly Tensor[]) => GradientTransformation<null>;
  readonly expected: (limit: number, tensors: readonly Tensor[]) => Clipped;
}

const groupOf = ({ name }: Tensor) => name.length % 2 === 0 ? "even" : "odd";
const unitOf = ({ shape }: Tensor, i: number) =>
  shape.filter((length) => length !== 1).length <= 1 ? 0 : i % shape.at(-1)!;

const cases: Readonly<Record<string, Case>> = {
  clip: {
    make: (limit) => clipByGlobalNorm(limit),
    expected: (limit, tensors) => scaleParts(tensors, () => "all", () => limit),
  },
  clipPerGroup: {
    make: (limit, tensors) =>
      clipPerGroup(limit, Object.fromEntries(tensors.map((one) => [one.name, groupOf(one)]))),
    expected: (limit, tensors) => scaleParts(tensors, groupOf, () => limit),
  },
  clipPerParameter: {
    make: (limit) => clipPerParameter(limit),
    expected: (limit, tensors) => scaleParts(tensors, ({ name }) => name, () => limit),
  },
  clipByBlockRms: {
    make: (limit) => clipByBlockRms(limit),
    expected: (limit, tensors) =>
      scaleParts(tensors, ({ name }) => name, (part) => limit * Math.sqrt(part.length)),
  },
  clipByValue: {
    make: (limit) => clipByValue(limit),
    expected: (limit, tensors) =>
      scaleParts(tensors, ({ name }, i) => `${i} ${name}`, () => Math.fround(limit)),
  },
  clipAdaptively: {
    make: (limit) => clipAdaptively(limit, 0.5),
    expected: (limit, tensors) =>
      scaleParts(
        tensors,
        (tensor, i) => `${unitOf(tensor, i)} ${tensor.name}`,
        (part) => limit * Math.max(0.5, normOf(part.map(({ tensor, i }) => tensor.weights[i]!))),
      ),
  },
  clipEach: {
    make: (limit) => clipEach(limit),
    // Of one example; of more there are numbers in a test of its own.
    expected: (limit, tensors) => scaleParts(tensors, () => "all", () => limit),
  },
  clipBySpectralNorm: {
    make: (limit) => clipBySpectralNorm(limit),
    // Of a matrix of one row or column it is the norm; of others there are numbers in a test of its own.
    expected: (limit, tensors) => scaleParts(tensors, ({ name }) => name, () => limit),
  },
};

/**
 * Ordinary numbers, and zeros of both signs, denormal ones, and those whose square float32 has not. Past
 * 1e35 a limit / norm would be denormal, and have fewer digits.
 */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.float({ noNaN: true, min: -100, max: 100 }) },
  fc.constantFrom(0, -0, 2 ** -149, -(2 ** -140), 1e-30, 1e30, -1e30, 1e35).map(Math.fround),
);
const names = ["w", "dense/kernel:0", "__proto__", "constructor", "", "é ü", "0", "a.b[1]"];
const shape = fc.array(fc.constantFrom(1, 2, 3, 0), { maxLength: 4 });
const tensors = (isVector: boolean) =>
  fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) =>
        (isVector ? fc.nat(5).map((length) => [length]) : shape).chain((shape) => {
          const size = sizeOf(shape), many = { minLength: size, maxLength: size };
          return fc.boolean().chain((isInteger) =>
            fc.record({
              name: fc.constant(name),
              shape: fc.constant(shape),
              values: fc.array(isInteger ? fc.integer({ min: -9, max: 9 }) : value, many),
              weights: fc.array(fc.float({ noNaN: true, min: -9, max: 9 }), many),
              isInteger: fc.constant(isInteger),
            })
          );
        })
      ),
    )
  );

/** What the clip makes of tensors, and what it observes. */
function clip(transformation: GradientTransformation<null>, given: readonly Tensor[]) {
  const leading = transformation.perExample ? [1] : [];
  const treeOf = (of: (tensor: Tensor) => tf.Tensor) =>
    Object.fromEntries(given.map((one) => [one.name, of(one)]));
  const gradients = treeOf(({ values, shape, isInteger }) =>
    tf.tensor([...values], [...leading, ...shape], isInteger ? "int32" : "float32")
  );
  const weights = treeOf(({ weights, shape }) => tf.tensor([...weights], [...shape], "float32"));
  let seen: Observation = {};
  const { updates } = transformation.update(gradients, null, weights, {
    epoch: 0,
    observe: (observation) => seen = observation,
  });
  const results = given.map(({ name, shape, values }) => {
    assertEquals([updates[name]!.shape, updates[name]!.dtype], [[...shape], "float32"]);
    assertEquals([...gradients[name]!.dataSync()], [...values]);
    return [...updates[name]!.dataSync()];
  });
  assertEquals(Object.keys(updates).length, given.length);
  tf.dispose([gradients, weights, updates] as unknown as tf.Tensor[]);
  return { results, seen };
}

/** Two roundings to float32, of the factor and of the product, and one more where a limit is rounded. */
const isClose = (actual: number, expected: number) =>
  Math.abs(actual - expected) <= 2e-7 * Math.abs(expected) + 2e-45;

for (const [name, { make, expected }] of Object.entries(cases)) {
  Deno.test(`${name} does what it does in float64, whatever numbers, shapes and names`, async () => {
    const isVector = name === "clipBySpectralNorm";
    const limit = fc.double({ min: 0.01, max: 200, noNaN: true });
    const samples = fc.sample(fc.tuple(limit, tensors(isVector)), { numRuns: 100, seed: 3 });
    let clippedSome = 0;
    const all = await computeEverywhere(() =>
      samples.map(([limit, given]) => clip(make(limit, given), given))
    );
    for (const [i, [limit, given]] of samples.entries()) {
      const { values, clipped, parts } = expected(limit, given), { results, seen } = all.wasm[i]!;
      for (const [at, { values: before }] of given.entries()) {
        for (const [j, value] of results[at]!.entries()) {
          assert(isClose(value, values[at]![j]!), `${value}, not ${values[at]![j]}: ${name}, ${i}`);
          if (before[j] === 0) assert(Object.is(value, before[j]), "a zero changed its sign");
        }
      }
      const near = (actual: number, norm: number) => Math.abs(actual - norm) <= 1e-6 * norm;
      assert(near(seen.gradientNorm!, normOf(given.flatMap(({ values }) => values))));
      assert(near(seen.clippedGradientNorm!, normOf(values.flat())));
      assertEquals(seen.clipped, clipped > 0);
      if (!seen.clipped) assertEquals(seen.clippedGradientNorm, seen.gradientNorm);
      if (name === "clipEach") assertEquals(seen.clippedShare, clipped);
      else assertEquals(seen.clippedShare, parts === 0 ? 0 : clipped / parts);
      clippedSome += Number(clipped > 0 && clipped < parts);
    }
    assert(
      ["clip", "clipEach"].includes(name) || clippedSome > 5,
      `${clippedSome} clipped in part`,
    );
    assertEquals(all["wasm, loops"], all.wasm);
    assertEquals(all.cpu, all.wasm);
  });
}
