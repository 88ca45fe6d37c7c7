import { RandomStream, RandomStreams } from "../../engine/mod.ts";
import type { Model, ModelEntry } from "../../models/mod.ts";
import { buildOptimizer } from "../../optim/mod.ts";
import type { Batch, TaskData } from "../../tasks/mod.ts";
import type { Reporter } from "./reporter.ts";
import { lengthOf } from "./spec/budget.ts";
import type { EarlierAttempts } from "./spec/checkpoint.ts";
import type { TrialJob } from "./spec/job.ts";
import { type Attempt, joinEpochs, noEpochs } from "./spec/trial_result.ts";
import type { TrialSpec } from "./spec/trial_spec.ts";
import { Trainer } from "./train.ts";

/** The network of a trial's last attempt, and what all of its attempts have left. */
export interface Trained extends EarlierAttempts {
  /** The caller's to dispose of. */
  readonly model: Model<Batch>;
  readonly trainer: Trainer<Batch>;
  /** Of the last attempt. */
  readonly streams: RandomStreams;
}

/**
 * Trains the network of a trial: again and again with new parameters, examples and noise, as often as the budget
 * allows, until its rule ends an attempt. Variants of a workload and a seed share all streams, attempt by
 * attempt. A job that goes on does so in the attempt in which it was saved.
 */
export async function trainAttempts(
  { spec, resume }: TrialJob,
  entry: ModelEntry,
  dataset: TaskData,
  reporter: Reporter,
): Promise<Trained> {
  const most = spec.budget.attempts ?? 1;
  let earlier: EarlierAttempts = resume?.earlier ?? { attempts: [], epochs: noEpochs() };
  let from = resume?.training ?? null;
  while (true) {
    const streams = new RandomStreams(spec.seed, earlier.attempts.length);
    const options = entry.options.parse(spec.model.options);
    const model = await entry.create(options, dataset, new RandomStream(streams.key("init")));
    let isLast = false;
    try {
      const trainer = await makeTrainer(spec, entry, dataset, model, streams);
      if (from !== null) trainer.restore(from);
      from = null;
      reporter.onAttempt(earlier);
      const outcome = runToEnd(trainer, reporter);
      earlier = {
        attempts: [...earlier.attempts, { epochs: trainer.epochs.phase.length, outcome }],
        epochs: joinEpochs(earlier.epochs, trainer.epochs),
      };
      isLast = outcome === "stopped" || earlier.attempts.length === most;
      if (isLast) return { ...earlier, model, trainer, streams };
    } finally {
      if (!isLast) model.dispose();
    }
  }
}

async function makeTrainer(
  { budget, optimizer }: TrialSpec,
  { phases, alsoAnswers = [] }: ModelEntry,
  dataset: TaskData,
  model: Model<Batch>,
  streams: RandomStreams,
): Promise<Trainer<Batch>> {
  return new Trainer({
    ...{ model, dataset, budget, streams },
    optimizer: await buildOptimizer(optimizer, {
      key: streams.key("noise"),
      groups: model.parameterGroups,
      length: lengthOf(budget),
    }),
    phases: phases.map(({ name }) => name),
    ways: alsoAnswers.map(({ name }) => name),
  });
}

function runToEnd(trainer: Trainer<Batch>, reporter: Reporter): Attempt["outcome"] {
  while (!trainer.hasEnded) {
    const converging = trainer.runEpoch(() => reporter.onUpdate(trainer));
    reporter.onEpoch(trainer);
    if (!converging) return "diverged";
  }
  return trainer.hasStopped ? "stopped" : "ended";
}
