import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  descend,
  descendByAdam,
  embeddingBag,
  gaussianNoise,
  RandomStream,
  softmaxCrossEntropy,
  startBackend,
  streamKey,
  sumOfSquares,
} from "../../engine/mod.ts";
import {
  ADAM,
  EMBEDDING_BAG,
  type EngineKernels,
  Kernels,
  kernelsOf,
  useKernels,
} from "../../engine/kernels/mod.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { FORBIDDEN, sectionsOf } from "../../tools/kernels/sections.ts";
import { buildCheckedKernels, withCheckedKernels } from "../_checked_kernels.ts";
import { startKernels } from "../_tensors.ts";

const committed = new URL("../../engine/kernels/kernels.wasm", import.meta.url);

/** Numbers in [-1, 1) that depend on the size alone. */
function numbers(size: number, name = "numbers"): Float32Array {
  const stream = new RandomStream(streamKey(size, "data")).derive(name);
  return Float32Array.from({ length: size }, () => 2 * stream.uniform() - 1);
}

/** Integers from 0 to `below - 1` that depend on the arguments alone. */
function integers(size: number, below: number): Int32Array {
  const stream = new RandomStream(streamKey(size * 1000 + below, "data"));
  return Int32Array.from({ length: size }, () => stream.integer(below));
}

/** Sums with a weight of its own for each element: its gradient says which element it belongs to. */
function weigh(x: tf.Tensor): tf.Scalar {
  return tf.sum(tf.mul(x, tf.tensor(numbers(x.size, "weights"), x.shape)));
}

