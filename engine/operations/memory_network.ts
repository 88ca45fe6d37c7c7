import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../kernels/mod.ts";
import type {
  MemoryBatch,
  MemoryNetwork,
  MemoryNetworkMode,
  MemoryNetworkResult,
} from "./_memory_network.ts";
import { memoryNetworkKernel } from "./_memory_network_kernel.ts";
import { memoryNetworkLoops } from "./_memory_network_loops.ts";

export type { MemoryBatch, MemoryNetwork, MemoryNetworkMode, MemoryNetworkResult };

/**
 * Loss, and answers or gradients, of a whole batch in one pass, each story at its own length: the
 * equations of Sukhbaatar et al. 2015 (arXiv 1503.08895) as one operation, because for networks this
 * small most of the time of separate tensor operations goes into calling them and into padding.
 *
 * @param parameters The tensors that the network names by position.
 * @throws {RangeError} If a batch names a row, a slot or an answer that there is not.
 */
export function memoryNetwork(
  network: MemoryNetwork,
  batch: MemoryBatch,
  parameters: readonly tf.Tensor[],
  mode: MemoryNetworkMode,
): MemoryNetworkResult {
  check(network, batch);
  const kernels = kernelsOf(tf.backend());
  if (kernels !== null) return memoryNetworkKernel(kernels, network, batch, parameters, mode);
  const { loss, predictions, gradients } = memoryNetworkLoops(
    network,
    batch,
    parameters.map((parameter) => parameter.dataSync<"float32">()),
    mode,
  );
  return {
    loss,
    predictions,
    gradients: gradients.map((gradient, i) =>
      tf.tensor(new Float32Array(gradient), parameters[i]!.shape)
    ),
  };
}

function check({ words }: MemoryNetwork, { memorySlots, statementCounts, answers }: MemoryBatch) {
  for (const count of statementCounts) {
    if (count < 0 || count > memorySlots) {
      throw new RangeError(`Cannot remember ${count} statements in ${memorySlots} slots`);
    }
  }
  for (const answer of answers) {
    if (answer > words) throw new RangeError(`Cannot score class ${answer} of ${words + 1}`);
  }
}
