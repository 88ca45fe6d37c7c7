/** Claims and what was measured of them, in words. */

import {
  counted,
  grouped,
  percent,
  points,
  pointsRange,
  probability,
} from "../../../bench/base/mod.ts";
import { shareText } from "../../../bench/results/evidence/mod.ts";
import type { Drawn } from "./interval_chart.ts";
import type { Standing } from "./standings.ts";

/** Two numbers and their difference. */
export interface Pair {
  /** Of the reference, then of the variant. */
  readonly sides: readonly [reference: string, variant: string];
  readonly difference: string;
}

/** What the paper has; null where it has no number. */
export function publishedPair({ published, runs }: Standing): Pair | null {
  if (published === null) return null;
  const { variant, reference } = published, difference = points(variant - reference);
  const side = (unsolved: number) =>
    runs === null ? percent(unsolved) : share(Math.round(runs * (1 - unsolved)), runs);
  return { sides: [side(reference), side(variant)], difference };
}

/** What was measured; null where nothing was. */
export function measuredPair({ record }: Standing): Pair | null {
  if (record === null) return null;
  const { variant, reference, difference, interval, pairs, solved } = record.measured;
  const range = interval === null ? "" : ` (${pointsRange(...interval)})`;
  return {
    sides: solved === null ? [percent(reference), percent(variant)] : [
      share(solved.both + solved.onlyReference, pairs),
      share(solved.both + solved.onlyVariant, pairs),
    ],
    difference: `${points(difference)}${range}`,
  };
}

function share(count: number, total: number): string {
  return `${grouped(count)} of ${grouped(total)}`;
}

/** What else there is to know of a measured claim, a sentence each. */
export function remarks({ record }: Standing): string[] {
  if (record === null) return [];
  const { citation, measured, holm, equivalence, budgetShare, notes } = record;
  const best = measured.bestOf === null ? "" : `, best of ${measured.bestOf}`;
  return [
    `${grouped(measured.pairs)} ${measured.pairs === 1 ? "pair" : "pairs"}${best}`,
    ...holm === null
      ? []
      : [`p = ${probability(holm.p)} (Holm, ${counted(holm.family, "claim")})`.replace("= <", "<")],
    ...equivalence === null ? [] : [
      `${equivalence.holds ? "within" : "not shown to be within"} ±${
        points(equivalence.margin).slice(1)
      } points (95 %: ${pointsRange(...equivalence.interval)})`,
    ],
    // Our own claims have no budget of a paper.
    ...budgetShare === null || !citation.includes("arXiv")
      ? []
      : [`${shareText(budgetShare)} of the paper’s budget`],
    ...notes,
  ];
}

/** The same as a chart shows it. */
export function drawnOf({ published, record }: Standing): Drawn {
  return {
    published: published && published.variant - published.reference,
    estimate: record && record.measured.difference,
    interval: record && record.measured.interval,
  };
}