/** What is computed, by name: sizes on both sides of every whole vector. */
function* cases(): Generator<[string, () => tf.Tensor[]]> {
  for (const d of [1, 3, 4, 5, 8, 18, 20]) {
    for (const sets of [1, 4]) {
      yield [`embedding bag of width ${d}, ${sets} sets of weights`, () => {
        const ids = tf.tensor2d(integers(6 * 4, 6), [6, 4], "int32");
        const weights = tf.tensor3d(numbers(sets * 4 * d), [sets, 4, d]);
        const table = tf.tensor2d(numbers(5 * d), [5, d]);
        const bags = (x: tf.Tensor) => embeddingBag<tf.Tensor2D>(x as tf.Tensor2D, ids, weights);
        return [bags(table), tf.grad((x) => weigh(bags(x)))(table)];
      }];
    }
    yield [`gather's gradient of width ${d}`, () => {
      const ids = tf.tensor1d(integers(7, 4), "int32");
      return [tf.grad((x) => weigh(tf.gather(x, ids)))(tf.tensor2d(numbers(4 * d), [4, d]))];
    }];
  }
  for (const classes of [1, 2, 3, 4, 5, 7, 8, 9, 40]) {
    for (const scale of [1, 30, 1e4]) {
      yield [`cross-entropy of ${classes} classes, scores up to ${scale}`, () => {
        const labels = tf.tensor1d(integers(5, classes).with(3, -1), "int32");
        const logits = tf.mul<tf.Tensor2D>(tf.tensor2d(numbers(5 * classes), [5, classes]), scale);
        const loss = (x: tf.Tensor) => softmaxCrossEntropy(x as tf.Tensor2D, labels);
        return [loss(logits), tf.grad((x) => tf.mul(loss(x), 3))(logits)];
      }];
    }
  }
  for (const size of [1, 8, 600]) {
    for (const truncated of [false, true]) {
      yield [`${size} Gaussians, truncated ${truncated}`, () => {
        return [gaussianNoise([size], { standardDeviation: 2, key: [1, 2], index: 3, truncated })];
      }];
    }
  }
  for (const size of [1, 3, 4, 9]) {
    for (const noise of [null, { standardDeviation: 0.01, key: [1, 2] as const, index: 3 }]) {
      yield [`Adam of ${size} numbers, noise ${noise !== null}`, () => {
        const parameter = tf.variable(tf.tensor1d(numbers(size)));
        const first = numbers(size, "first"), second = new Float32Array(size).fill(0.1);
        descendByAdam(parameter, tf.tensor1d(numbers(size, "g")), { scale: 0.5, noise }, {
          ...{ first, second, learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
          ...{ correction1: 0.2, correction2: 0.1 },
        });
        const updated = tf.mul(parameter, 1);
        parameter.dispose();
        return [updated, tf.tensor1d(first), tf.tensor1d(second)];
      }];
    }
  }
}

/** Runs all cases on the current backend. */
function runCases(): Map<string, Float32Array[]> {
  return new Map(Array.from(cases(), ([name, compute]) => {
    const results = tf.tidy(() => {
      return compute().map((tensor) => Float32Array.from(tensor.dataSync()));
    });
    return [name, results];
  }));
}

/** The largest difference, as a share of the largest number that is expected. */
function difference(actual: Float32Array, expected: Float32Array): number {
  const scale = expected.reduce((sum, x) => Math.max(sum, Math.abs(x)), 1e-3);
  return actual.reduce((sum, x, i) => Math.max(sum, Math.abs(x - expected[i]!)), 0) / scale;
}

/** Lets the kernels be absent for the time of a call. */
function withoutKernels<Result>(use: () => Result): Result {
  const backend = tf.backend(), kernels = kernelsOf(backend);
  useKernels(backend, null);
  try {
    return use();
  } finally {
    useKernels(backend, kernels);
  }
}

Deno.test("kernels and the loops that stand in for them agree, and so do wasm and cpu", async () => {
  const { numerics } = await startKernels();
  assertEquals(numerics.kernels.length, 16);
  const before = tf.memory().numTensors;
  const kernels = runCases();
  const loops = withoutKernels(runCases);
  await startBackend("cpu");
  const cpu = runCases();
  assertEquals(tf.memory().numTensors, before);
  for (const [name, expected] of cpu) {
    for (const [i, values] of expected.entries()) {
      assert(values.every(Number.isFinite), name);
      assert(difference(kernels.get(name)![i]!, values) <= 1e-5, `${name}: kernels, output ${i}`);
      assert(difference(loops.get(name)![i]!, values) <= 1e-5, `${name}: loops, output ${i}`);
    }
  }
});

Deno.test("gaussianNoise() and sumOfSquares() give the same bits with and without kernels", async () => {
  const draw = { standardDeviation: 0.37, key: streamKey(3, "noise"), index: 4_000_000_000 };
  const noise = (size: number) =>
    tf.tidy(() => gaussianNoise([size], draw).dataSync<"float32">().slice());
  const squares = (size: number) =>
    tf.tidy(() => sumOfSquares(tf.tensor1d(numbers(Math.max(1, size)))));
  const sizes = [...Array(40).keys(), 1003, 50_000].slice(1);
  await startKernels();
  const fast = sizes.map((size) => [noise(size), squares(size)]);
  assertEquals(withoutKernels(() => sizes.map((size) => [noise(size), squares(size)])), fast);
  await startBackend("cpu");
  assertEquals(sizes.map((size) => [noise(size), squares(size)]), fast);
});

Deno.test("descend() gives the bits of tensor operations one by one", async () => {
  const draw = { standardDeviation: 0.01, key: streamKey(3, "noise"), index: 7 };
  const update = (size: number, scale: number, noise: typeof draw | null) =>
    tf.tidy(() => {
      const parameter = tf.variable(tf.tensor1d(numbers(size)));
      descend(parameter, tf.tensor1d(numbers(size, "g")), { scale, noise, learningRate: 0.03 });
      const values = parameter.dataSync<"float32">().slice();
      parameter.dispose();
      return values;
    });
  const all = () =>
    [1, 2, 3, 4, 5, 8, 15, 16, 17, 1003].flatMap((size) =>
      [1, 0.123].flatMap((scale) => [null, draw].map((noise) => update(size, scale, noise)))
    );
  await startKernels();
  const fast = all();
  assertEquals(withoutKernels(all), fast);
  await startBackend("cpu");
  assertEquals(all(), fast);
});

Deno.test("a matrix product sees what descend() and descendByAdam() did to its second factor", async () => {
  await startKernels();
  tf.tidy(() => {
    // In a tidy of its own: a parameter whose data nobody shares, so that it is changed in place.
    const weights = tf.tidy(() => tf.variable(tf.tensor2d([[1, 2], [3, 4]])));
    const x = tf.tensor2d([[1, 1]]);
    for (const expected of [[4, 6], [2, 4], [0, 2]]) {
      assertEquals([...tf.matMul(x, weights).dataSync()], expected);
      descend(weights, tf.ones([2, 2]), { scale: 1, noise: null, learningRate: 1 });
    }
    const step = {
      ...{
        first: numbers(4),
        second: new Float32Array(4),
        learningRate: 1,
        beta1: 0.9,
        beta2: 0.9,
      },
      ...{ correction1: 1, correction2: 1, epsilon: 1 },
    };
    descendByAdam(weights, tf.ones([2, 2]), { scale: 1, noise: null }, step);
    const values = weights.dataSync<"float32">();
    assertEquals(
      [...tf.matMul(x, weights).dataSync()],
      [Math.fround(values[0]! + values[2]!), Math.fround(values[1]! + values[3]!)],
    );
    weights.dispose();
  });
});

Deno.test("descendByAdam() gives the bits of tensor operations one by one", async () => {
  const draw = { standardDeviation: 0.01, key: streamKey(3, "noise"), index: 7 };
  const update = (size: number, scale: number, noise: typeof draw | null) =>
    tf.tidy(() => {
      const parameter = tf.variable(tf.tensor1d(numbers(size)));
      const moments = {
        first: numbers(size, "first"),
        second: numbers(size, "second").map((x) => x * x),
      };
      descendByAdam(parameter, tf.tensor1d(numbers(size, "g")), { scale, noise }, {
        ...moments,
        ...{ learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
        ...{ correction1: 1 - 0.9 ** 3, correction2: 1 - 0.999 ** 3 },
      });
      const values = parameter.dataSync<"float32">().slice();
      parameter.dispose();
      return [values, moments.first, moments.second];
    });
  const all = () =>
    [1, 2, 3, 4, 5, 8, 15, 16, 17, 1003].flatMap((size) =>
      [1, 0.123].flatMap((scale) => [null, draw].map((noise) => update(size, scale, noise)))
    );
  await startKernels();
  const fast = all();
  assertEquals(withoutKernels(all), fast);
  await startBackend("cpu");
  assertEquals(all(), fast);
});

Deno.test("descend() leaves alone what shares its data with the parameter", async () => {
  await startKernels();
  tf.tidy(() => {
    const start = tf.tensor1d([1, 2]);
    const parameter = tf.variable(start);
    const copy = tf.clone(parameter);
    descend(parameter, tf.tensor1d([1, 1]), { scale: 1, noise: null, learningRate: 0.5 });
    assertEquals([...start.dataSync()], [1, 2]);
    assertEquals([...copy.dataSync()], [1, 2]);
    assertEquals([...parameter.dataSync()], [0.5, 1.5]);
    parameter.dispose();
  });
});

Deno.test("kernels.wasm has nothing of its own in memory, and imports nothing but memory", async () => {
  const bytes = await Deno.readFile(committed);
  assertEquals(sectionsOf(bytes).filter((section) => FORBIDDEN.includes(section)), []);
  const module = new WebAssembly.Module(bytes);
  assertEquals(WebAssembly.Module.imports(module), [
    { module: "env", name: "memory", kind: "memory" },
  ]);
});

Deno.test("sectionsOf() names the sections of a module that has them", () => {
  // (module (memory 1) (data (i32.const 0) "")): memory, then data with its offset expression.
  // deno-fmt-ignore
  const module = Uint8Array.of(
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 11, 6, 1, 0, 0x41, 0, 0x0b, 0,
  );
  assert(WebAssembly.validate(module));
  assertEquals(sectionsOf(module), ["memory", "data"]);
  assertThrows(() => sectionsOf(module.subarray(1)), SyntaxError);
});

Deno.test("instantiating the kernels leaves every byte of tfjs's memory as it was", async () => {
  await startBackend("wasm", { kernels: false });
  const backend = tf.backend() as BackendWasm;
  const heap = () => (backend.wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const before = heap().slice();
  new Kernels(backend, await Deno.readFile(committed));
  assertEquals(heap().length, before.length);
  assert(heap().every((byte, i) => byte === before[i]));
  await startKernels();
});

Deno.test("a build that checks every access touches only what was allocated", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const expected = runCases();
  const { result, accesses } = withCheckedKernels(bytes, (checked: Kernels<EngineKernels>) => {
    // The check itself works: one number more than there is.
    tf.tidy(() => {
      const x = checked.address(tf.tensor1d([1, 2, 3]));
      assertThrows(() => checked.run.sumOfSquares(x, 4), RangeError);
    });
    return runCases();
  });
  assertEquals(result, expected);
  assert(accesses > 15_000, String(accesses));
});

Deno.test("the host passes the arguments of kernels with many parameters in their order", async () => {
  const folder = new URL("../../engine/kernels/assembly/", import.meta.url);
  for (
    const [file, name, names] of [
      ["adam.ts", "adam", ADAM],
      ["embedding_bag.ts", "embeddingBag", EMBEDDING_BAG],
    ] as const
  ) {
    const source = await Deno.readTextFile(new URL(file, folder));
    const [, parameters] = source.match(new RegExp(`^export function ${name}\\((.*?)\\):`, "ms"))!;
    const declared = Array.from(parameters!.matchAll(/^ {2}(\w+): /gm), ([, name]) => name!);
    assertEquals(declared, [...names]);
  }
});

Deno.test("views of memory have the length and the place that were asked for", async () => {
  await startKernels();
  const kernels = kernelsOf<EngineKernels>(tf.backend())!;
  kernels.withBlock(1024, (block) => {
    // All of these are kept in one place.
    for (const [offset, length] of [[0, 1], [0, 257], [4096 - 16, 1], [0, 1]] as const) {
      const { byteOffset, length: found } = kernels.floats(block + offset, length);
      assertEquals([byteOffset, found], [block + offset, length]);
    }
  });
});
