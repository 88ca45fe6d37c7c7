import { type Configuration, configured, paperProgrammer } from "./paper_programmer.ts";
import { variants } from "./variants.ts";
import type { Suite, Variant } from "./schema/schema.ts";

/** Each against `plain` of the same configuration. */
const arms = { plain: variants.plain, noisy: variants.noisy, dropout: variants.dropout } as const;
type Arm = keyof typeof arms;

/** Runs of 216 that reached 100 %. */
const successes: Readonly<Record<Arm, number>> = { plain: 1, noisy: 9, dropout: 0 };

/** The values of arXiv 1511.04834: 3 x 2 x 3 x 4 are the 72 that arXiv 1511.06807 reports. */
const clips = [1, 5, 50],
  epsilons = [1e-6, 1e-8],
  deltas = [10, 25, 50],
  lambdas = [25, 50, 75, 100];

const configurations: readonly Configuration[] = clips.flatMap((clip) =>
  epsilons.flatMap((epsilon) =>
    deltas.flatMap((huberDelta) =>
      lambdas.map((lookupWeight) => ({ clip, epsilon, huberDelta, lookupWeight }))
    )
  )
);

function nameOf(arm: Arm, { clip, epsilon, huberDelta, lookupWeight }: Configuration): string {
  return `${arm}-clip${clip}-eps${epsilon}-delta${huberDelta}-lambda${lookupWeight}`;
}

function variantOf(arm: Arm, configuration: Configuration): Variant {
  const { clip, epsilon, huberDelta, lookupWeight } = configuration;
  return {
    ...configured(arms[arm], configuration),
    name: nameOf(arm, configuration),
    title: `${arm}: clip ${clip}, epsilon ${epsilon}, delta ${huberDelta}, lambda ${lookupWeight}`,
    arm,
    against: arm === "plain" ? null : nameOf("plain", configuration),
  };
}

const armNames: readonly Arm[] = ["plain", "noisy", "dropout"];

/**
 * The single column of Neelakantan et al. 2015, arXiv 1511.06807, with the paper's objective: 72
 * configurations with three seeds each, of which those are counted that answer all 23 templates right. The
 * epochs are ours. `--fraction 0.1` runs a tenth, all arms of each pair.
 */
export const paperNeuralProgrammerGrid: Suite = {
  ...paperProgrammer,
  name: "paper-neural-programmer-grid",
  title: "How many of 72 configurations with three seeds reach 100 % with the paper's objective",
  version: 2,
  workloads: ["neural-programmer/tables-1"],
  overrides: {},
  budget: { epochs: 10 },
  variants: armNames.flatMap((arm) => configurations.map((some) => variantOf(arm, some))),
  published: armNames.map((arm) => ({
    variants: configurations.map((some) => nameOf(arm, some)),
    title: `${arm}, ${successes[arm]} of 216 runs reach 100 %`,
    metric: "unsolved",
    value: (216 - successes[arm]) / 216,
    protocol: "72 configurations, three seeds; 23 test questions; epochs not stated",
    citation: "Neelakantan et al. 2015, arXiv 1511.06807v1, single column",
  })),
};

/**
 * The same grid, and the same losses, with the objective that finds programs, in the width and for as long
 * as the workload has: what the paper counts, in another kind of training.
 */
export const foundNeuralProgrammerGrid: Suite = {
  ...paperNeuralProgrammerGrid,
  name: "found-neural-programmer-grid",
  title: "How many of 72 configurations with three seeds reach 100 %, programs found by trial",
  version: 1,
  modelOptions: {
    "neural-programmer": { columnNames: "tied", scalarScale: "none", programWeight: 100 },
  },
  budget: {},
  published: [],
};
