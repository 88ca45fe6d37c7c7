/** The suites by name. Nothing heavy is loaded here: the command line's help is printed from it. */

import { addEntry } from "../../engine/base/mod.ts";
import { arithmetic } from "./arithmetic.ts";
import { babi10k } from "./babi_10k.ts";
import { babi10kJoint } from "./babi_10k_joint.ts";
import { babi1k } from "./babi_1k.ts";
import { babi1kJoint } from "./babi_1k_joint.ts";
import { ci } from "./ci.ts";
import { clipThreshold } from "./clip_threshold.ts";
import { depth } from "./depth.ts";
import { ladder, ladderJoint } from "./ladder.ts";
import { mnist } from "./mnist.ts";
import { mnistQuick } from "./mnist_quick.ts";
import { neuralGpuLengths } from "./neural_gpu_lengths.ts";
import { neuralGpuNoise } from "./neural_gpu_noise.ts";
import { neuralGpuProducts } from "./neural_gpu_products.ts";
import { neuralGpuQuick } from "./neural_gpu_quick.ts";
import { noiseAndClip } from "./noise_and_clip.ts";
import { nramEasy } from "./nram_easy.ts";
import { nramHard } from "./nram_hard.ts";
import { nramQuick } from "./nram_quick.ts";
import { paperMemoryNetworks } from "./paper_memory_networks.ts";
import { paperMnist } from "./paper_mnist.ts";
import { paperNeuralGpu } from "./paper_neural_gpu.ts";
import { paperNram } from "./paper_nram.ts";
import { quick } from "./quick.ts";
import { paperNeuralProgrammer } from "./paper_neural_programmer.ts";
import {
  foundNeuralProgrammerGrid,
  paperNeuralProgrammerGrid,
} from "./paper_neural_programmer_grid.ts";
import type { Suite } from "./schema/schema.ts";
import { tablesNoise } from "./tables_noise.ts";
import { tablesPaper } from "./tables_paper.ts";
import { tablesQuick } from "./tables_quick.ts";
import { tuned } from "./tuned.ts";
import { wrongOrders } from "./wrong_orders.ts";

const all: readonly Suite[] = [
  quick,
  ci,
  babi1k,
  babi1kJoint,
  babi10k,
  babi10kJoint,
  ladder,
  ladderJoint,
  paperMemoryNetworks,
  arithmetic,
  tablesQuick,
  tablesNoise,
  tablesPaper,
  paperNeuralProgrammer,
  paperNeuralProgrammerGrid,
  foundNeuralProgrammerGrid,
  mnistQuick,
  mnist,
  paperMnist,
  depth,
  clipThreshold,
  noiseAndClip,
  wrongOrders,
  nramQuick,
  nramEasy,
  paperNram,
  nramHard,
  neuralGpuQuick,
  neuralGpuLengths,
  neuralGpuProducts,
  neuralGpuNoise,
  paperNeuralGpu,
  tuned,
];

const table: Record<string, Suite> = Object.fromEntries(all.map((suite) => [suite.name, suite]));

/** Every suite, by name. */
export const suites: Readonly<Record<string, Suite>> = table;

/**
 * Adds a suite.
 *
 * @throws {TypeError} If its name is taken.
 */
export function registerSuite(suite: Suite): void {
  addEntry(table, "suite", suite.name, suite);
}
