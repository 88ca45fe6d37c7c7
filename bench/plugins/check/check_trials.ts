import type { Finding } from "../../../engine/base/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { type PlannedTrial, planSuite } from "../../run/mod.ts";
import { selectNames } from "../../base/mod.ts";
import { type Suite, suites, workloads } from "../../suites/mod.ts";
import { suiteSchema } from "../../suites/schema/mod.ts";
import type { Checkpoint, TrialResult } from "../../trial/spec/mod.ts";
import { runTrial } from "../../trial/mod.ts";

/** Trials are this short: a check takes seconds. */
const QUESTIONS = 100;
const EPOCHS = 2;

/** A short trial of a workload, the first where a pattern stands for several. */
export async function trialsOfWorkload(pattern: string): Promise<PlannedTrial[]> {
  const [name] = selectNames("workload", [pattern], Object.keys(workloads));
  const suite = suiteSchema.parse({
    ...{ name: "check", workloads: [name], variants: ["plain"], seeds: [1] },
    data: { seed: 1, train: QUESTIONS, test: QUESTIONS },
  });
  return await shortTrials(suite);
}

/** A short trial of every variant of a suite, on its first workload. */
export async function trialsOfSuite(name: string): Promise<PlannedTrial[]> {
  const trials = await shortTrials(suites[name]!), [first] = trials;
  return trials.filter(({ spec }) => spec.workload === first!.spec.workload);
}

async function shortTrials(suite: Suite): Promise<PlannedTrial[]> {
  const { numerics } = await startBackend(suite.backend);
  const [seed] = suite.seeds, { train, test } = suite.data;
  const data = {
    ...suite.data,
    train: Math.min(train, QUESTIONS),
    test: Math.min(test, QUESTIONS),
  };
  const plan = await planSuite({ ...suite, data }, { seeds: [seed!], epochs: EPOCHS, numerics });
  return [...plan.trials];
}

/**
 * Trains each trial twice, and a third time from its last checkpoint: the results have to be the same to
 * the bit, and no tensor may be left.
 */
export async function checkTrials(trials: readonly PlannedTrial[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { spec, files } of trials) {
    const what = `${spec.workload} ${spec.variant}`;
    const checkpoints: Checkpoint[] = [];
    const train = (resume: Checkpoint | null) => {
      const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
      return runTrial({ spec, files, fingerprint: "check", resume, checkpointTimes }, {
        // As a file holds it.
        onCheckpoint: (one) => checkpoints.push(JSON.parse(JSON.stringify(one))),
      });
    };
    const first = await train(null);
    if (first.status === "failed" || first.status === "diverged") {
      findings.push({
        what,
        expected: `a trial of ${EPOCHS} epochs`,
        got: first.message ?? first.status,
        advice: first.status === "failed"
          ? "Mend what the message names."
          : "Lower the learning rate, or clip the gradients.",
      });
      continue;
    }
    findings.push(...checkTensors(what, first));
    const last = checkpoints.at(-Math.ceil(checkpoints.length / 2));
    const again = await train(null);
    if (again.digest !== first.digest) {
      findings.push({
        what: `${what}, trained twice`,
        expected: `digest ${first.digest.slice(0, 16)}`,
        got: again.digest.slice(0, 16),
        advice: "Draw from the trial's streams alone, and keep nothing between two trials.",
      });
      continue;
    }
    const resumed = last === undefined ? again : await train(last);
    if (resumed.digest !== first.digest) {
      findings.push({
        what: `${what}, resumed from a checkpoint`,
        expected: `digest ${first.digest.slice(0, 16)}`,
        got: resumed.status === "failed" ? String(resumed.message) : resumed.digest.slice(0, 16),
        advice: "Keep all that changes in training in parameters, in the state of the optimizer " +
          "or in the trial's streams: checkpoints save these.",
      });
    }
  }
  return findings;
}

function checkTensors(what: string, { tensors: { before, after } }: TrialResult): Finding[] {
  if (after === before) return [];
  return [{
    what: `${what}, tensors after the trial`,
    expected: `${before}, as before it`,
    got: String(after),
    advice: "Dispose of the tensors that you make: wrap the code in tf.tidy().",
  }];
}
