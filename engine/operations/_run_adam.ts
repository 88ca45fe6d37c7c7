import type { Address, EngineKernels, Kernels } from "../kernels/mod.ts";
import type { AdamStep } from "./adam_update.ts";

/** Where the kernel finds a stretch, and where it adds what Adam makes of scale x gradient + noise. */
export interface AdamStretch {
  readonly from: number;
  readonly length: number;
  readonly parameter: Address;
  readonly gradient: Address;
  /** 0 for none. */
  readonly noise: Address;
  readonly scale: number;
}

/**
 * Adam by the kernel. The moments go through its memory in stretches, which stay in the cache.
 *
 * @param memory float32 `[2, length]`
 */
export function runAdam(
  kernels: Kernels<EngineKernels>,
  { from, length, parameter, gradient, noise, scale }: AdamStretch,
  step: AdamStep,
  memory: Address,
): void {
  const { first, second, learningRate, beta1, beta2, correction1, correction2, epsilon } = step;
  const isWhole = length === first.length, end = from + length;
  const ownFirst = isWhole ? first : first.subarray(from, end);
  const ownSecond = isWhole ? second : second.subarray(from, end);
  const firsts = kernels.floats(memory, length);
  const seconds = kernels.floats(memory + 4 * length, length);
  firsts.set(ownFirst);
  seconds.set(ownSecond);
  // In the order of ADAM, which `inOrder` would look up for every stretch.
  kernels.run.adam(
    parameter,
    gradient,
    noise,
    memory,
    memory + 4 * length,
    length,
    scale,
    learningRate,
    beta1,
    beta2,
    correction1,
    correction2,
    epsilon,
  );
  ownFirst.set(firsts);
  ownSecond.set(seconds);
}
