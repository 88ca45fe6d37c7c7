/** Memory networks that were trained for a moment, as the report gets them. */

import { Trainer } from "../../../../../bench/trial/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../../../engine/mod.ts";
import {
  MemN2N,
  memN2N,
  type ModelOptions,
  parseMemN2NOptions,
  type TrainedMemoryNetwork,
} from "../../../../../models/mod.ts";
import { parseTaskOptions, type StoryDataset, storyTasks } from "../../../../../tasks/mod.ts";
import { buildByHand } from "../../../_optimizer.ts";
import { makeSpec } from "../../../_trials.ts";

export interface Trained {
  readonly model: MemN2N;
  readonly dataset: StoryDataset;
  readonly network: TrainedMemoryNetwork & { readonly model: string };
}

/** Beginning with larger parameters than usual, a network tells stories apart after two epochs. */
const recipe = { embeddingSize: 8, initialStandardDeviation: 0.5 };

/** Trains two epochs on a bAbI task with a hundred test questions. */
export function trainNetwork(taskName: string, changes: ModelOptions): Trained {
  const task = storyTasks[taskName]!;
  const dataset = task.generate({ seed: 3, train: 200, test: 100 }, parseTaskOptions(task));
  const stream = (name: string) => new RandomStream(streamKey(5, name));
  const options = parseMemN2NOptions({ ...recipe, ...changes });
  const model = new MemN2N(options, dataset.shape, stream("init"));
  const base = makeSpec(5);
  const trainer = new Trainer({
    ...{ model, dataset, budget: base.budget },
    optimizer: buildByHand(base.optimizer, { groups: model.parameterGroups }),
    phases: ["linear", "softmax"],
    streams: new RandomStreams(5),
  });
  for (let epoch = 0; epoch < base.budget.epochs; epoch++) trainer.runEpoch();
  return {
    model,
    dataset,
    network: {
      model: memN2N.name,
      ...memN2N.weights!.take(options, model, dataset) as TrainedMemoryNetwork,
    },
  };
}

/** A test question as somebody would type it: the story as it was told, a sentence on each line. */
export function typed(dataset: StoryDataset, index: number): { story: string; question: string } {
  const { statements, question } = dataset.readTest(index);
  return { story: statements.toReversed().join("\n"), question };
}
