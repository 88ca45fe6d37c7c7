/** What tests of tensor code share. */

import * as tf from "@tensorflow/tfjs";
import { type Backend, type BackendName, kernelsOf, startBackend } from "../engine/mod.ts";
import { useKernels } from "../engine/kernels/mod.ts";
import { assert, assertEquals } from "../std.ts";

/**
 * Starts the backend wasm for a test of the kernels, which would pass on the loops that stand in for
 * them as well: any fallback is a failure.
 */
export async function startKernels(): Promise<Backend> {
  const backend = await startBackend("wasm");
  assertEquals(backend.fallbacks, []);
  assert(kernelsOf(tf.backend()) !== null, "no kernels in use");
  return backend;
}

/**
 * Computes something by kernels, by the loops that stand in for them, and on cpu; gives the results by
 * these names.
 */
export async function computeEverywhere<Result>(
  compute: () => Result | Promise<Result>,
): Promise<Readonly<Record<"wasm" | "wasm, loops" | "cpu", Result>>> {
  const computeHere = async () => {
    const before = tf.memory().numTensors;
    const result = await compute();
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
    return result;
  };
  await startKernels();
  const wasm = await computeHere();
  const backend = tf.backend(), kernels = kernelsOf(backend);
  try {
    useKernels(backend, null);
    const loops = await computeHere();
    await startBackend("cpu");
    return { wasm, "wasm, loops": loops, cpu: await computeHere() };
  } finally {
    useKernels(backend, kernels);
  }
}

/** Registers a test that runs on both backends and must end with the tensors that it began with. */
export function testOnBackends(
  name: string,
  run: (backend: BackendName) => void | Promise<void>,
): void {
  for (const backend of ["wasm", "cpu"] as const) {
    Deno.test(`${name} [${backend}]`, async () => {
      await (backend === "wasm" ? startKernels() : startBackend(backend));
      const before = tf.memory().numTensors;
      await run(backend);
      assertEquals(tf.memory().numTensors, before, "tensors were left alive");
    });
  }
}

/**
 * The largest relative difference over all elements. What is smaller than a thousandth of the largest
 * element is measured against that thousandth: float32 sums of such elements hold no more.
 */
export function largestRelativeError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): number {
  assertEquals(actual.length, expected.length);
  const floor = Math.max(...Array.from(expected, Math.abs)) / 1000;
  return Math.max(...Array.from(expected, (value, i) => {
    const scale = Math.max(floor, Math.abs(value), Math.abs(actual[i]!));
    return scale === 0 ? 0 : Math.abs(value - actual[i]!) / scale;
  }));
}

/**
 * The gradient of a function of one array by central differences, in float64:
 * (f(x + h) - f(x - h)) / 2h for every element.
 */
export function centralDifferences(
  f: (x: Float64Array) => number,
  x: Float64Array,
  h = 1e-5,
): Float64Array {
  return Float64Array.from(x, (value, i) => {
    const at = (moved: number) => f(x.with(i, moved));
    return (at(value + h) - at(value - h)) / (2 * h);
  });
}
