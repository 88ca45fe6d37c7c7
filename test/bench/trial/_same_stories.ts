/**
 * Data whose every error can be counted by hand: all stories say the same and ask the same, so that a
 * network gives one answer to all of them, and is wrong wherever another one is written.
 */

import type {
  Checkpoint,
  TrainedNetwork,
  TrialJob,
  TrialProgress,
  TrialResult,
  TrialSpec,
} from "../../../bench/trial/spec/mod.ts";
import { runTrial } from "../../../bench/trial/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { parseMemN2NOptions } from "../../../models/mod.ts";
import { findTask } from "../../../tasks/mod.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { changeOptimizer, makeSpec } from "../_trials.ts";

/** How many questions in a row have which answer. */
export type Answers = readonly (readonly [answer: "kitchen" | "garden", questions: number])[];

/** The answers of the files of a task. The last tenth of those for training is for validation. */
export interface Written {
  readonly train: Answers;
  readonly test: Answers;
}

function storiesOf(answers: Answers): string {
  return answers.flatMap(([answer, questions]) =>
    Array(questions).fill(`1 Mary moved.\n2 Where is Mary? \t${answer}\t1\n`)
  ).join("");
}

/** A trial with everything that it told. */
export interface ToldTrial {
  readonly result: TrialResult;
  readonly networks: readonly TrainedNetwork[];
  readonly progress: readonly TrialProgress[];
  readonly checkpoints: readonly Checkpoint[];
}

/** Runs a specification, and keeps what it tells. */
export async function tell(job: TrialJob): Promise<ToldTrial> {
  const networks: TrainedNetwork[] = [], progress: TrialProgress[] = [];
  const checkpoints: Checkpoint[] = [];
  const result = await runTrial(job, {
    onNetwork: (network) => networks.push(network),
    onProgress: (one) => progress.push(one),
    onCheckpoint: (checkpoint) => checkpoints.push(structuredClone(checkpoint)),
  });
  return { result, networks, progress, checkpoints };
}

/** A small memory network on stories by task: 20 epochs, the first five of them linear. */
export async function runOnStories(
  written: Readonly<Record<string, Written>>,
  change: (spec: TrialSpec) => Partial<TrialSpec> = () => ({}),
  job: Partial<TrialJob> = {},
): Promise<ToldTrial> {
  return await withFolder(async (folder) => {
    const texts = Object.entries(written).flatMap(([task, { train, test }]) => [
      [`${task}/train.txt`, storiesOf(train)],
      [`${task}/test.txt`, storiesOf(test)],
    ]);
    await writeFiles(folder, Object.fromEntries(texts));
    const files = Object.fromEntries(
      Object.keys(written).map((task) => [
        task,
        { train: `${folder}/${task}/train.txt`, test: `${folder}/${task}/test.txt` },
      ]),
    );
    const tasks = Object.keys(written), name = tasks.length === 1 ? tasks[0]! : "babi-joint";
    const { digest } = await findTask("story", name)!.files!.read(files);
    const { numerics } = await startBackend("wasm");
    const base = makeSpec(1);
    const spec: TrialSpec = {
      ...base,
      task: { ...base.task, name },
      data: { source: "files", digest },
      model: { name: "memn2n", options: parseMemN2NOptions({ hops: 1, embeddingSize: 4 }) },
      optimizer: changeOptimizer(base.optimizer, { rule: "sgd(0.01, halve=4, after=0)" }),
      budget: { ...base.budget, phases: { linear: 5 }, epochs: 15 },
      numerics,
    };
    return await tell({ spec: { ...spec, ...change(spec) }, files, fingerprint: "f", ...job });
  });
}
