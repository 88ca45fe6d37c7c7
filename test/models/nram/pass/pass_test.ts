/** What the pass of the kernels touches, keeps and repeats. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf, wasmHeapBytes } from "../../../../engine/mod.ts";
import type { Tapes } from "../../../../models/nram/mod.ts";
import { type NramKernels, NramPass } from "../../../../models/nram/pass/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../../../_checked_kernels.ts";
import { startKernels } from "../../../_tensors.ts";
import { randomParameters, randomTapes, smallOptions, stream, withVariables } from "../_cases.ts";
import { runExactly } from "../_machine.ts";
import { withPass } from "./_pass_cases.ts";

/** All numbers that a pass gives for tapes. */
function numbersOf(pass: NramPass, tapes: Tapes): number[] {
  const { loss, gradients } = pass.learn(tapes, 1, 0.1);
  const learned = Object.values(gradients).flatMap((gradient) => [...gradient.dataSync()]);
  const answers = [false, true].map((isRounded) => pass.answer(tapes, isRounded));
  return [loss, ...learned, ...answers.flatMap(({ losses, memory }) => [...losses, ...memory])];
}

/** Options and sizes that take other ways through the kernels: `[options, M, T]`. */
const ways: readonly (readonly [Readonly<Record<string, unknown>>, number, number])[] = [
  [{ activationClip: 1 }, 2, 2],
  [{ controller: "lstm", objective: "mixture" }, 3, 2],
  [{ registers: 3, hiddenUnits: 8, renormalise: false }, 9, 1],
  [{ registers: 1, moduleCopies: 2, objective: "mixture" }, 4, 2],
  [{ controller: "lstm", registers: 9, hiddenUnits: 3 }, 7, 2],
];

Deno.test("the pass touches only what was allocated, and only what it has filled in", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const { accesses } = withCheckedKernels(bytes, () => {
    for (const [own, cells, steps] of ways) {
      const options = smallOptions(own), parameters = randomParameters(options);
      // Five tapes, one more than a vector has numbers.
      const tapes = randomTapes(5, cells, steps);
      withPass(options, parameters, (pass) => {
        assert(numbersOf(pass, tapes).every(Number.isFinite));
      });
    }
  });
  assert(accesses > 100_000, String(accesses));
});

Deno.test("the same tapes give the same bits, whatever came before", async () => {
  await startKernels();
  for (const controller of ["mlp", "lstm"]) {
    const options = smallOptions({ controller }), parameters = randomParameters(options);
    const tapes = randomTapes(6, 7, 3);
    const alone = withPass(options, parameters, (pass) => numbersOf(pass, tapes));
    const later = withPass(options, parameters, (pass) => {
      numbersOf(pass, randomTapes(9, 11, 5));
      numbersOf(pass, randomTapes(1, 4, 1));
      return numbersOf(pass, tapes);
    });
    assertEquals(later, alone);
  }
});

Deno.test("a tape gives the same bits beside others", async () => {
  await startKernels();
  const options = smallOptions(), tapes = randomTapes(7, 6, 3), M = tapes.cells;
  withPass(options, randomParameters(options), (pass) => {
    for (const isRounded of [false, true]) {
      const { losses, memory } = pass.answer(tapes, isRounded);
      for (let b = 0; b < tapes.size; b++) {
        const row = (cells: Int32Array) => cells.slice(b * M, (b + 1) * M);
        const own = { ...tapes, size: 1, memory: row(tapes.memory), wanted: row(tapes.wanted) };
        const alone = pass.answer(own, isRounded);
        assertEquals([...alone.losses, ...alone.memory], [losses[b]!, ...row(memory)]);
      }
    }
  });
});

Deno.test("of equal scores the first source is taken, whatever it is", async () => {
  await startKernels();
  const options = smallOptions({ registers: 2, moduleCopies: 2 }), tapes = randomTapes(2, 6, 3);
  const random = stream("scores");
  for (let draw = 0; draw < 3; draw++) {
    // Nothing but biases of 0 and 1: each choice has several sources with the highest score.
    const parameters = Object.fromEntries(
      Object.entries(randomParameters(options)).map(([name, { length }]) => [
        name,
        Float32Array.from({ length }, () => name === "bias3" ? random.integer(2) : 0),
      ]),
    );
    const { tapes: exact } = runExactly(options, parameters, tapes, 1, 0, true);
    withPass(options, parameters, (pass) => {
      const { memory } = pass.answer(tapes, true);
      assertEquals([...memory], exact.flatMap(({ answer }) => [...answer]));
    });
  }
});

Deno.test("memory stays flat", async () => {
  await startKernels();
  const options = smallOptions({ controller: "lstm" });
  withPass(options, randomParameters(options), (pass) => {
    const batches = [randomTapes(32, 12, 8), randomTapes(5, 30, 20)];
    const run = () => batches.forEach((tapes) => numbersOf(pass, tapes));
    for (let i = 0; i < 3; i++) run();
    const tensors = tf.memory().numTensors, bytes = wasmHeapBytes();
    for (let i = 0; i < 30; i++) run();
    assertEquals([tf.memory().numTensors, wasmHeapBytes()], [tensors, bytes]);
  });
});

Deno.test("a long tape takes no more memory for more steps", async () => {
  await startKernels();
  const options = smallOptions(), few = randomTapes(4, 160, 2);
  withPass(options, randomParameters(options), (pass) => {
    pass.answer(few, false);
    pass.answer(few, false);
    const bytes = wasmHeapBytes();
    pass.answer({ ...few, steps: 40 }, false);
    assertEquals(wasmHeapBytes(), bytes);
  });
});

Deno.test("parameters of another shape are refused", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const options = smallOptions(), smaller = smallOptions({ hiddenUnits: 4 });
  withVariables(smaller, randomParameters(smaller), (variables) => {
    assertThrows(
      () => new NramPass(kernelsOf(tf.backend()) as NramKernels, options, variables),
      TypeError,
      "Cannot build a machine: weights1 is float32 [2,4], not float32 [2,5]",
    );
  });
  assertEquals(tf.memory().numTensors, before);
});
