import { findModel } from "../../../models/registry.ts";
import { percent } from "../../base/mod.ts";
import type { SectionEntry } from "../section.ts";

/** The best network of a run that can be asked in the page, to be asked whatever the reader likes. */
export const playground: SectionEntry = {
  name: "playground",
  title: "Ask it yourself",
  folded: true,
  gist: "a trained network in the page",
  details({ result: { network, trials } }) {
    const trial = network && trials.find(({ id }) => id === network.trial);
    if (!trial) return [];
    const { model, trial: _, ...weights } = network, entry = findModel(model)?.weights;
    if (entry === undefined) return [];
    const { workload, variant, seed, metrics } = trial;
    const measured = metrics === null
      ? ""
      : ` It answers ${percent(1 - metrics.testError.value)} of the test questions right.`;
    return [
      {
        kind: "text",
        words: [
          "The best network of this run, ",
          { strong: workload },
          `, ${variant}, seed ${seed}, with all its weights.${measured}`,
        ],
      },
      ...entry.details(
        weights,
        trials.filter((trial) => trial.workload === workload)
          .flatMap(({ inspections }) => inspections),
      ),
    ];
  },
};
