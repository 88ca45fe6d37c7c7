/** Fused updates are as fast as no chain of tensor operations is: bounds that hold on a busy machine, too. */

import { updatesOf } from "../../../tools/speed/updates.ts";
import { assert } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";

/** The shortest of some times: what other programs on the machine lengthen least. */
function shortest(run: () => void, times: number): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

Deno.test("a chain of four over 40 small parameters takes no more than some plain descents", async () => {
  await startKernels();
  const sizes = Array.from({ length: 40 }, () => 16);
  const chain = await updatesOf(
    "clip(1) > noise(0.001) > trace(0.9) > scaleByLearningRate(0.01)",
    sizes,
  );
  const descent = await updatesOf("sgd(0.01)", sizes);
  const [ours, plain] = [shortest(chain.update, 400), shortest(descent.update, 400)];
  // About 3; step by step it is 200.
  assert(ours < 40 * plain, `${ours} ms is ${ours / plain} times ${plain} ms`);
  chain.dispose();
  descent.dispose();
});

Deno.test("momentum of a million numbers takes no more than some loops that copy as much", async () => {
  await startKernels();
  const size = 2 ** 20, momentum = await updatesOf("momentum(0.01, 0.9)", [size]);
  const from = new Float32Array(2.5 * size).fill(1), to = new Float32Array(from.length);
  const copy = () => {
    for (let i = 0; i < to.length; i++) to[i] = from[i]!;
  };
  const [ours, copied] = [shortest(momentum.update, 40), shortest(copy, 10)];
  // About 1.2; step by step it is 12.
  assert(ours < 6 * copied, `${ours} ms is ${ours / copied} times ${copied} ms`);
  momentum.dispose();
});
