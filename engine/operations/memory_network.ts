import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../kernels/mod.ts";
import {
  checkNetwork,
  checkRows,
  checkStories,
  type MemoryBatch,
  type MemoryNetwork,
  type MemoryNetworkPass,
} from "./_memory_network.ts";
import { KernelPass } from "./_memory_network_kernel.ts";
import { LoopPass } from "./_memory_network_loops.ts";

export { checkRows, checkStories, type MemoryBatch, type MemoryNetwork, type MemoryNetworkPass };

/**
 * Loss, and answers or gradients, of a whole batch in one pass, each story at its own length: the
 * equations of Sukhbaatar et al. 2015 (arXiv 1503.08895) as one operation, because for networks this
 * small most of the time of separate tensor operations goes into calling them and into padding.
 *
 * Its calls throw a `TypeError` when an array of a batch has another type or length than the network
 * says, and a `RangeError` when the batch names a row, a slot or an answer that there is not.
 *
 * @param parameters The tensors that the network names by position; they stay the caller's.
 * @throws {TypeError} If a tensor has another type or shape than the network says.
 */
export function memoryNetwork(
  network: MemoryNetwork,
  parameters: readonly tf.Tensor[],
): MemoryNetworkPass {
  checkNetwork(network, parameters);
  const kernels = kernelsOf(tf.backend());
  return kernels === null
    ? new LoopPass(network, parameters)
    : new KernelPass(kernels, network, parameters);
}
