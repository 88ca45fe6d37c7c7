import type { Numerics } from "../../engine/mod.ts";
import { AdamTraining, lossAfter, type Operations } from "./adam_training.ts";
import { Agreement } from "./agreement.ts";
import type { Effort } from "./networks.ts";
import { compareWithPeers } from "./compare_with_peers.ts";
import { clock, timePairs } from "./pairs.ts";
import { findSequencePeers } from "./peers.ts";
import { measuredRow, type SpeedFile, type SpeedRow } from "./rows.ts";
import {
  buildNeuralGpu,
  noiseKey,
  type SequenceProblem,
  sequenceProblem,
  sizesOf,
  writePlainSequenceProblem,
  writeSequenceProblem,
} from "./sequence_problem.ts";

/**
 * Steps of Neural GPUs: the length of their sequences, and clip and eta. With noise these are so small that the
 * clip is reached, and that gradient and noise both count in the updates after which losses are compared.
 */
const steps: Readonly<Record<string, readonly [length: number, clip: number, noise: number]>> = {
  "Neural GPU step, 13 symbols": [13, 1, 0],
  "Neural GPU step, 13 symbols, noisy": [13, 0.1, 1e-6],
  "Neural GPU step, 21 symbols": [21, 1, 0],
};

/** A step takes tens of milliseconds: fewer are timed than of other networks. */
const FEWER = 20;

function train(problem: SequenceProblem, operations: Operations) {
  return new AdamTraining(problem, buildNeuralGpu(problem, operations), noiseKey, operations);
}

/**
 * Compares steps of Neural GPUs with the peers, after all have shown the same loss: 32 sums of binary numbers; 24
 * maps, 4 rows, 2 layers and 6 sets of parameters; clip, noise or none, Adam. Peers that make our noise show that,
 * too.
 */
export async function compareSequences(
  context: {
    readonly scratch: string;
    readonly python: string;
    readonly numerics: Numerics;
    readonly effort: Effort;
    readonly isWanted: (name: string) => boolean;
    readonly onRow: (row: SpeedRow) => void;
    readonly onLoss: (loss: SpeedFile["losses"][0]) => void;
  },
): Promise<void> {
  const { scratch, python, numerics, effort, isWanted, onRow, onLoss } = context;
  const count = Math.ceil(effort.steps / FEWER);
  for (const [name, [length, clip, noise]] of Object.entries(steps)) {
    if (!isWanted(name)) continue;
    const problem = sequenceProblem(length, clip, noise), plain = { ...problem, noise: 0 };
    const paths = { arrays: `${scratch}/sequences.bin`, plain: `${scratch}/plain_sequences.bin` };
    await writeSequenceProblem(paths.arrays, problem);
    await writePlainSequenceProblem(paths.plain, problem);
    // An update in tensor operations takes most of a second.
    const slowly = new Agreement(
      `${name}, at first`,
      lossAfter(2, train(plain, "own")),
      onLoss,
      "two updates",
    );
    slowly.check("stock tfjs", lossAfter(2, train(plain, "stock")));
    const agreement = new Agreement(name, lossAfter(10, train(plain, "own")), onLoss);
    const noisy = noise === 0 ? null : new Agreement(
      `${name}, in the ten updates too`,
      lossAfter(10, train(problem, "own")),
      onLoss,
    );
    const ours = train(problem, "own"), stock = train(problem, "stock");
    const step = () => clock(() => ours.step(), count);
    const times = await timePairs(step, () => clock(() => stock.step(), 1), effort.pairs);
    onRow(measuredRow(name, "stock tfjs", numerics.tfjs, times));
    stock.dispose();
    await compareWithPeers(await findSequencePeers(paths, sizesOf(problem), { scratch, python }), {
      ...{ name, agreement, noisy, ours: step, pairs: effort.pairs, onRow },
      fileFor: ({ makesOurNoise }) => makesOurNoise ? paths.plain : paths.arrays,
      commandFor: () => `step ${count}`,
    });
    ours.dispose();
  }
}
