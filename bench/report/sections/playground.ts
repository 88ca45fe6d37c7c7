import { counted, percent } from "../../base/mod.ts";
import type { StoryInspection, TrialResult } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";

/** Stories that a reader may begin with. */
const MOST_STORIES = 8;

/** The best network of a run that can be asked in the page, to be asked whatever the reader likes. */
export const playground: SectionEntry = {
  name: "playground",
  title: "Ask it yourself",
  details({ result: { network, trials } }) {
    const trial = network && trials.find(({ id }) => id === network.trial);
    if (!trial) return [];
    const { workload, variant, seed, metrics } = trial;
    const measured = metrics === null
      ? ""
      : ` It answers ${percent(1 - metrics.testError.value)} of the test questions right.`;
    const words = counted(network.vocabulary.length - 1, "word");
    return [
      {
        kind: "text",
        words: [
          "The best memory network of this run, ",
          { strong: workload },
          `, ${variant}, seed ${seed}, with all its weights.${measured} It knows ${words} and works ` +
          "in this page: change the story or the question, and see what it answers and where each " +
          "hop looks, in percent of its attention.",
        ],
      },
      {
        kind: "playground",
        network,
        steps: Array.from({ length: network.options.hops }, (_, hop) => `Hop ${hop + 1}`),
        stories: storiesOf(workload, trials),
      },
    ];
  },
};

/** Test stories of a workload, as they were told, each once. */
function storiesOf(workload: string, trials: readonly TrialResult[]) {
  const stories = trials.filter((trial) => trial.workload === workload)
    .flatMap(({ inspections }) => inspections)
    .filter((one): one is StoryInspection => one.kind === "attention")
    .map(({ statements, question, answer }) => ({
      story: statements.toReversed().join("\n"),
      question,
      answer,
    }));
  const once = new Map(stories.map((story) => [JSON.stringify(story), story]));
  return [...once.values()].slice(0, MOST_STORIES);
}
