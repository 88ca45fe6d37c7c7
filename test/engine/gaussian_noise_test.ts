import * as tf from "@tensorflow/tfjs";
import {
  fillGaussian,
  type GaussianDraw,
  gaussianNoise,
  normalQuantile,
  type PhiloxKey,
  streamKey,
} from "../../engine/mod.ts";
import { type EngineKernels, type Kernels, kernelsOf } from "../../engine/kernels/mod.ts";
import { assert, assertEquals } from "../../std.ts";
import { startKernels } from "../_tensors.ts";

/** Bits, which tell 0 from -0. */
const bitsOf = (values: Float32Array) => new Uint32Array(values.buffer);

/** What the definition says. */
function defined(length: number, draw: GaussianDraw): Uint32Array {
  const { standardDeviation, key, index, truncated } = draw, values = new Float32Array(length);
  fillGaussian(values, standardDeviation, key, index, truncated);
  return bitsOf(values);
}

/** What the kernel gives. */
function drawn(length: number, draw: GaussianDraw): Uint32Array {
  return bitsOf(tf.tidy(() => gaussianNoise([length], draw).dataSync<"float32">().slice()));
}

/** Positions at which two lists of bits differ. */
function differences(actual: Uint32Array, expected: Uint32Array): number[] {
  assertEquals(actual.length, expected.length);
  return [...actual.keys()].filter((i) => actual[i] !== expected[i]);
}

