import type { Numerics } from "../../engine/mod.ts";
import { AdamTraining, lossAfter, type Operations } from "./adam_training.ts";
import { Agreement } from "./agreement.ts";
import {
  buildMachine,
  type Machine,
  type MachineProblem,
  machineProblem,
  noiseKey,
  sizesOf,
  writeMachineProblem,
  writePlainMachineProblem,
} from "./machine_problem.ts";
import type { Effort } from "./networks.ts";
import { compareWithPeers } from "./compare_with_peers.ts";
import { clock, timePairs } from "./pairs.ts";
import { findMachinePeers } from "./peers.ts";
import { measuredRow, type SpeedFile, type SpeedRow } from "./rows.ts";

/** Steps of random-access machines, and the eta of their noise. */
const steps: Readonly<Record<string, readonly [machine: Machine, noise: number]>> = {
  "Random-access machine step, MLP": ["listKMlp", 0],
  "Random-access machine step, MLP, noisy": ["listKMlp", 0.3],
  "Random-access machine step, LSTM": ["copyLstm", 0],
};

function train(problem: MachineProblem, operations: Operations) {
  return new AdamTraining(problem, buildMachine(problem, operations), noiseKey, operations);
}

/**
 * Compares steps of random-access machines with the peers, after all have shown the same loss: 32 tapes; clip,
 * noise or none, Adam. Peers that make our noise show that, too. An MLP of 32 units and 6 registers follows lists
 * on 14 cells in 16 steps; an LSTM of 24 and 4 registers copies arrays on 12 cells in 12.
 */
export async function compareMachines(
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
  for (const [name, [machine, noise]] of Object.entries(steps)) {
    if (!isWanted(name)) continue;
    const problem = machineProblem(machine, noise), plain = { ...problem, noise: 0 };
    const paths = { arrays: `${scratch}/machines.bin`, plain: `${scratch}/plain_machines.bin` };
    const sizes = sizesOf(problem);
    await writeMachineProblem(paths.arrays, problem);
    if (sizes !== null) await writePlainMachineProblem(paths.plain, problem);
    const agreement = new Agreement(name, lossAfter(10, train(plain, "own")), onLoss);
    agreement.check("stock tfjs", lossAfter(10, train(plain, "stock")));
    const noisy = noise === 0 ? null : new Agreement(
      `${name}, in the ten updates too`,
      lossAfter(10, train(problem, "own")),
      onLoss,
    );
    const ours = train(problem, "own"), stock = train(problem, "stock");
    const step = () => clock(() => ours.step(), effort.steps);
    const slow = () => clock(() => stock.step(), Math.ceil(effort.steps / 100));
    const times = await timePairs(step, slow, effort.pairs);
    onRow(measuredRow(name, "stock tfjs", numerics.tfjs, times));
    stock.dispose();
    await compareWithPeers(await findMachinePeers(paths, sizes, { scratch, python }), {
      ...{ name, agreement, noisy, ours: step, pairs: effort.pairs, onRow },
      fileFor: ({ makesOurNoise }) => makesOurNoise ? paths.plain : paths.arrays,
      commandFor: ({ makesOurNoise }) =>
        `step ${Math.ceil(effort.steps / (makesOurNoise ? 1 : 10))}`,
    });
    ours.dispose();
  }
}
