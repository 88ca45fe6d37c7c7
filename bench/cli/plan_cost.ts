/** What the trials of a plan cost: time, shares of a cluster, disk. */

import { bytesText, counted, grouped } from "../base/mod.ts";
import type { PlannedTrial, ShardCapacity, ShardSize } from "../run/mod.ts";
import { about, aboutBetween, storedBytes } from "../suites/mod.ts";
import { mostEpochs } from "../trial/spec/mod.ts";

/** The trials of a workload and a variant: they differ in their seed alone. */
export interface TrialCosts {
  readonly workload: string;
  readonly trials: number;
  /** Of one trial, on one core. */
  readonly seconds: number;
  /** Whether a rule may stop them before. */
  readonly isMost: boolean;
  /** In the store when they have ended, and of checkpoints while they run; null if it was not measured. */
  readonly bytes: { readonly ended: number; readonly running: number } | null;
}

/** What trials cost, by workload and variant. */
export function costsOf(trials: readonly Pick<PlannedTrial, "spec" | "seconds">[]): TrialCosts[] {
  const groups = Map.groupBy(trials, ({ spec }) => `${spec.workload} ${spec.variant}`);
  return Array.from(groups.values(), (own): TrialCosts => {
    const { spec: { workload, budget, model }, seconds } = own[0]!;
    const size = Object.hasOwn(storedBytes, model.name) ? storedBytes[model.name]! : null;
    return {
      workload,
      trials: own.length,
      seconds,
      isMost: budget.stop !== undefined,
      bytes: size && {
        ended: size.trial + size.epoch * mostEpochs(budget),
        running: size.checkpoint,
      },
    };
  });
}

export function countOf(groups: readonly TrialCosts[]): number {
  return groups.reduce((sum, { trials }) => sum + trials, 0);
}

/** Of one core. */
export function secondsOf(groups: readonly TrialCosts[]): number {
  return groups.reduce((sum, { trials, seconds }) => sum + trials * seconds, 0);
}

export function isMostOf(groups: readonly TrialCosts[]): boolean {
  return groups.some(({ isMost }) => isMost);
}

const HOUR = 3600;

/** Lengths of shards, in hours, and workers of one. */
const LENGTHS = [1, 6, 24], MACHINES = [2, 16];

/**
 * What it takes to run trials on several machines; nothing for what this one does within a day.
 *
 * @param countShards How many shards it takes, each no longer than it may be; null if that cannot be.
 */
export function costLines(
  groups: readonly TrialCosts[],
  workers: number,
  countShards: (capacity: ShardCapacity) => number | null,
): string[] {
  const seconds = secondsOf(groups), isMost = isMostOf(groups);
  if (seconds <= 24 * HOUR * workers) return [];
  const longest = groups.reduce((most, one) => Math.max(most, one.seconds), 0);
  const hours = Math.round(seconds / HOUR);
  return [
    `That is ${isMost ? "at most" : "about"} ${
      grouped(Number(hours.toPrecision(2)))
    } hours of one ` +
    `core, ${about(longest, isMost)} for the longest trial`,
    ...MACHINES.flatMap((machine) => {
      const shards = LENGTHS.flatMap((length) => {
        const count = countShards({ seconds: length * HOUR, workers: machine });
        return count === null ? [] : [`${grouped(count)} of ${length} h`];
      });
      return shards.length === 0
        ? []
        : [`In shards for ${counted(machine, "worker")}: ${shards.join(", or ")}`];
    }),
    ...diskLine(groups),
  ];
}

/** How much is in each of all shards: "64 shards: 110 to 118 trials each, about 28 to 31 min of one core". */
export function shardsLine(sizes: readonly ShardSize[], isMost: boolean): string {
  const span = (numbers: readonly number[]) =>
    [Math.min(...numbers), Math.max(...numbers)] as const;
  const [fewest, most] = span(sizes.map(({ trials }) => trials));
  const [least, longest] = span(sizes.map(({ seconds }) => seconds));
  return `${counted(sizes.length, "shard")}: ${fewest === most ? "" : `${grouped(fewest)} to `}` +
    `${grouped(most)} ${most === 1 ? "trial" : "trials"} each` +
    // Zero is not known.
    (least === 0 ? "" : `, ${aboutBetween(least, longest, isMost)} of one core`);
}

function diskLine(groups: readonly TrialCosts[]): string[] {
  const known = groups.filter(({ bytes }) => bytes !== null);
  if (known.length < groups.length) return [];
  const ended = known.reduce((sum, { trials, bytes }) => sum + trials * bytes!.ended, 0);
  const running = known.reduce((most, { bytes }) => Math.max(most, bytes!.running), 0);
  return [
    `On disk: about ${bytesText(ended)} for all trials, and ${bytesText(running)} for the ` +
    "checkpoint of each that is running",
  ];
}
