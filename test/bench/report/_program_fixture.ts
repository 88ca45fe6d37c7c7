/** A made-up result of a Neural Programmer beside a memory network, with programs out of an interpreter. */

import { programs } from "../../../models/neural_programmer/mod.ts";
import {
  type Inspection,
  trialId,
  type TrialResult,
  type TrialSpec,
} from "../../../bench/trial/spec/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { programmer, tables } from "../_tables.ts";
import type { TableBatch } from "../../../tasks/mod.ts";
import { makeReportResult } from "./_fixture.ts";

const WORKLOAD = "neural-programmer/tables-text";

/** Kinds of questions and how many there are, in a test of their own making: programs are looked at apart. */
const parts = [
  { task: "unseen: match or lesser sum", trainingQuestions: 0, testQuestions: 3 },
  { task: "sum", trainingQuestions: 10, testQuestions: 4 },
  { task: "lesser sum", trainingQuestions: 8, testQuestions: 5 },
  { task: "greater count", trainingQuestions: 2, testQuestions: 1 },
  { task: "greater and lesser print", trainingQuestions: 6, testQuestions: 9 },
];

/** What was seen of a search: without noise the choices settle before all texts have a program. */
const searches = [[23, 1.6, 0.9, 0.8], [23, 2.3, 2.2, null]].map(([texts, ...entropies], v) =>
  [0, 40, 80].map((update, i) => ({
    ...{ update, epoch: 0 },
    seen: {
      ...{ texts: texts!, found: [5, 21 - 6 * v, 22 + v][i]!, knownEntropy: 1.5 - i / 2 },
      unknownEntropy: entropies[i]!,
    },
  }))
);

/** The workloads of `makeReportResult`, and one of kinds of questions, one of them unseen. */
export function makeProgramResult(): ResultFile {
  const result = makeReportResult();
  const [memory] = result.workloads;
  const dataset = tables();
  const workload: ResultFile["workloads"][0] = {
    ...memory!,
    name: WORKLOAD,
    model: "neural-programmer",
    task: "tables-text",
    title: "Neural Programmer, arithmetic over tables with text",
    parts,
    published: [],
  };
  // Without noise all answers are right, with it those that print are wrong.
  const inspections = [() => false, ({ isScalar }: TableBatch, b: number) => isScalar[b] === 0]
    .map((isWrong, v) => programs.choose(programmer(dataset, isWrong), dataset, searches[v]!));
  const trials = result.variants.flatMap(({ name }, v) =>
    [1, 2, 3].map((seed) => trial(result, name, seed, v, seed === 1 ? inspections[v]! : []))
  );
  return {
    ...result,
    suite: { ...result.suite, title: "Stories and tables for tests" },
    workloads: [...result.workloads, workload],
    trials: [...result.trials, ...trials],
    plannedTrials: result.plannedTrials + trials.length,
  };
}

function trial(
  { trials }: ResultFile,
  variant: string,
  seed: number,
  shift: number,
  inspections: Inspection[],
): TrialResult {
  const like = trials.find((one) => one.variant === variant && one.seed === seed)!;
  const errors = parts.map(({ task, testQuestions: total }, i) => {
    const wrong = (i * seed + shift) % (total + 1);
    return [task, { value: wrong / total, wrong, total }] as const;
  });
  const sum = (key: "wrong" | "total") => errors.reduce((sum, [, rate]) => sum + rate[key], 0);
  const [wrong, total] = [sum("wrong"), sum("total")];
  const spec: TrialSpec = {
    ...like.spec,
    workload: WORKLOAD,
    model: { name: "neural-programmer", options: { embeddingSize: 64, steps: 4 } },
  };
  return {
    ...like,
    id: trialId(spec),
    workload: WORKLOAD,
    status: wrong / total <= 0.05 ? "solved" : "unsolved",
    metrics: {
      ...like.metrics!,
      testError: { value: wrong / total, wrong, total },
      testErrorByTask: Object.fromEntries(errors),
    },
    epochs: { ...like.epochs, phase: like.epochs.phase.map(() => "main") },
    inspections,
    spec,
  };
}