Deno.test("the kernel gives the defined bits for hundreds of thousands of words", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  // About one word in 512 is within the kernel's margin, and one in 8,000 would be wrong without it. Of
  // the last standard deviation, many results are float32 that are not normal.
  const cases = [[1, 2 ** 19], [0.0372, 2 ** 17], [1e-38, 2 ** 17]] as const;
  for (const [standardDeviation, length] of cases) {
    const draw = { standardDeviation, key: streamKey(5, "noise"), index: 6 };
    assertEquals(differences(drawn(length, draw), defined(length, draw)), []);
  }
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("the kernel gives the defined bits for every length and standard deviation", async () => {
  await startKernels();
  const lengths = [...Array(41).keys(), 511, 512, 513, 519, 520, 1023, 1024, 1025, 1540];
  const key = streamKey(3, "noise");
  for (const [index, length] of lengths.entries()) {
    const draw = { standardDeviation: 0.01, key, index };
    assertEquals(differences(drawn(length, draw), defined(length, draw)), [], `length ${length}`);
  }
  // Results that are not normal float32, on both sides, and what the kernel takes for their limits.
  const usual = [1e-3, 0.1, 1, 12345.678, -0.5];
  const small = [1e-26, 1.0001e-27, 0.9999e-27, 1e-30, 1e-37, 1e-44, 1e-300, 0, -0];
  const large = [9.99e36, 1.001e37, 1e38, 1e300, Number.MAX_VALUE];
  for (const standardDeviation of [...usual, ...small, ...large]) {
    const draw = { standardDeviation, key, index: 4_000_000_000 }, length = 4099;
    const wrong = differences(drawn(length, draw), defined(length, draw));
    assertEquals(wrong, [], `standard deviation ${standardDeviation}`);
  }
});

Deno.test("the kernel gives the defined bits for the words at the ends and in the middle", async () => {
  await startKernels();
  // Found by search: where these words stand under the key 0.
  const places = [
    [0, 81904568, 10],
    [1, 111763750, 6],
    [2, 165518188, 22],
    [0x7ffffffe, 76552068, 28],
    [0x80000002, 58742270, 12],
    [0xfffffffd, 133636889, 2],
    [0xfffffffe, 152925755, 16],
    [0xffffffff, 105672652, 2],
  ] as const;
  const key: PhiloxKey = [0, 0];
  for (const [word, index, position] of places) {
    const draw = { standardDeviation: 1, key, index };
    const values = drawn(32, draw);
    const quantile = normalQuantile((word + 0.5) / 2 ** 32);
    assertEquals(values[position], bitsOf(Float32Array.of(quantile))[0], `word ${word}`);
    assertEquals(differences(values, defined(32, draw)), [], `word ${word}`);
  }
});

Deno.test("the kernel gives the defined bits of truncated Gaussians, none beyond two deviations", async () => {
  await startKernels();
  const key = streamKey(4, "noise"), before = tf.memory().numTensors;
  const lengths = [...Array(41).keys(), 511, 512, 513, 520, 1023, 1540, 2 ** 17];
  for (const [index, length] of lengths.entries()) {
    for (const standardDeviation of [1, 0.0372, 1e-38]) {
      const draw = { standardDeviation, key, index, truncated: true };
      const values = drawn(length, draw);
      assertEquals(
        differences(values, defined(length, draw)),
        [],
        `${standardDeviation}, ${length}`,
      );
      const limit = Math.fround(2 * standardDeviation);
      assert(new Float32Array(values.buffer).every((value) => Math.abs(value) <= limit));
    }
  }
  // The words at both ends give two deviations; where they stand was found by search.
  for (const [index, position, expected] of [[81904568, 10, -2], [105672652, 2, 2]] as const) {
    const draw = { standardDeviation: 1, key: [0, 0], index, truncated: true } as const;
    assertEquals(new Float32Array(drawn(32, draw).buffer)[position], expected);
  }
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("the kernel fills memory from any address, and not a number more", async () => {
  await startKernels();
  const kernels = kernelsOf<EngineKernels>(tf.backend())!, length = 523;
  const key = streamKey(8, "noise"), expected = defined(length, drawOf(1, key));
  withTable(kernels, (table) => {
    kernels.withBlock(1024, (work) =>
      kernels.withBlock(length + 8, (block) => {
        for (let shift = 0; shift < 4; shift++) {
          kernels.ints(block, length + 8).fill(-7);
          const out = block + 4 * shift;
          kernels.run.fillGaussian(out, table, work, length, 1, ...key, 0, 0);
          assertEquals([...bitsOf(kernels.floats(out, length).slice())], [...expected]);
          const around = [
            ...kernels.ints(block, shift),
            ...kernels.ints(out + 4 * length, 8 - shift),
          ];
          assert(around.every((value) => value === -7), `shift ${shift}`);
        }
      }));
  });
});

Deno.test("each cubic of the kernel's table is within 2^-34.8 of the quantile", async () => {
  await startKernels();
  const segments = 31 * 64;
  const start = (segment: number) => 2 ** Math.floor(segment / 64) * (1 + segment % 64 / 64);
  const table = withTable(kernelsOf<EngineKernels>(tf.backend())!, (address, kernels) => {
    return new Float64Array(kernels.floats(address, (segments + 1) * 8).slice().buffer);
  });
  const errorOf = (segment: number, u: number) => {
    const [a, b, c, d] = table.subarray(4 * segment, 4 * segment + 4) as unknown as number[];
    const value = (((d! * u + c!) * u + b!) * u + a!) * (u + 0.5 - 2 ** 31);
    return Math.abs(value / normalQuantile((u + 0.5) / 2 ** 32) - 1);
  };
  let worst = 0;
  for (let segment = 0; segment <= segments; segment++) {
    // A float32 rounds up by 1 in 2^25 at most. The last row has these numbers alone.
    const first = Math.ceil(start(segment) * (1 - 2 ** -25));
    const end = Math.min(Math.ceil(start(segment + 1)), 2 ** 31);
    for (let step = 0; step <= 24; step++) {
      const u = Math.floor(first + (end - 1 - first) * step / 24);
      // The lower octaves have fewer numbers than segments.
      if (first < end) worst = Math.max(worst, errorOf(segment, u));
    }
  }
  worst = Math.max(worst, errorOf(0, 0));
  assert(worst < 2 ** -34.8, String(Math.log2(worst)));
  assert(worst > 2 ** -35, String(Math.log2(worst)));
});

function drawOf(standardDeviation: number, key: PhiloxKey): GaussianDraw {
  return { standardDeviation, key, index: 0 };
}

/** Lends a table of its own. */
function withTable<Result>(
  kernels: Kernels<EngineKernels>,
  use: (table: number, kernels: Kernels<EngineKernels>) => Result,
): Result {
  return kernels.withBlock((31 * 64 + 1) * 8, (table) => {
    kernels.run.fillGaussianTable(table);
    return use(table, kernels);
  });
}
