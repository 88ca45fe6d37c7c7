/** The pass of the kernels against float64 loops, option by option. */

import * as tf from "@tensorflow/tfjs";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";
import { randomParameters, randomTapes, smallOptions } from "../_cases.ts";
import { runExactly } from "../_machine.ts";
import { cases, withPass } from "./_pass_cases.ts";

/** The largest difference, relative to the largest number. */
function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(expected, Math.abs));
  return Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i]!))) / largest;
}

for (const [name, { options: own, bonus = 0, factor = 1, tapes: sizes }] of Object.entries(cases)) {
  const options = smallOptions(own), parameters = randomParameters(options);
  const tapes = randomTapes(...sizes ?? [3, 5, options.steps] as const);

  Deno.test(`the kernels agree with float64: ${name}`, async () => {
    await startKernels();
    const before = tf.memory().numTensors;
    const exact = runExactly(options, parameters, tapes, factor, bonus);
    withPass(options, parameters, (pass) => {
      const { loss, gradients } = pass.learn(tapes, factor, bonus);
      const losses = exact.tapes.reduce((sum, { loss }) => sum + loss, 0);
      assertAlmostEquals(loss, losses, 1e-6 * losses);
      assertEquals(Object.keys(gradients), Object.keys(exact.gradients));
      for (const [name, gradient] of Object.entries(exact.gradients)) {
        const error = largestError(gradients[name]!.dataSync(), gradient);
        assert(error < 1e-5, `${name}: ${error}`);
      }
    });
    assertEquals(tf.memory().numTensors, before, "tensors were left alive");
  });

  for (const isRounded of [false, true]) {
    Deno.test(`what they answer does, ${isRounded ? "rounded" : "soft"}: ${name}`, async () => {
      await startKernels();
      const exact = runExactly(options, parameters, tapes, 1, 0, isRounded);
      withPass(options, parameters, (pass) => {
        const { losses, memory } = pass.answer(tapes, isRounded);
        const scale = Math.max(...exact.tapes.map(({ loss }) => loss));
        for (const [b, { loss }] of exact.tapes.entries()) {
          assertAlmostEquals(losses[b]!, loss, 1e-5 * scale, `tape ${b}`);
        }
        assertEquals([...memory], exact.tapes.flatMap(({ answer }) => [...answer]));
      });
    });
  }
}
