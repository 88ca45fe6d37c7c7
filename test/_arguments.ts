/**
 * Wrong arguments for operations, made from right ones by table: what an operation makes of each must be
 * the same by kernels, by loops and on cpu, and be a TypeError that names the argument.
 */

import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "../std.ts";
import { computeEverywhere } from "./_tensors.ts";

/** A tensor that an operation takes. */
export interface TensorArgument {
  /** One that fits; values that int32 and bool hold as well make the most of `converted`. */
  readonly make: () => tf.Tensor;
  /** What messages call it, if not by its name. */
  readonly called?: string;
  /** Whether int32 and bool are converted. */
  readonly converted?: boolean;
  /** Whether it is a variable. */
  readonly variable?: boolean;
  /** Axes that may have any length, 0 and one more included: then there has to be a result. */
  readonly free?: readonly number[];
  /** Whether any shape fits. */
  readonly anyShape?: boolean;
  /** Whether there may be more axes in front. */
  readonly leading?: boolean;
}

/** What an operation takes by name: tensors, and arrays that it must take as they are. */
export interface Operation {
  readonly tensors?: Readonly<Record<string, TensorArgument>>;
  readonly arrays?: Readonly<Record<string, Numbers>>;
  /** Numbers and the like by name: right ones, and wrong ones. */
  readonly others?: Readonly<
    Record<string, { readonly right: unknown; readonly wrong: readonly unknown[] }>
  >;
  // deno-lint-ignore no-explicit-any -- arguments are wrong on purpose.
  readonly compute: (args: any) => readonly ArrayLike<number>[];
}

type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

/** What came of a call: numbers, or the error. */
type Outcome = { readonly values: readonly number[][] } | { readonly error: string };

interface Wrong {
  /** What is wrong, after the argument's name. */
  readonly what: string;
  readonly name: string;
  readonly value: () => unknown;
  /** What has to come of it: a result, the same result, an error, or one of these. */
  readonly expected: "result" | "same" | "TypeError" | "any";
}

function* wrongTensors(name: string, argument: TensorArgument): Generator<Wrong> {
  const { make, converted = false, free = [], anyShape = false, variable = false } = argument;
  const { dtype, shape } = tf.tidy(() => {
    const { dtype, shape } = make();
    return { dtype, shape };
  });
  const wrap = (tensor: tf.Tensor) => variable ? tf.variable(tensor) : tensor;
  for (const type of ["float32", "int32", "bool"] as const) {
    if (type === dtype) continue;
    const expected = !converted || type === "float32"
      ? "TypeError"
      : type === "int32"
      ? "same"
      : "result";
    const values = () => {
      const numbers = make().dataSync();
      return type === "bool" ? Array.from(numbers, (x) => x !== 0) : Array.from(numbers);
    };
    const value = () => wrap(tf.tensor(values(), shape, type));
    yield { what: `is ${type}`, name, expected, value };
  }
  const size = tf.util.sizeFromShape(shape);
  const strings = () => wrap(tf.tensor(Array(size).fill("1"), shape, "string"));
  yield { what: "is text", name, expected: "TypeError", value: strings };
  const disposed = () => {
    const tensor = wrap(make());
    tensor.dispose();
    return tensor;
  };
  yield { what: "is disposed", name, expected: "TypeError", value: disposed };
  for (const value of [undefined, null, 3, [1, 2], new Float32Array(size)]) {
    yield { what: `is ${value}`, name, expected: "TypeError", value: () => value };
  }
  const ofShape = anyShape ? "result" : "TypeError";
  const higher = () => wrap(tf.expandDims(make()));
  const ofHigher = argument.leading ? "result" : ofShape;
  yield { what: "has an axis more", name, expected: ofHigher, value: higher };
  if (shape.length > 1) {
    const lower = () => wrap(tf.reshape(make(), [-1, ...shape.slice(2)]));
    yield { what: "has an axis less", name, expected: ofShape, value: lower };
  }
  for (const [axis, length] of shape.entries()) {
    const expected = anyShape || free.includes(axis) ? "result" : "TypeError";
    const longer = () =>
      wrap(tf.concat([make(), tf.slice(make(), shape.map(() => 0), first(shape, axis))], axis));
    yield { what: `has one more on axis ${axis}`, name, expected, value: longer };
    const other = shape.with(axis, 0);
    yield {
      what: `has nothing on axis ${axis}`,
      name,
      expected: expected === "result" ? "any" : expected,
      value: () => wrap(tf.tensor([], other, dtype)),
    };
    if (length < 2) continue;
    const shorter = () => wrap(tf.slice(make(), shape.map(() => 0), shape.with(axis, length - 1)));
    yield {
      what: `has one less on axis ${axis}`,
      name,
      expected: expected === "result" ? "any" : expected,
      value: shorter,
    };
  }
}

/** The shape of the first slice along an axis. */
const first = (shape: readonly number[], axis: number) => shape.with(axis, 1);

