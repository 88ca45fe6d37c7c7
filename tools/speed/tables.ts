import type { Numerics } from "../../engine/mod.ts";
import { Agreement } from "./agreement.ts";
import type { Effort } from "./networks.ts";
import { compareWithPeers } from "./compare_with_peers.ts";
import { clock, timePairs } from "./pairs.ts";
import { findTablePeers } from "./peers.ts";
import { measuredRow, type SpeedFile, type SpeedRow } from "./rows.ts";
import { tableProblem, writeTableProblem } from "./table_problem.ts";
import { tableLossAfterTen, TableTraining } from "./table_training.ts";

/** Steps of the Neural Programmer, and the eta of their noise. */
const steps: Readonly<Record<string, number>> = {
  "Neural Programmer step, plain": 0,
  "Neural Programmer step, noisy": 1,
};

/**
 * Compares steps of the Neural Programmer with the peers, after all have shown the same loss: 50
 * questions, 5 columns, 100 rows, d 128, T 4; clip, noise or none, Adam.
 */
export async function compareTables(
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
  for (const [name, noise] of Object.entries(steps)) {
    if (!isWanted(name)) continue;
    const problem = tableProblem(noise), path = `${scratch}/tables.bin`;
    await writeTableProblem(path, problem);
    const agreement = new Agreement(name, tableLossAfterTen(problem, "own"), onLoss);
    agreement.check("stock tfjs", tableLossAfterTen(problem, "stock"));
    const ours = new TableTraining(problem), stock = new TableTraining(problem, "stock");
    const step = () => clock(() => ours.step(), effort.steps);
    const slow = () => clock(() => stock.step(), Math.ceil(effort.steps / 20));
    const times = await timePairs(step, slow, effort.pairs);
    onRow(measuredRow(name, "stock tfjs", numerics.tfjs, times));
    stock.dispose();
    await compareWithPeers(await findTablePeers(path, python), {
      ...{ name, agreement, ours: step, pairs: effort.pairs, onRow },
      fileFor: () => path,
      commandFor: () => `step ${effort.steps}`,
    });
    ours.dispose();
  }
}
