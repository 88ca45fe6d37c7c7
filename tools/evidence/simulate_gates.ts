import type { RandomStream } from "../../engine/base/mod.ts";
import {
  type CellOutcomes,
  compareOutcomes,
  type Outcome,
  outcomeOf,
} from "../../bench/results/gate/mod.ts";
import type { ResultFile } from "../../bench/results/mod.ts";

/** Trained seeds of a workload and variant, to draw from. */
export interface Pool extends Pick<CellOutcomes, "workload" | "variant"> {
  readonly outcomes: readonly Outcome[];
}

/** The trials of a result as pools, in the order of its workloads and variants. */
export function poolsOf({ workloads, variants, trials }: ResultFile): Pool[] {
  return workloads.flatMap(({ name: workload }) =>
    variants.map(({ name: variant }) => ({
      workload,
      variant,
      outcomes: trials
        .filter((trial) => trial.workload === workload && trial.variant === variant)
        .map(outcomeOf),
    }))
  );
}

/** The outcomes of simulated gates of tier 2. */
export interface SimulatedGates {
  readonly gates: number;
  /** Gates in which a comparison was worse or undecided: neither lets a change through. */
  readonly alarms: number;
  /** Of these, the ones in which some comparison was worse. */
  readonly worse: number;
}

/** What to draw, and how often. */
export interface SimulationOptions {
  readonly gates: number;
  /** Of each cell, before and after. */
  readonly seeds: number;
  readonly random: RandomStream;
}

/**
 * Simulates gates between runs whose seeds are drawn, with replacement, from trained ones: how tier 2
 * judges a change when only the luck of the seeds differs, or when a fault was added.
 */
export function simulateGates(
  before: readonly Pool[],
  after: readonly Pool[],
  { gates, seeds, random }: SimulationOptions,
): SimulatedGates {
  const draw = ({ outcomes }: Pool) =>
    Array.from({ length: seeds }, (_, seed) => ({ ...random.pick(outcomes), seed }));
  let alarms = 0, worse = 0;
  for (let gate = 0; gate < gates; gate++) {
    const cells = before.map((pool, i): CellOutcomes => ({
      workload: pool.workload,
      variant: pool.variant,
      before: draw(pool),
      after: draw(after[i]!),
    }));
    const outcomes = compareOutcomes(cells).map(({ outcome }) => outcome);
    alarms += Number(outcomes.some((outcome) => outcome !== "notWorse"));
    worse += Number(outcomes.includes("worse"));
  }
  return { gates, alarms, worse };
}
