import { permitsAnyOrder, rateOf, stageOf, type Step, stepsOf } from "../../optim/spec/mod.ts";
import { isSameCode, type TrialResult, type TrialSpec } from "../trial/spec/mod.ts";

/** Something that two variants do in different ways. */
export type Change =
  | "noise"
  | "clip"
  | "rule"
  | "wrapper"
  | "order"
  | "learningRate"
  | "budget"
  | "model"
  | "task"
  | "data"
  | "backend"
  | "numerics"
  | "code";

/** A change, and what exactly it changes: "the number of epochs". */
export interface Difference {
  readonly change: Change;
  readonly words: string;
}

const budgetWords: Readonly<Record<keyof TrialSpec["budget"], string>> = {
  phases: "the epochs of the phases before the last",
  epochs: "the number of epochs",
  batchSize: "the batch size",
  sampling: "how examples are drawn",
  lastBatch: "what becomes of the last batch",
  curriculum: "the curriculum",
  validateEvery: "when the validation error is measured",
  average: "the mean of the parameters that answers",
  stop: "when training stops",
  attempts: "how often training may begin anew",
};

type Found = (one: TrialSpec, other: TrialSpec) => readonly Difference[];

/** What a pair has in common by its making: the same workload and seed, under two names. */
type Shared = "workload" | "variant" | "seed";

/** What differs in each part of a specification. A new part does not compile without an entry. */
const parts: Readonly<Record<Exclude<keyof TrialSpec, Shared>, Found>> = {
  optimizer: (one, other) => {
    const [noise, clip, scale, rule] = (["noise", "clip", "scale", "rule"] as const).map((stage) =>
      [one, other].map(({ optimizer }) => stepsOf(optimizer, stage))
    ) as Steps[];
    const [rules, otherRules] = [0, 1].map((i) => [...scale![i]!, ...rule![i]!].map(withoutRate));
    const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind).join();
    return [
      ...unless(isSame(noise![0], noise![1]), "noise", "the noise"),
      ...unless(isSame(clip![0], clip![1]), "clip", "the clip"),
      ...kinds(rules!) !== kinds(otherRules!)
        ? [{ change: "rule" as const, words: "the update rule" }]
        : unless(isSame(rules, otherRules), "rule", "the constants of the update rule"),
      ...unless(
        isSame(rateOf(one.optimizer), rateOf(other.optimizer)),
        "learningRate",
        "the learning rate",
      ),
      ...unless(
        isSame(wrappersOf(one.optimizer), wrappersOf(other.optimizer)),
        "wrapper",
        "when updates are made and averaged",
      ),
      ...unless(
        isSame(...ordersOf(one.optimizer, other.optimizer)),
        "order",
        "the order of the steps",
      ),
    ];
  },
  budget: (one, other) =>
    fields(one.budget, other.budget).map((name) => ({
      change: "budget",
      words: budgetWords[name],
    })),
  model: (one, other) => [
    ...unless(one.model.name === other.model.name, "model", "the model"),
    ...named("model", "the model's", fields(one.model.options, other.model.options)),
  ],
  task: (one, other) => [
    ...unless(
      one.task.name === other.task.name && one.task.version === other.task.version,
      "task",
      "the version of the task",
    ),
    ...named("task", "the task's", fields(one.task.options, other.task.options)),
  ],
  data: (one, other) => unless(isSame(one.data, other.data), "data", "the data"),
  backend: (one, other) => unless(one.backend === other.backend, "backend", "the backend"),
  numerics: (one, other) =>
    unless(isSame(one.numerics, other.numerics), "numerics", "the versions of the arithmetic"),
};

type Steps = readonly (readonly Step[])[];

/** All but the one that only permits an order. */
function wrappersOf(steps: readonly Step[]): Step[] {
  return stepsOf(steps, "wrapper").filter((step) => !permitsAnyOrder(step));
}

/** The order of the stages that both have. */
function ordersOf(one: readonly Step[], other: readonly Step[]): [unknown, unknown] {
  const [own, others] = [one, other].map((steps) => {
    const stages = steps.filter((step) => !permitsAnyOrder(step)).map(stageOf);
    return stages.filter((stage, i) => stage !== stages[i - 1]);
  });
  return [
    own!.filter((stage) => others!.includes(stage)),
    others!.filter((stage) => own!.includes(stage)),
  ];
}

function withoutRate({ rate: _, ...step }: Step): Step {
  return step as Step;
}

/** All that differs between two trials that share workload and seed, each difference once. */
export function differencesBetween(one: TrialResult, other: TrialResult): Difference[] {
  const found = Object.values(parts).flatMap((part) => part(one.spec, other.spec));
  const sameCode = isSameCode(one.fingerprint, other.fingerprint);
  return [...found, ...unless(sameCode, "code", "the version of the code")];
}

function unless(isEqual: boolean, change: Change, words: string): Difference[] {
  return isEqual ? [] : [{ change, words }];
}

function named(change: Change, whose: string, names: readonly string[]): Difference[] {
  return names.map((name) => ({ change, words: `${whose} ${name}` }));
}

/** The names of the fields in which two objects differ. */
function fields<T extends object>(one: T, other: T): (keyof T & string)[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof T & string)[];
  return names.filter((name) => !isSame(one[name], other[name]));
}

/** Whether two values out of a result file say the same, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return false;
  }
  return Array.isArray(one) === Array.isArray(other) && fields(one, other).length === 0;
}
