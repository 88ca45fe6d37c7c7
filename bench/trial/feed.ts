import type { RandomStream } from "../../engine/mod.ts";
import type { Batch, Dataset, Draw, StreamedData, TaskData } from "../../tasks/mod.ts";
import type { Curriculum } from "./curriculum.ts";
import type { BudgetSpec, FreshSpec } from "./spec/trial_spec.ts";

/** The examples of one epoch, in the order in which they are seen. */
export interface EpochFeed<B extends Batch> {
  readonly length: number;
  /** A batch of some of them, the first of which is `from`. */
  batch(from: number, size: number, reuse?: B): Fed<B>;
}

/** A batch, and the highest difficulty in it: 1 where examples have none. */
export interface Fed<B extends Batch> {
  readonly batch: B;
  readonly hardest: number;
}

/**
 * The examples of an epoch. The stream of orders and the curriculum decide them, and nothing else, so they are
 * the same when a run goes on from where it was saved.
 *
 * @param order Finite data draw from it; of a stream every example is a function of its key and of how many
 * examples came before.
 * @param budget One that fits the data, see `budgetFault`.
 * @throws {RangeError} If the epoch would have no batch.
 */
export function openEpoch<B extends Batch>(
  data: TaskData<B>,
  budget: BudgetSpec,
  curriculum: Curriculum,
  order: RandomStream,
  epoch: number,
): EpochFeed<B> {
  const { sampling } = budget;
  return data.form === "streamed"
    ? freshEpoch(data, budget, sampling as FreshSpec, curriculum, order, epoch)
    : finiteEpoch(data, budget, curriculum, order, epoch);
}

function finiteEpoch<B extends Batch>(
  { train, difficulties }: Dataset<B>,
  budget: BudgetSpec,
  curriculum: Curriculum,
  order: RandomStream,
  epoch: number,
): EpochFeed<B> {
  const all = [...Array(train.length).keys()];
  const level = curriculum.levelIn(epoch);
  if (budget.curriculum.kind !== "none" && difficulties === null) {
    throw new RangeError("Cannot follow a curriculum of examples without difficulties");
  }
  const there = budget.curriculum.kind === "none"
    ? all
    : all.filter((index) => difficulties![index]! <= level);
  const indices = drawn(there, budget.sampling, order);
  const length = lengthOf(indices.length, budget, epoch);
  return {
    length,
    batch(from, size, reuse) {
      const chosen = indices.slice(from, Math.min(from + size, length));
      return {
        batch: train.batch(chosen, reuse),
        hardest: Math.max(...chosen.map((index) => difficulties?.[index] ?? 1)),
      };
    },
  };
}

/** The examples of an epoch in the order in which they are seen. */
function drawn(
  there: readonly number[],
  sampling: BudgetSpec["sampling"],
  order: RandomStream,
): number[] {
  switch (sampling) {
    case "shuffled":
      return order.shuffled(there);
    case "withReplacement":
      return Array.from(there, () => there[order.integer(there.length)]!);
    default:
      sampling satisfies FreshSpec;
      throw new RangeError("Cannot draw fresh examples of finite data");
  }
}

function freshEpoch<B extends Batch>(
  { train }: StreamedData<B>,
  budget: BudgetSpec,
  { fresh: count, difficulty }: FreshSpec,
  curriculum: Curriculum,
  order: RandomStream,
  epoch: number,
): EpochFeed<B> {
  const examples = order.derive("examples"), difficulties = order.derive("difficulties");
  const length = lengthOf(count, budget, epoch), first = epoch * count;
  return {
    length,
    batch(from, size, reuse) {
      const shared = curriculum.draw(epoch, difficulties.derive(first + from));
      const draws = Array.from({ length: Math.min(size, length - from) }, (_, i): Draw => ({
        difficulty: i === 0 || difficulty === "batch"
          ? shared
          : curriculum.draw(epoch, difficulties.derive(first + from + i)),
        random: examples.derive(first + from + i),
      }));
      return {
        batch: train.fresh(draws, reuse),
        hardest: Math.max(...draws.map(({ difficulty }) => difficulty)),
      };
    },
  };
}

/** How many examples of an epoch are seen. */
function lengthOf(count: number, { lastBatch, batchSize }: BudgetSpec, epoch: number): number {
  const length = { short: count, dropped: count - count % batchSize }[lastBatch];
  if (length > 0) return length;
  throw new RangeError(`Cannot fill a batch with ${count} examples in epoch ${epoch + 1}`);
}
