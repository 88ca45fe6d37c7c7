import { deriveKey, normalQuantile, RandomStream } from "../../engine/base/mod.ts";
import type { ResultFile } from "../../bench/results/mod.ts";
import { bestOfN } from "../../bench/results/statistics/mod.ts";

/** How large simulated suites are, and what their best is of. */
export interface BestDesign {
  readonly workloads: number;
  readonly seeds: number;
  readonly n: number;
}

/** How the errors of a workload's runs lie: around one value, or around two, a start that gets stuck and one not. */
export type Shape = "normal" | "twoStarts";

const KEY = deriveKey([0, 0], "best of n in simulation");

const QUESTIONS = 1000;

/** What every run shares with that of the other variant: of its seed, of its seed on a workload, and its own. */
const SHARES = { seed: 0.3, workload: 0.4, own: 0.85 } as const;

/** How much of the test error's spread the training error knows. */
const KNOWN = 0.7;

/** The share of simulated suites whose interval contains the best of n of other seeds. */
export function coverageOfBest(
  shape: Shape,
  design: BestDesign,
  simulations: number,
): number {
  let held = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const random = new RandomStream(deriveKey(KEY, simulation));
    // As of tasks, from easy to hard.
    const levels = Array.from({ length: design.workloads }, () => 0.02 + 0.48 * random.uniform());
    const ask = { variants: ["variant"], references: ["reference"], n: design.n };
    const { interval } = bestOfN(drawSuite(random, shape, levels, design.seeds), ask)!;
    const other = chosenDifference(drawSuite(random, shape, levels, design.n));
    held += Number(interval!.lowest <= other && other <= interval!.highest);
  }
  return held / simulations;
}

/** A suite of two variants; the variant has two points less than its reference. */
function drawSuite(
  random: RandomStream,
  shape: Shape,
  levels: readonly number[],
  seeds: number,
): ResultFile {
  const normal = () => normalQuantile((random.integer(2 ** 24) + 0.5) / 2 ** 24);
  const trials = Array.from({ length: seeds }, (_, seed) => {
    const ofSeed = normal();
    return levels.flatMap((level, workload) => {
      const ofWorkload = normal();
      return (["reference", "variant"] as const).map((variant) => {
        const stuck = random.uniform() < 0.3 ? 1.5 : -0.6;
        const own = shape === "normal" ? normal() : stuck + 0.3 * normal();
        const start = SHARES.seed * ofSeed + SHARES.workload * ofWorkload + SHARES.own * own;
        const test = level - (variant === "variant" ? 0.02 : 0) +
          0.25 * level * (KNOWN * start + Math.sqrt(1 - KNOWN ** 2) * normal());
        return {
          ...{ workload: String(workload), variant, seed, status: "unsolved" },
          metrics: {
            trainError: rateOf(0.6 * level + 0.25 * level * start),
            trainLoss: start,
            testError: rateOf(test),
          },
        };
      });
    });
  });
  // What a best of n looks at.
  return { workloads: [], trials: trials.flat() } as unknown as ResultFile;
}

function rateOf(error: number) {
  const wrong = Math.round(QUESTIONS * Math.min(1, Math.max(0, error)));
  return { value: wrong / QUESTIONS, wrong, total: QUESTIONS };
}

/** The difference of the bests of all runs, each chosen once. */
function chosenDifference({ trials }: ResultFile): number {
  const best = (variant: string) => {
    const own = Map.groupBy(trials.filter((one) => one.variant === variant), (one) => one.workload);
    const chosen = [...own.values()].map((runs) =>
      runs.reduce((a, b) => a.metrics!.trainLoss <= b.metrics!.trainLoss ? a : b)
    );
    return chosen.reduce((sum, { metrics }) => sum + metrics!.testError.value, 0) / chosen.length;
  };
  return best("variant") - best("reference");
}
