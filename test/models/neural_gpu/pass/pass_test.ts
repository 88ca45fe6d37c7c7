/** What the pass of the kernels touches, keeps and repeats. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf, wasmHeapBytes } from "../../../../engine/mod.ts";
import { parseNeuralGpuOptions, type Sequences } from "../../../../models/neural_gpu/mod.ts";
import { type NeuralGpuKernels, NeuralGpuPass } from "../../../../models/neural_gpu/pass/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../../../_checked_kernels.ts";
import { startKernels } from "../../../_tensors.ts";
import { randomParameters, randomSequences, shape, withVariables } from "../_cases.ts";
import { randomFactors, withPass } from "./_pass_cases.ts";

const optionsOf = (options: Readonly<Record<string, unknown>> = {}) =>
  parseNeuralGpuOptions({ maps: 3, height: 2, parameterSets: 2, ...options });

/** All numbers that a pass gives for sequences. */
function numbersOf(pass: NeuralGpuPass, sequences: Sequences): number[] {
  const { losses, answers, gradients } = pass.learn(sequences, 1, 0.1, null);
  const learned = Object.values(gradients).flatMap((gradient) => [...gradient.dataSync()]);
  const answered = pass.answer(sequences);
  return [...losses, ...answers, ...learned, ...answered.losses, ...answered.answers];
}

Deno.test("the pass touches only what was allocated, and only what it has filled in", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const ways: readonly (readonly [Readonly<Record<string, unknown>>, number, number])[] = [
    [{ layers: 1 }, 2, 5],
    [{ maps: 1, height: 1, layers: 1 }, 1, 1],
    [{ maps: 5, height: 5, layers: 1, parameterSets: 1 }, 1, 2],
    [{ maps: 1, parameterSets: 3 }, 5, 3],
  ];
  const { accesses } = withCheckedKernels(bytes, () => {
    for (const [own, size, length] of ways) {
      const options = optionsOf(own), sequences = randomSequences(size, length);
      withPass(options, randomParameters(options), (pass) => {
        assert(numbersOf(pass, sequences).every(Number.isFinite));
        const factors = randomFactors(options, sequences, 0.2);
        const { losses, gradients } = pass.learn(sequences, 1, 0, factors);
        assert(losses.every(Number.isFinite));
        for (const gradient of Object.values(gradients)) {
          assert(gradient.dataSync().every(Number.isFinite));
        }
      });
    }
  });
  assert(accesses > 100_000, String(accesses));
});

Deno.test("gates far beyond where they are shut or open stay numbers", async () => {
  await startKernels();
  for (const cutoff of [1, 1.2]) {
    const options = optionsOf({ cutoff }), parameters = { ...randomParameters(options) };
    for (const name of Object.keys(parameters)) {
      if (/Bias$/.test(name)) parameters[name] = parameters[name]!.map((x) => 1e6 * x);
    }
    withPass(options, parameters, (pass) => {
      const { losses, gradients } = pass.learn(randomSequences(3, 5), 1, 0, null);
      assert(losses.every(Number.isFinite));
      for (const [name, gradient] of Object.entries(gradients)) {
        assert(gradient.dataSync().every(Number.isFinite), name);
      }
    });
  }
});

Deno.test("the same sequences give the same bits, whatever came before", async () => {
  await startKernels();
  const options = optionsOf({ maps: 5 }), parameters = randomParameters(options);
  const sequences = randomSequences(6, 7);
  const alone = withPass(options, parameters, (pass) => numbersOf(pass, sequences));
  const later = withPass(options, parameters, (pass) => {
    numbersOf(pass, randomSequences(9, 11));
    numbersOf(pass, randomSequences(1, 1));
    return numbersOf(pass, sequences);
  });
  assertEquals(later, alone);
});

Deno.test("a sequence gives the same bits beside others", async () => {
  await startKernels();
  const options = optionsOf({ maps: 6, height: 4 });
  withPass(options, randomParameters(options), (pass) => {
    for (const n of [1, 6, 9]) {
      const sequences = randomSequences(35, n),
        row = (x: Int32Array, b: number) => x.slice(b * n, (b + 1) * n);
      const { losses, answers } = pass.answer(sequences);
      for (const b of [0, 1, 17, 34]) {
        const { input, wanted } = sequences;
        const own = { size: 1, length: n, input: row(input, b), wanted: row(wanted, b) };
        const answered = pass.answer(own), learned = pass.learn(own, 1, 0, null);
        const expected = [losses[b]!, ...row(answers, b)];
        assertEquals([...answered.losses, ...answered.answers], expected);
        assertEquals([...learned.losses, ...learned.answers], expected);
      }
    }
  });
});

