import type { Numerics } from "../../engine/mod.ts";
import { Agreement } from "./agreement.ts";
import { imageProblem, sizesOf, writeImageProblem } from "./image_problem.ts";
import { imageLossAfterTen, ImageTraining } from "./image_training.ts";
import type { Effort } from "./networks.ts";
import { compareWithPeers } from "./compare_with_peers.ts";
import { clock, timePairs } from "./pairs.ts";
import { findImagePeers } from "./peers.ts";
import { measuredRow, type SpeedFile, type SpeedRow } from "./rows.ts";

/** Steps of the twenty-layer network, and the eta of their noise. */
const steps: Readonly<Record<string, number>> = {
  "Twenty-layer network step, without noise": 0,
  "Twenty-layer network step, with noise": 1,
};

/**
 * Compares steps of the twenty-layer network with the peers, after all have shown the same loss: 64 images
 * of 784 pixels, 20 hidden layers of 50; clip, noise or none, descent. Peers that make our noise show
 * that, too.
 */
export async function compareImages(
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
    const problem = imageProblem(noise), plain = { ...problem, noise: 0 };
    const path = `${scratch}/images.bin`;
    await writeImageProblem(path, problem);
    const agreement = new Agreement(name, imageLossAfterTen(plain, "own"), onLoss);
    agreement.check("stock tfjs", imageLossAfterTen(plain, "stock"));
    const noisy = noise === 0 ? null : new Agreement(
      `${name}, in the ten updates too`,
      imageLossAfterTen(problem, "own"),
      onLoss,
    );
    const ours = new ImageTraining(problem), stock = new ImageTraining(problem, "stock");
    const step = () => clock(() => ours.step(), effort.steps);
    const slow = () => clock(() => stock.step(), Math.ceil(effort.steps / 20));
    const times = await timePairs(step, slow, effort.pairs);
    onRow(measuredRow(name, "stock tfjs", numerics.tfjs, times));
    stock.dispose();
    await compareWithPeers(await findImagePeers(sizesOf(problem), path, { scratch, python }), {
      ...{ name, agreement, noisy, ours: step, pairs: effort.pairs, onRow },
      fileFor: () => path,
      commandFor: () => `step ${effort.steps}`,
    });
    ours.dispose();
  }
}
