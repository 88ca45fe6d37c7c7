import * as tf from "@tensorflow/tfjs";
import {
  type Address,
  Arena,
  type Kernels,
  kernelsOf,
  type MatrixKernels,
  RandomStream,
  streamKey,
} from "../../engine/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../_checked_kernels.ts";
import { startKernels } from "../_tensors.ts";

/** On both sides of whole vectors, of two of them, and of four rows. */
const sizes = [1, 3, 4, 5, 7, 8, 9, 17];

/** Quarters in [-2, 2): their products and sums are exact in float32. */
function quarters(length: number, name: string): Float32Array {
  const stream = new RandomStream(streamKey(length, "data")).derive(name);
  return Float32Array.from({ length }, () => stream.integer(16) / 4 - 2);
}

/** Runs kernels on arrays; what they leave in the first. */
type Run = (
  arrays: readonly (Float32Array | Int32Array | null)[],
  call: (run: MatrixKernels, addresses: readonly Address[]) => void,
) => number[];

/** Null stands for the address 0. */
function runOn(kernels: Kernels<MatrixKernels>): Run {
  return (arrays, call) => {
    using arena = new Arena(kernels);
    const addresses = arrays.map((array) => {
      if (array === null) return 0;
      return array instanceof Int32Array ? arena.ints(array) : arena.floats(array);
    });
    call(kernels.run, addresses);
    return [...kernels.floats(addresses[0]!, arrays[0]!.length)];
  };
}

/** out + a b, in loops. */
function plusProduct(
  out: Float32Array,
  a: (row: number, k: number) => number,
  b: (k: number, column: number) => number,
  inner: number,
  columns: number,
): number[] {
  return Array.from(out, (value, i) => {
    const row = Math.floor(i / columns), column = i % columns;
    for (let k = 0; k < inner; k++) value += a(row, k) * b(k, column);
    return value;
  });
}

function assertProducts(run: Run): void {
  for (const rows of sizes) {
    for (const inner of sizes) {
      const a = quarters(rows * inner, "a");
      const turned = run(
        [new Float32Array(a.length), a],
        ({ transpose }, [out, x]) => transpose(out!, x!, rows, inner),
      );
      assertEquals(turned, Array.from(a, (_, i) => a[i % rows * inner + Math.floor(i / rows)]!));
      for (const columns of sizes) {
        const what = `${rows}, ${inner}, ${columns}`;
        const out = quarters(rows * columns, "out"), b = quarters(inner * columns, "b");
        const product = (rowStride: number, innerStride: number, inTurn = a) =>
          run(
            [out, inTurn, b],
            ({ addProduct }, [out, a, b]) =>
              addProduct(out!, a!, rowStride, innerStride, b!, rows, inner, columns),
          );
        const ofB = (k: number, column: number) => b[k * columns + column]!;
        const expected = plusProduct(out, (row, k) => a[row * inner + k]!, ofB, inner, columns);
        assertEquals(product(inner, 1), expected, what);
        assertEquals(product(1, rows, Float32Array.from(turned)), expected, `swapped: ${what}`);
        // b as rows of `inner` numbers.
        const inners = run(
          [out, a, b],
          ({ addInnerProducts }, [out, a, b]) =>
            addInnerProducts(out!, a!, b!, rows, columns, inner),
        );
        const across = (k: number, column: number) => b[column * inner + k]!;
        assertEquals(
          inners,
          plusProduct(out, (row, k) => a[row * inner + k]!, across, inner, columns),
          what,
        );
      }
    }
  }
}

function assertRows(run: Run): void {
  for (const width of sizes) {
    for (const count of sizes) {
      const out = quarters(count * width, "out"), x = quarters(count * width, "x");
      const stream = new RandomStream(streamKey(count, "data"));
      // Some rows are met several times, others never.
      const ids = () => Int32Array.from({ length: count }, () => stream.integer(count));
      for (const to of [null, ids()]) {
        for (const from of [null, ids()]) {
          const expected = [...out];
          for (let i = 0; i < count; i++) {
            for (let j = 0; j < width; j++) {
              expected[(to?.[i] ?? i) * width + j]! += x[(from?.[i] ?? i) * width + j]!;
            }
          }
          const rows = run(
            [out, to, x, from],
            ({ addRowsAt }, [out, to, x, from]) => addRowsAt(out!, to!, x!, from!, count, width),
          );
          assertEquals(rows, expected, `${count} rows of ${width}`);
        }
      }
    }
  }
}

