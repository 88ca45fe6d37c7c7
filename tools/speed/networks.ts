import { canonicalJson, type Numerics } from "../../engine/mod.ts";
import { deviationOf, rateOf } from "../../optim/spec/mod.ts";
import { type StoryTask, storyTasks } from "../../tasks/mod.ts";
import { planSuite } from "../../bench/run/mod.ts";
import { suites, workloads } from "../../bench/suites/mod.ts";
import { evaluate, runTrial, VALIDATE_EVERY } from "../../bench/trial/mod.ts";
import type { TrialSpec } from "../../bench/trial/spec/mod.ts";
import { Agreement } from "./agreement.ts";
import { lossAfterTen, OwnTraining } from "./ours.ts";
import { compareWithPeers } from "./compare_with_peers.ts";
import { clock, timePairs } from "./pairs.ts";
import type { MissingPeer, PeerProgram } from "./peers.ts";
import { type Problem, randomParts, writeProblem } from "./problem.ts";
import { measuredRow, type SpeedFile, type SpeedRow } from "./rows.ts";

/** How long to measure. */
export interface Effort {
  readonly pairs: number;
  /** Updates of one measured time, and passes over a test part. */
  readonly steps: number;
  readonly passes: number;
  /** Of trials; null for a suite's own. */
  readonly epochs: number | null;
}

const recipe = {
  ...{ clip: 40, learningRate: 0.005, halveEvery: 25 },
  budget: workloads["memn2n/babi-qa1"]!.budget,
} as const;

/** The two sizes of the step, both with a full memory of 50. */
export const stepProblems: Readonly<Record<string, Problem>> = {
  "step, V 40, d 20, memory 50": {
    ...{ ...recipe, noise: 0.001, embeddingSize: 20 },
    parts: randomParts(
      { vocabularySize: 40, memorySlots: 50, statementWords: 6, questionWords: 4 },
      { train: 320, test: 100 },
    ),
  },
  "step, V 170, d 50, memory 50": {
    ...{ ...recipe, noise: 0.001, embeddingSize: 50 },
    parts: randomParts(
      { vocabularySize: 170, memorySlots: 50, statementWords: 7, questionWords: 5 },
      { train: 320, test: 100 },
    ),
  },
};

/** A trial of the suite babi-1k on generated stories, and the same as a problem. */
async function trialProblem(task: StoryTask, numerics: Numerics, variant: string, effort: Effort) {
  const plan = await planSuite(suites["babi-1k"]!, {
    ...{ workloads: [`memn2n/${task.name}`], variants: [variant], seeds: [1], numerics },
    epochs: effort.epochs ?? undefined,
  });
  const { spec } = plan.trials[0]!;
  const rate = rateOf(spec.optimizer), deviation = deviationOf(spec.optimizer) ?? 0;
  if (
    spec.data.source !== "generated" || typeof deviation !== "number" ||
    typeof rate !== "object" || rate === null || rate.kind !== "halve"
  ) {
    throw new TypeError(`Cannot compare the trial: ${canonicalJson(spec)}`);
  }
  const { value, every, of } = rate as unknown as Readonly<
    Record<"value" | "every" | "of", number>
  >;
  const problem: Problem = {
    ...recipe,
    embeddingSize: 20,
    parts: task.generate({ ...spec.data, train: spec.data.train! }, {}),
    budget: spec.budget,
    noise: deviation,
    learningRate: value,
    halveEvery: Math.max(1, Math.round(every * spec.budget.epochs / of)),
  };
  return { spec, problem };
}

/** Compares steps, evaluation and whole trials with the peers, after all have shown the same loss. */
export async function compareNetworks(
  peersOf: (width: number, file: string) => Promise<readonly (PeerProgram | MissingPeer)[]>,
  context: {
    readonly scratch: string;
    readonly numerics: Numerics;
    readonly effort: Effort;
    readonly isWanted: (name: string) => boolean;
    readonly onRow: (row: SpeedRow) => void;
    readonly onLoss: (loss: SpeedFile["losses"][0]) => void;
  },
): Promise<void> {
  const { scratch, numerics, effort, isWanted, onRow, onLoss } = context;
  const file = async (name: string, problem: Problem) => {
    const path = `${scratch}/${name.replaceAll(/\W+/g, "-")}.bin`;
    await writeProblem(path, problem, VALIDATE_EVERY);
    return path;
  };
  for (const [name, problem] of Object.entries(stepProblems)) {
    if (!isWanted(name)) continue;
    const agreement = new Agreement(name, lossAfterTen(problem, "own"), onLoss);
    agreement.check("stock tfjs", lossAfterTen(problem, "stock"));
    const ours = new OwnTraining(problem), stock = new OwnTraining(problem, "stock");
    const step = () => clock(() => ours.step(), effort.steps);
    const slow = () => clock(() => stock.step(), Math.ceil(effort.steps / 20));
    onRow(
      measuredRow(name, "stock tfjs", numerics.tfjs, await timePairs(step, slow, effort.pairs)),
    );
    stock.dispose();
    const path = await file(name, problem);
    await compareWithPeers(await peersOf(problem.embeddingSize, path), {
      ...{ name, agreement, ours: step, pairs: effort.pairs, onRow },
      fileFor: () => path,
      commandFor: () => `step ${effort.steps}`,
    });
    ours.dispose();
  }

  for (const number of [1, 2, 6]) {
    await compareEvaluation(storyTasks[`babi-qa${number}`]!);
    for (const variant of ["plain", "noisy"]) {
      await compareTrial(storyTasks[`babi-qa${number}`]!, variant);
    }
  }

  async function compareEvaluation(task: StoryTask): Promise<void> {
    const { problem } = await trialProblem(task, numerics, "noisy", effort);
    const name = `evaluate ${task.name}`;
    if (!isWanted(name)) return;
    const agreement = new Agreement(name, lossAfterTen(problem, "own"), onLoss);
    const path = await file(name, problem);
    const ours = new OwnTraining(problem);
    const pass = () => clock(() => evaluate(ours.model, problem.parts.test), effort.passes);
    await compareWithPeers(await peersOf(problem.embeddingSize, path), {
      ...{ name, agreement, ours: pass, pairs: effort.pairs, onRow },
      fileFor: () => path,
      commandFor: () => `evaluate ${effort.passes}`,
    });
    ours.dispose();
  }

  async function compareTrial(task: StoryTask, variant: string): Promise<void> {
    const name = `trial of ${task.name}, ${variant}`;
    if (!isWanted(name)) return;
    const { spec, problem } = await trialProblem(task, numerics, variant, effort);
    const path = await file(name, problem);
    await compareWithPeers(await peersOf(problem.embeddingSize, path), {
      ...{ name, ours: () => timeTrial(spec), pairs: effort.pairs, onRow },
      fileFor: () => path,
      commandFor: () => "trial",
    });
  }
}

/** The milliseconds of a whole trial: stories made, read and encoded, training, evaluation, digest. */
async function timeTrial(spec: TrialSpec): Promise<number> {
  const { status, message, durationSeconds } = await runTrial({
    spec,
    files: null,
    fingerprint: "",
  });
  if (status === "failed") throw new Error(`The trial failed: ${message}`);
  return durationSeconds * 1000;
}