Deno.test("the answer is the first of equals", async () => {
  await startKernels();
  const options = optionsOf(), parameters = { ...randomParameters(options) };
  parameters["outputWeights"] = new Float32Array(parameters["outputWeights"]!.length);
  parameters["outputBias"] = Float32Array.of(0, 1, 1);
  withPass(options, parameters, (pass) => {
    assertEquals(pass.answer(randomSequences(2, 3)).answers, new Int32Array(6).fill(1));
  });
});

Deno.test("sets that a short sequence does not reach have no gradient, but for the pull", async () => {
  await startKernels();
  const options = optionsOf({ parameterSets: 3 }), parameters = randomParameters(options);
  withPass(options, parameters, (pass) => {
    // What a longer sequence leaves behind must be gone.
    pass.learn(randomSequences(2, 5), 1, 0, null);
    const { gradients } = pass.learn(randomSequences(2, 2), 1, 0, null);
    for (const [name, gradient] of Object.entries(gradients)) {
      const isUsed = gradient.dataSync().some((x) => x !== 0);
      assertEquals(isUsed, !name.startsWith("set3"), name);
    }
  });
});

Deno.test("equal sets are not pulled by a bit", async () => {
  await startKernels();
  const options = optionsOf({ parameterSets: 6 }), drawn = randomParameters(options);
  const parameters = Object.fromEntries(
    Object.keys(drawn).map((name) => [name, drawn[name.replace(/^set\d/, "set1")]!]),
  );
  withPass(options, parameters, (pass) => {
    const sequences = randomSequences(2, 7);
    const gradientsOf = (pull: number) =>
      Object.values(pass.learn(sequences, 1, pull, null).gradients).map((x) =>
        x.dataSync().slice()
      );
    const free = gradientsOf(0);
    assertEquals(gradientsOf(10), free);
  });
});

Deno.test("memory stays flat", async () => {
  await startKernels();
  const options = optionsOf({ maps: 6, height: 4 });
  withPass(options, randomParameters(options), (pass) => {
    const batches = [randomSequences(32, 7), randomSequences(5, 20)];
    const run = () => batches.forEach((sequences) => numbersOf(pass, sequences));
    for (let i = 0; i < 3; i++) run();
    const tensors = tf.memory().numTensors, bytes = wasmHeapBytes();
    for (let i = 0; i < 10; i++) run();
    assertEquals([tf.memory().numTensors, wasmHeapBytes()], [tensors, bytes]);
  });
});

Deno.test("more sequences, or answers of more steps, take no more memory for images", async () => {
  await startKernels();
  const options = optionsOf({ maps: 4, parameterSets: 1, layers: 1 });
  withPass(options, randomParameters(options), (pass) => {
    const few = randomSequences(16, 21);
    for (let i = 0; i < 2; i++) pass.learn(few, 1, 0, null);
    const before = wasmHeapBytes()!;
    pass.learn(randomSequences(512, 21), 1, 0, null);
    // Of 401 positions: an image is 401 times 2 cells of 4 numbers, 13 kB; those of all steps would be 20 MB.
    pass.answer(randomSequences(4, 401));
    const more = wasmHeapBytes()! - before;
    assert(more < 4 * 2 ** 20, String(more));
  });
});

Deno.test("parameters of another shape are refused", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const options = optionsOf(), smaller = optionsOf({ maps: 2 });
  withVariables(smaller, randomParameters(smaller), (variables) => {
    assertThrows(
      () =>
        new NeuralGpuPass(kernelsOf(tf.backend()) as NeuralGpuKernels, options, shape, variables),
      TypeError,
      "Cannot build a Neural GPU: embedding is float32 [3,2], not float32 [3,3]",
    );
  });
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("the host writes the fields of a network in the order of the kernels", async () => {
  const file = new URL("../../../../models/neural_gpu/assembly/network.ts", import.meta.url);
  const host = new URL("../../../../models/neural_gpu/pass/network.ts", import.meta.url);
  const [, body] = (await Deno.readTextFile(file)).match(/class Network \{(.*?)^\}/ms)!;
  const declared = Array.from(body!.matchAll(/^ {2}(\w+): (?:i32|usize);/gm), ([, name]) => name);
  const [, list] = (await Deno.readTextFile(host)).match(/FIELDS = \[(.*?)\]/s)!;
  assertEquals(Array.from(list!.matchAll(/"(\w+)"/g), ([, name]) => name), declared);
});