function assertClose(actual: readonly number[], expected: readonly number[], what: string): void {
  assertEquals(actual.length, expected.length);
  for (const [i, value] of expected.entries()) {
    const error = Math.abs(actual[i]! - value);
    assert(error <= 1e-6 * Math.abs(value), `${what}: ${actual[i]} for ${value}, number ${i}`);
  }
}

function assertTanh(run: Run): void {
  const tanhOf = (x: Float32Array) =>
    run([x], ({ tanhOf }, [address]) => tanhOf(address!, x.length));
  const tanh = (x: Float32Array) => Array.from(x, Math.tanh);
  const wide = Float32Array.from({ length: 20 * 64 * 2 + 1 }, (_, i) => i / 64 - 20);
  assertClose(tanhOf(wide), tanh(wide), "wide");
  // Where the series ends, and down to where float32 itself has fewer digits.
  const close = Float32Array.from({ length: 2001 }, (_, i) => (i - 1000) / 1600);
  assertClose(tanhOf(close), tanh(close), "close to the series' end");
  const small = Float32Array.from(
    { length: 73 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * 10 ** (-i / 2),
  );
  assertClose(tanhOf(small), tanh(small), "small");
  for (const length of sizes) {
    const x = quarters(length, "x"), gradient = quarters(length, "gradient");
    assertClose(tanhOf(x), tanh(x), `${length} numbers`);
    assertEquals(
      run([gradient, x], ({ tanhGradient }, [g, y]) => tanhGradient(g!, y!, length)),
      Array.from(gradient, (value, i) => value * (1 - x[i]! ** 2)),
    );
    // In each place, so in whole vectors and in what is left.
    const odd = [NaN, Infinity, -Infinity, 0, -0, 1e30, -1e30];
    for (let shift = 0; shift < odd.length; shift++) {
      const given = Float32Array.from({ length }, (_, i) => odd[(i + shift) % odd.length]!);
      assertEquals(tanhOf(given), tanh(given));
    }
  }
}

function assertSoftmax(run: Run): void {
  for (const rows of sizes) {
    for (const columns of sizes) {
      for (const stride of [columns, columns + 3]) {
        // Nothing behind the last row: only between rows are there numbers of others.
        const length = (rows - 1) * stride + columns;
        const what = `${rows} rows of ${columns}, ${stride} apart`;
        const byRow = (x: Float32Array, of: (row: number[], from: number) => number[]) => {
          const expected = [...x];
          for (let from = 0; from < length; from += stride) {
            expected.splice(from, columns, ...of(expected.slice(from, from + columns), from));
          }
          return expected;
        };
        // Up to 56.25 apart, in quarters, which float32 subtracts exactly.
        const x = quarters(length, "x").map((value) => 15 * value);
        const softmax = byRow(x, (row) => {
          const e = row.map((value) => Math.exp(value - Math.max(...row)));
          return e.map((value) => value / e.reduce((sum, value) => sum + value));
        });
        assertClose(
          run([x], ({ softmaxOf }, [x]) => softmaxOf(x!, stride, rows, columns)),
          softmax,
          what,
        );
        const gradient = quarters(length, "gradient"), y = quarters(length, "y");
        const before = byRow(gradient, (row, from) => {
          const mean = row.reduce((sum, value, i) => sum + value * y[from + i]!, 0);
          return row.map((value, i) => y[from + i]! * (value - mean));
        });
        assertEquals(
          run(
            [gradient, y],
            ({ softmaxGradient }, [g, y]) => softmaxGradient(g!, y!, stride, rows, columns),
          ),
          before,
          what,
        );
      }
    }
  }
}

const parts = {
  "products of matrices and transposes": assertProducts,
  "sums of rows": assertRows,
  "tanh and its gradient": assertTanh,
  "softmax and its gradient": assertSoftmax,
};

for (const [name, check] of Object.entries(parts)) {
  Deno.test(`the kernels' ${name} are those of loops in float64`, async () => {
    await startKernels();
    check(runOn(kernelsOf(tf.backend())!));
  });
}

Deno.test("matrices touch only what was allocated", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const { accesses } = withCheckedKernels(bytes, (checked: Kernels<MatrixKernels>) => {
    const run = runOn(checked);
    for (const check of Object.values(parts)) check(run);
    // The check itself works inside an arena: one number more than there is.
    const x = Float32Array.of(1, 2, 3);
    assertThrows(() => run([x, x], ({ tanhOf }, [x]) => tanhOf(x!, 4)), RangeError);
  });
  assert(accesses > 100_000, String(accesses));
});
