import * as tf from "@tensorflow/tfjs";
import {
  type Address,
  Arena,
  type DenseKernels,
  type Kernels,
  kernelsOf,
  RandomStream,
  streamKey,
} from "../../engine/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../_checked_kernels.ts";
import { startKernels } from "../_tensors.ts";

/** On both sides of a vector, of two of them, and of five rows. */
const sizes = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17];

/** Quarters in [-2, 2): their products and sums are exact in float32. */
function quarters(length: number, name: string): Float32Array {
  const stream = new RandomStream(streamKey(length, "data")).derive(name);
  return Float32Array.from({ length }, () => stream.integer(16) / 4 - 2);
}

/** Runs kernels on arrays, null for the address 0; what they leave in the first. */
type Run = (
  arrays: readonly (Float32Array | null)[],
  call: (run: DenseKernels, addresses: readonly Address[]) => void,
) => number[];

function runOn(kernels: Kernels<DenseKernels>): Run {
  return (arrays, call) => {
    using arena = new Arena(kernels);
    const addresses = arrays.map((array) => array === null ? 0 : arena.floats(array));
    call(kernels.run, addresses);
    return [...kernels.floats(addresses[0]!, arrays[0]!.length)];
  };
}

/** The sum over k of a(row, k) b(k, column), in loops. */
function product(
  [rows, inner, columns]: readonly [number, number, number],
  a: (row: number, k: number) => number,
  b: (k: number, column: number) => number,
): number[] {
  return Array.from({ length: rows * columns }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a(Math.floor(i / columns), k) * b(k, i % columns);
    return sum;
  });
}

/** What is in the result before it is made: never part of it. */
const stale = (length: number) => new Float32Array(length).fill(NaN);

function assertForward(run: Run): void {
  for (const rows of sizes) {
    for (const inputs of sizes) {
      for (const units of sizes) {
        const x = quarters(rows * inputs, "x"), weights = quarters(inputs * units, "w");
        const bias = quarters(units, "bias");
        const sums = product(
          [rows, inputs, units],
          (row, k) => x[row * inputs + k]!,
          (k, column) => weights[k * units + column]!,
        );
        for (const isBiased of [true, false]) {
          const plain = sums.map((sum, i) => sum + (isBiased ? bias[i % units]! : 0));
          for (const isRectified of [true, false]) {
            const got = run(
              [stale(rows * units), x, weights, isBiased ? bias : null],
              ({ dense }, [out, x, w, bias]) =>
                dense(out!, x!, w!, bias!, rows, inputs, units, isRectified),
            );
            const expected = isRectified ? plain.map((sum) => Math.max(sum, 0)) : plain;
            assertEquals(
              got,
              expected,
              `${rows}, ${inputs}, ${units}, ${isBiased}, ${isRectified}`,
            );
          }
        }
      }
    }
  }
}

function assertGradients(run: Run): void {
  for (const rows of sizes) {
    for (const inputs of sizes) {
      for (const units of sizes) {
        const what = `${rows}, ${inputs}, ${units}`;
        const x = quarters(rows * inputs, "x"), g = quarters(rows * units, "g");
        const weights = quarters(inputs * units, "w");
        const turned = Float32Array.from(
          weights,
          (_, i) => weights[i % inputs * units + Math.floor(i / inputs)]!,
        );
        const ofWeights = run(
          [stale(inputs * units), x, g],
          ({ denseWeightGradient }, [out, x, g]) =>
            denseWeightGradient(out!, x!, g!, rows, inputs, units),
        );
        const expected = product(
          [inputs, rows, units],
          (input, row) => x[row * inputs + input]!,
          (row, unit) => g[row * units + unit]!,
        );
        assertEquals(ofWeights, expected, what);
        const below = product(
          [rows, units, inputs],
          (row, unit) => g[row * units + unit]!,
          (unit, input) => weights[input * units + unit]!,
        );
        for (const gate of [x, null]) {
          const ofInputs = run(
            [stale(rows * inputs), g, turned, gate],
            ({ denseInputGradient }, [out, g, turned, gate]) =>
              denseInputGradient(out!, g!, turned!, gate!, rows, inputs, units),
          );
          const open = (i: number) => gate === null || gate[i]! > 0;
          assertEquals(ofInputs, below.map((value, i) => open(i) ? value : 0), what);
        }
      }
    }
  }
}

function assertEntries(run: Run): void {
  for (const rows of sizes) {
    for (const columns of sizes) {
      const x = quarters(rows * columns, "x"), factors = quarters(rows * columns, "factors");
      const sums = run(
        [stale(columns), x],
        ({ sumOfRows }, [out, x]) => sumOfRows(out!, x!, rows, columns),
      );
      assertEquals(sums, product([1, rows, columns], () => 1, (k, c) => x[k * columns + c]!));
      const products = run(
        [x, factors],
        ({ multiplyEntries }, [x, factors]) => multiplyEntries(x!, factors!, rows * columns),
      );
      assertEquals(products, Array.from(x, (value, i) => value * factors[i]!));
    }
  }
}

function assertNotNumbers(run: Run): void {
  // What is not a number must not be rectified away: training stops at it.
  const got = run(
    [stale(20), Float32Array.of(1, NaN, -1, 2, 3), Float32Array.of(1, 2, 3, -4), null],
    ({ dense }, [out, x, w]) => dense(out!, x!, w!, 0, 5, 1, 4, true),
  );
  assertEquals(got.slice(0, 12), [1, 2, 3, 0, NaN, NaN, NaN, NaN, 0, 0, 0, 4]);
}

const parts = {
  "outputs of a layer": assertForward,
  "gradients of a layer": assertGradients,
  "sums of rows and products of entries": assertEntries,
  "outputs that are not numbers": assertNotNumbers,
};

for (const [name, check] of Object.entries(parts)) {
  Deno.test(`the kernels' ${name} are those of loops in float64`, async () => {
    await startKernels();
    check(runOn(kernelsOf<DenseKernels>(tf.backend())!));
  });
}

Deno.test("a specification says whether multiplications and additions are rounded one by one", async () => {
  const { numerics } = await startKernels();
  const kernels = kernelsOf<DenseKernels>(tf.backend())!;
  // (1 + 2^-12)^2 = 1 + 2^-11 + 2^-24: rounded before 1 + 2^-11 is taken away, nothing is left.
  const a = 1 + 2 ** -12;
  const [left] = runOn(kernels)(
    [
      stale(20),
      Float32Array.of(a, 0, 0, 0, 0),
      new Float32Array(4).fill(a),
      new Float32Array(4).fill(-1 - 2 ** -11),
    ],
    ({ dense }, [out, x, w, bias]) => dense(out!, x!, w!, bias!, 5, 1, 4, false),
  );
  const isFused = left === 2 ** -24;
  assert(isFused || left === 0, String(left));
  assertEquals(Boolean(kernels.run.fusesMultiplyAdd(a)), isFused);
  assertEquals(numerics.kernels, kernels.version + (isFused ? "" : "-unfused"));
});

Deno.test("dense layers touch only what was allocated", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const { accesses } = withCheckedKernels(bytes, (checked: Kernels<DenseKernels>) => {
    const run = runOn(checked);
    for (const check of Object.values(parts)) check(run);
    const x = Float32Array.of(1, 2, 3);
    assertThrows(
      () => run([x, x], ({ multiplyEntries }, [x, y]) => multiplyEntries(x!, y!, 5)),
      RangeError,
    );
  });
  assert(accesses > 100_000, String(accesses));
});
