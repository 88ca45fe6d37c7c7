import { type FidelityKind, fidelityOf } from "./fidelity.ts";
import type { Judgement, Standing } from "./judgement.ts";
import { commandOf, metricOf } from "./words.ts";

/** Where claims can stand, as it is typed and as programs read it. */
export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  signAndSize: "sign-and-size",
  withinMargin: "within-margin",
  signOnly: "sign-only",
  sizeExcluded: "size-excluded",
  opposite: "opposite",
  inconclusive: "inconclusive",
  notRun: "not-run",
  noSuite: "no-suite",
};

/** A claim and its grade, for programs. Errors and differences are fractions. */
export interface ClaimRecord {
  readonly id: string;
  /** In our words. */
  readonly sentence: string;
  readonly paper: string;
  readonly citation: string;
  /** Table or section of the paper. */
  readonly place: string;
  /** The suite that tests it; null for none. */
  readonly suite: string | null;
  /** One of `STANDING_NAMES`. */
  readonly grade: string;
  /** What the numbers are; empty for none. */
  readonly metric: string;
  /** What the paper says of both sides; null where it has no number. */
  readonly published: { readonly variant: number; readonly reference: number } | null;
  /**
   * Means over the pairs, or bests of n, their difference, variant minus reference, and its 95 % interval.
   */
  readonly measured: {
    readonly variant: number;
    readonly reference: number;
    readonly difference: number;
    readonly interval: readonly [lowest: number, highest: number] | null;
    /** How many runs the numbers are of the best of; null for means. */
    readonly bestOf: number | null;
    readonly pairs: number;
    readonly workloads: readonly string[];
  } | null;
  /** The p-value adjusted by Holm over the claims of the suite; null under five seeds. */
  readonly holm: { readonly p: number; readonly family: number } | null;
  /** Two one-sided tests against a margin; null without one. */
  readonly equivalence: {
    readonly margin: number;
    readonly holds: boolean;
    readonly interval: readonly [lowest: number, highest: number];
  } | null;
  /** The share of the paper's budget; more than 1 if more was run. */
  readonly budgetShare: number | null;
  /** Seeds of each workload that would decide; null if decided, unknown, or beyond any number. */
  readonly seedsNeeded: number | null;
  /** The command that runs the trials it needs; null if there is none. */
  readonly command: string | null;
  readonly notes: readonly string[];
  /** How the suite is known to differ from the paper, or may. */
  readonly fidelity: readonly { readonly kind: FidelityKind; readonly text: string }[];
}

/** Judgements as JSON for other programs; the version goes up when a field changes. */
export function claimsDocument(judgements: readonly Judgement[]): {
  readonly format: "gradnoise-claims";
  readonly version: 2;
  readonly claims: readonly ClaimRecord[];
} {
  return { format: "gradnoise-claims", version: 2, claims: judgements.map(recordOf) };
}

function recordOf(judgement: Judgement): ClaimRecord {
  const { claim, paper, standing, published, measured, equivalence, share, seedsNeeded, notes } =
    judgement;
  return {
    id: claim.id,
    sentence: claim.sentence,
    paper: paper.title,
    citation: paper.citation,
    place: claim.place,
    suite: claim.test.suite,
    grade: STANDING_NAMES[standing],
    metric: metricOf(judgement),
    published: published && { variant: published.variant, reference: published.reference },
    measured: measured && {
      variant: measured.variant,
      reference: measured.reference,
      difference: measured.difference,
      interval: measured.interval && [measured.interval.lowest, measured.interval.highest],
      bestOf: measured.bestOf,
      pairs: measured.pairs,
      workloads: measured.workloads,
    },
    holm: judgement.holm,
    equivalence: equivalence && {
      margin: equivalence.margin,
      holds: equivalence.holds,
      interval: [equivalence.interval.lowest, equivalence.interval.highest],
    },
    budgetShare: share?.share ?? null,
    seedsNeeded: Number.isFinite(seedsNeeded) ? seedsNeeded : null,
    command: commandOf(judgement),
    notes,
    fidelity: fidelityOf(claim.test.suite ?? "").map(({ kind, text }) => ({ kind, text })),
  };
}