function* wrongArrays(name: string, right: Numbers): Generator<Wrong> {
  const Own = right.constructor as new (values: ArrayLike<number>) => Numbers;
  const values = [
    ...[Float32Array, Float64Array, Int32Array, Uint8Array]
      .filter((kind) => kind !== right.constructor)
      .map((kind) => Reflect.construct(kind, [right]) as Numbers),
    ...[[...right], null, undefined, 3],
    ...[new Own([...right, right[0] ?? 0]), new Own(right.slice(1)), new Own([])],
  ];
  for (const value of values) {
    const what = value === null || typeof value !== "object"
      ? `is ${value}`
      : `is ${value.constructor.name}(${value.length})`;
    yield { what, name, expected: "TypeError", value: () => value };
  }
}

function outcomeOf(operation: Operation, args: () => Readonly<Record<string, unknown>>): Outcome {
  let outcome: Outcome = { error: "nothing" };
  tf.engine().startScope();
  try {
    outcome = { values: operation.compute(args()).map((values) => Array.from(values)) };
  } catch (error) {
    outcome = { error: `${(error as Error).name}: ${(error as Error).message}` };
  } finally {
    tf.engine().endScope();
    tf.disposeVariables();
  }
  return outcome;
}

/** Numbers of kernels in float32 and of loops in float64 differ in their last digits. */
function assertAlmostSame(actual: Outcome, expected: Outcome, what: string): void {
  if ("error" in actual || "error" in expected) return assertEquals(actual, expected, what);
  assertEquals(actual.values.map((x) => x.length), expected.values.map((x) => x.length), what);
  for (const [i, values] of expected.values.entries()) {
    for (const [j, value] of values.entries()) {
      const error = Math.abs(actual.values[i]![j]! - value);
      assert(
        error <= 1e-5 * Math.max(1, Math.abs(value)),
        `${what}: ${actual.values[i]![j]} for ${value}`,
      );
    }
  }
}

/** Registers a test of an operation with right arguments and with every wrong one. */
export function testArguments(name: string, operation: Operation): void {
  const { tensors = {}, arrays = {}, others = {} } = operation;
  const names = [...Object.keys(tensors), ...Object.keys(arrays), ...Object.keys(others)];
  const isNamed = (name: string, message: string) => {
    const called = tensors[name]?.called;
    if (called !== undefined) return message.includes(called);
    return message.split(/[^A-Za-z0-9]+/).includes(name);
  };
  const right = () => ({
    ...Object.fromEntries(
      Object.entries(tensors).map(([name, { make, variable }]) => [
        name,
        variable ? tf.variable(make()) : make(),
      ]),
    ),
    ...Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.slice()])),
    ...Object.fromEntries(Object.entries(others).map(([name, { right }]) => [name, right])),
  });
  Deno.test(`${name} takes what fits, and names what does not, the same everywhere`, async () => {
    const everywhere = await computeEverywhere(() => {
      const wrongs: Wrong[] = [
        ...Object.entries(tensors).flatMap(([name, argument]) => [...wrongTensors(name, argument)]),
        ...Object.entries(arrays).flatMap(([name, array]) => [...wrongArrays(name, array)]),
        ...Object.entries(others).flatMap(([name, { wrong }]) =>
          wrong.map((value): Wrong => ({
            what: `is ${JSON.stringify(value) ?? value}`,
            name,
            expected: "TypeError",
            value: () => value,
          }))
        ),
      ];
      return {
        right: outcomeOf(operation, right),
        wrongs: wrongs.map((wrong) => ({
          ...wrong,
          outcome: outcomeOf(operation, () => ({ ...right(), [wrong.name]: wrong.value() })),
        })),
        // A wrong call leaves nothing behind that a right one sees.
        after: outcomeOf(operation, right),
      };
    });
    const { right: expected, wrongs } = everywhere.cpu;
    assert("values" in expected, JSON.stringify(expected));
    assert(expected.values.flat().every(Number.isFinite), JSON.stringify(expected));
    for (const [computer, results] of Object.entries(everywhere)) {
      assertAlmostSame(results.right, expected, computer);
      assertEquals(results.after, results.right, `${computer}: called again`);
      for (const [i, { name, what, expected: kind, outcome }] of results.wrongs.entries()) {
        const text = `${computer}: ${name} ${what}`;
        assertAlmostSame(outcome, wrongs[i]!.outcome, text);
        if ("values" in outcome) {
          assert(kind !== "TypeError", `${text}: ${outcome.values.join("; ")}`);
          if (kind === "same") assertAlmostSame(outcome, expected, text);
        } else {
          assert(kind === "TypeError" || kind === "any", `${text}: ${outcome.error}`);
          const [error] = outcome.error.split(":", 1);
          assert(
            error === "TypeError" || (kind === "any" && error === "RangeError"),
            `${text}: ${outcome.error}`,
          );
          if (error === "RangeError") continue;
          // Sizes that do not fit each other are told of one of them.
          const named = what.includes(" axis ") ? names : [name];
          assert(
            named.some((name) => isNamed(name, outcome.error)),
            `${text}: ${outcome.error}`,
          );
        }
      }
    }
  });
}
