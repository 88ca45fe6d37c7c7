import type { Suite, Variant } from "./schema/schema.ts";
import { tablesPaper } from "./tables_paper.ts";

/** A choice from the grid of Neelakantan, Le and Sutskever 2015. */
export interface Configuration {
  readonly clip: number;
  readonly epsilon: number;
  /** delta, from where on the loss of a number grows linearly. */
  readonly huberDelta: number;
  /** lambda, the weight of the loss of cells. */
  readonly lookupWeight: number;
}

/** A variant trained in one configuration: Adam with the constants of its paper but for epsilon. */
export function configured(variant: Variant, configuration: Configuration): Variant {
  const { clip, epsilon, huberDelta, lookupWeight } = configuration;
  return {
    ...variant,
    clip: `clip(${clip})`,
    rule: `adam(0.001, beta1=0.9, beta2=0.999, epsilon=${epsilon})`,
    modelOptions: {
      "neural-programmer": {
        ...variant.modelOptions["neural-programmer"],
        huberDelta,
        lookupWeight,
      },
    },
  };
}

/**
 * The model, the loss and the data of arXiv 1511.04834, and nothing of ours: training draws a category of
 * questions first, and as many columns as up to the most.
 */
export const paperProgrammer: Suite = {
  ...tablesPaper,
  modelOptions: {
    "neural-programmer": {
      objective: "soft",
      embeddingSize: 256,
      pivot: "mean",
      columnNames: "tied",
      textMatch: "twoStage",
      scalarScale: "none",
    },
  },
  taskOptions: { balance: "categories", columns: "varied", testing: "templates" },
  overrides: {
    "neural-programmer/tables-5": {
      modelOptions: { "neural-programmer": { bidirectional: true } },
    },
  },
};
