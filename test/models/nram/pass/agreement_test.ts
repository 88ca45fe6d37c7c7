/** The pass of the kernels against float64 loops, option by option. */

import * as tf from "@tensorflow/tfjs";
import { circuitOf } from "../../../../models/nram/mod.ts";
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

for (const [name, one] of Object.entries(cases)) {
  const { bonus = 0, factor = 1, tapes: sizes, parameters: draw = randomParameters } = one;
  const options = smallOptions(one.options), parameters = draw(options);
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

/** Modules, and after how many steps float64 still has five digits of what doubles, and float32 none. */
const doubling = { read: 52, add: 32, sub: 32, min: 32, max: 32 };

for (const [module, steps] of Object.entries(doubling)) {
  Deno.test(`rounding does not double where ${module} takes what it gave before`, async () => {
    await startKernels();
    const options = smallOptions({ registers: 1 }), parameters = randomParameters(options);
    // The register takes what the module made of it, and so does the memory.
    const bias = parameters["bias3"]!, { modules, updates: [update], stop } = circuitOf(options);
    const place = modules.findIndex(({ name }) => name === module), write = modules.at(-1)!;
    for (const { offset } of modules[place]!.arguments) bias[offset]! += 6;
    bias[write.arguments[1]!.offset + 1 + place]! += 6;
    bias[update!.offset + 1 + place]! += 6;
    bias[stop] = -20;
    const tapes = randomTapes(1, 5, steps);
    const { tapes: [exact] } = runExactly(options, parameters, tapes);
    withPass(options, parameters, (pass) => {
      assertAlmostEquals(pass.answer(tapes, false).losses[0]!, exact!.loss, 1e-3);
    });
    withPass({ ...options, renormalise: false }, parameters, (pass) => {
      const { losses: [loss] } = pass.answer(tapes, false);
      assert(!(Math.abs(loss! - exact!.loss) < 1e-2), `${loss} is right without being scaled`);
    });
  });
}
