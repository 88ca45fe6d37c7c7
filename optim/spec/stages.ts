import type { Json } from "../../engine/base/mod.ts";
import { type Schedule, scheduleOf, type TrainingLength } from "../schedules/mod.ts";
import { type Stage, stages } from "../stage.ts";
import type { StepEntry } from "./entry.ts";
import { formatOptimizer } from "./format.ts";
import type { Step } from "./step.ts";
import { transformationOf } from "./table.ts";

/** The stage of a step; null if its kind is not known here. */
export function stageOf({ kind }: Step): Stage | null {
  return transformationOf(kind)?.stage ?? null;
}

/** The steps of one stage. */
export function stepsOf(steps: readonly Step[], stage: Stage): Step[] {
  return steps.filter((step) => stageOf(step) === stage);
}

/** The steps that add noise to the update: all of that stage but those that are discarded. */
export function addedNoise(steps: readonly Step[]): Step[] {
  return stepsOf(steps, "noise").filter(({ discarded }) => discarded !== true);
}

/** Whether what follows a step may have any order. */
export function permitsAnyOrder({ kind }: Step): boolean {
  const entry = transformationOf(kind);
  return entry?.stage === "wrapper" && entry.permitsAnyOrder === true;
}

/**
 * Steps with those of some stages replaced: what is not named stays. Steps in any order keep their places:
 * those of a stage that is replaced stand where its first one stood, or else in the usual order.
 */
export function replaceStages(
  steps: readonly Step[],
  replaced: Partial<Readonly<Record<Stage, readonly Step[]>>>,
): Step[] {
  if (!steps.some(permitsAnyOrder)) {
    return stages.flatMap((stage) => replaced[stage] ?? stepsOf(steps, stage));
  }
  let all = [...steps];
  for (const stage of stages) {
    const own = replaced[stage];
    if (own === undefined) continue;
    const first = all.findIndex((step) => stageOf(step) === stage);
    const later = all.findIndex((step) => stages.indexOf(stageOf(step)!) > stages.indexOf(stage));
    const at = first >= 0 ? first : later >= 0 ? later : all.length;
    const isOther = (step: Step) => stageOf(step) !== stage;
    all = [...all.slice(0, at).filter(isOther), ...own, ...all.slice(at).filter(isOther)];
  }
  return all;
}

/** How many batches an update takes: the product of what the steps accumulate. */
export function batchesPerUpdate(steps: readonly Step[]): number {
  return steps.reduce(
    (product, { kind, batches }) => kind === "accumulate" ? product * Number(batches) : product,
    1,
  );
}

/** Steps whose schedules go on as in a training of this length, in one of another, too. */
export function pinSchedules(steps: readonly Step[], length: TrainingLength): Step[] {
  const pinned = (value: Json): Json => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return value;
    const { kind, ...options } = value as { readonly [option: string]: Json };
    const pin = scheduleOf(kind)?.pin;
    return pin === undefined ? value : { kind: kind!, ...pin(options as never, length) };
  };
  return steps.map(({ kind, ...options }) => ({
    kind,
    ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, pinned(value)])),
  }));
}

/** The quantities that the schedules of steps follow, of those that the training measures. */
export function followedBy(steps: readonly Step[]): Set<string> {
  const options = steps.flatMap((step) => Object.values(step));
  return new Set(options.flatMap((value) => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return [];
    const { kind, ...own } = value as { readonly [option: string]: Json };
    return scheduleOf(kind)?.follows?.(own as never) ?? [];
  }));
}

/** The kind of the first schedule in steps that goes by the epoch; null if there is none. */
export function epochScheduleIn(steps: readonly Step[]): string | null {
  const find = (value: Json): string | null => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const { kind, ...options } = value as { readonly [option: string]: Json };
    const over = scheduleOf(kind)?.over;
    if (over === "epoch" || over === "training") return kind as string;
    // A warm-up is of another schedule.
    return over === undefined ? null : findIn(options);
  };
  const findIn = (options: { readonly [option: string]: Json }) =>
    Object.values(options).map(find).find((kind) => kind !== null) ?? null;
  return steps.map(({ kind: _, ...options }) => findIn(options))
    .find((kind) => kind !== null) ?? null;
}

/** What a step does: "clip to a global norm of 40"; its text if its kind is not known here. */
export function stepWords(step: Step, length?: TrainingLength): string {
  const { kind, ...options } = step;
  return transformationOf(kind)?.words(options, length) ?? formatOptimizer([step]);
}

/** The largest norm that the last clip leaves, and what the norm is of; null without a clip, and of one to no norm. */
export function limitOf(
  steps: readonly Step[],
): { readonly norm: number; readonly of: NonNullable<StepEntry["limit"]>["of"] } | null {
  const step = stepsOf(steps, "clip").at(-1);
  const entry = transformationOf(step?.kind);
  if (entry === undefined || entry.stage === "wrapper" || entry.limit === undefined) return null;
  return { norm: step![entry.limit.option] as number, of: entry.limit.of };
}

/** Options of noise that change the deviation of what is added, or leave some entries without any. */
const CHANGING = ["truncated", "anticorrelated", "only", "except"] as const;

/**
 * The schedule of the standard deviation of the first noise that is added, to every entry; null without any, or
 * where an option makes it another.
 */
export function deviationOf(steps: readonly Step[]): Schedule | null {
  const [first] = addedNoise(steps);
  const isChanged = first !== undefined && CHANGING.some((option) => first[option] !== undefined);
  return isChanged ? null : scheduleIn(first, "deviation");
}

/** The schedule of the learning rate; null if the rule has none. */
export function rateOf(steps: readonly Step[]): Schedule | null {
  return scheduleIn(stepsOf(steps, "rule").at(-1), "rate");
}

/** The learning rate of a rule that subtracts rate times what comes in; null for any other. */
export function descentRateOf(steps: readonly Step[]): Schedule | null {
  const rule = stepsOf(steps, "rule").at(-1);
  return rule?.kind === "sgd" || rule?.kind === "scaleByLearningRate"
    ? scheduleIn(rule, "rate")
    : null;
}

function scheduleIn(step: Step | undefined, option: string): Schedule | null {
  const value = step?.[option];
  if (typeof value === "number") return value;
  const isKnown = typeof value === "object" && value !== null && "kind" in value &&
    scheduleOf(value.kind) !== undefined;
  return isKnown ? value as Schedule : null;
}
