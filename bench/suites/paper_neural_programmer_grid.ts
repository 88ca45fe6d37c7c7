import { variants } from "./variants.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { tablesPaper } from "./tables_paper.ts";

/** Each against `plain` of the same configuration. */
const arms = { plain: variants.plain, noisy: variants.noisy, dropout: variants.dropout } as const;
type Arm = keyof typeof arms;

/** Runs of 216 that reached 100 %. */
const successes: Readonly<Record<Arm, number>> = { plain: 1, noisy: 9, dropout: 0 };

/** Values of the grid as remembered of arXiv 1511.04834: 3 x 2 x 3 x 4 are the 72 that are reported. */
const clips = [1, 5, 50],
  epsilons = [1e-6, 1e-8],
  deltas = [10, 25, 50],
  lambdas = [25, 50, 75, 100];

const configurations = clips.flatMap((clip) =>
  epsilons.flatMap((epsilon) =>
    deltas.flatMap((huberDelta) =>
      lambdas.map((lookupWeight) => ({ clip, epsilon, huberDelta, lookupWeight }))
    )
  )
);

function nameOf(arm: Arm, { clip, epsilon, huberDelta, lookupWeight }: typeof configurations[0]) {
  return `${arm}-clip${clip}-eps${epsilon}-delta${huberDelta}-lambda${lookupWeight}`;
}

function variantOf(arm: Arm, configuration: typeof configurations[0]): Variant {
  const { clip, epsilon, huberDelta, lookupWeight } = configuration;
  return {
    ...arms[arm],
    name: nameOf(arm, configuration),
    title: `${arm}: clip ${clip}, epsilon ${epsilon}, delta ${huberDelta}, lambda ${lookupWeight}`,
    arm,
    against: arm === "plain" ? null : nameOf("plain", configuration),
    clip: `clip(${clip})`,
    // A library's default, as remembered of the paper.
    rule: `adam(0.001, beta1=0.9, beta2=0.999, epsilon=${epsilon})`,
    modelOptions: {
      "neural-programmer": {
        ...arms[arm].modelOptions["neural-programmer"],
        huberDelta,
        lookupWeight,
      },
    },
  };
}

const armNames: readonly Arm[] = ["plain", "noisy", "dropout"];

/**
 * The single column of Neelakantan et al. 2015, arXiv 1511.06807: 72 configurations with three seeds
 * each, of which those are counted that reach 100 %. The grid is remembered, and not established. What
 * the workload's recipe adds to the paper's is left out. `--fraction 0.1` runs a tenth, all arms of each
 * pair.
 */
export const paperNeuralProgrammerGrid: Suite = {
  ...tablesPaper,
  name: "paper-neural-programmer-grid",
  title: "How many of 72 configurations with three seeds reach 100 % on a single column",
  workloads: ["neural-programmer/tables-1"],
  modelOptions: { "neural-programmer": { selectionNoise: 0, scoreBound: null } },
  variants: armNames.flatMap((arm) => configurations.map((some) => variantOf(arm, some))),
  published: armNames.map((arm) => ({
    variants: configurations.map((some) => nameOf(arm, some)),
    title: `${arm}, ${successes[arm]} of 216 runs reach 100 %`,
    metric: "unsolved",
    value: (216 - successes[arm]) / 216,
    protocol:
      "72 configurations, three seeds; the grid and the number of test questions not stated",
    citation: "Neelakantan et al. 2015, arXiv 1511.06807v1, single column",
  })),
};
