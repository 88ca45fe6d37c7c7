import {
  type Equivalence,
  type Interval,
  judgeMargin,
  pOfDifference,
  smallestLevel,
  testEquivalence,
  turnedInterval,
} from "../statistics/mod.ts";

/**
 * What is claimed of a difference, variant minus reference: that it is below zero or above, that it is
 * within a margin of zero, or that it is not below minus the margin, or not above the margin.
 */
export type Direction = "lower" | "higher" | "same" | "notLower" | "notHigher";

/** A claimed direction; the margin, a fraction, is for those that have one. */
export interface Expectation {
  readonly direction: Direction;
  readonly margin?: number;
}

/** What an experiment says of a claim. */
export type Grade =
  | "signAndSize"
  | "signOnly"
  | "sizeExcluded"
  | "opposite"
  | "inconclusive"
  | "withinMargin";

/** A grade in words: its name, and what the interval of the difference has to be for it. */
export interface GradeWords {
  readonly title: string;
  readonly meaning: string;
}

/** Every grade, from what a paper would like best to what it would like least; undecided ones come last. */
export const grades: Readonly<Record<Grade, GradeWords>> = {
  signAndSize: {
    title: "sign and size",
    meaning: "excludes zero on the claimed side and contains the published difference",
  },
  withinMargin: {
    title: "within the margin",
    meaning:
      "lies within the margin of a claim that something makes no difference, or does not help",
  },
  signOnly: {
    title: "sign only",
    meaning:
      "excludes zero on the claimed side; the published difference lies outside, or there is none",
  },
  sizeExcluded: {
    title: "size excluded",
    meaning: "contains zero and excludes the published difference",
  },
  opposite: {
    title: "opposite",
    meaning: "excludes zero on the other side",
  },
  inconclusive: {
    title: "inconclusive",
    meaning: "contains zero and the published difference, or zero where none is published",
  },
};

/**
 * Grades a claim by the 95 % interval of its difference, null with too few seeds. Too little data show nothing: without an interval, and with
 * one that is wide, a claim is inconclusive. Of a claim with a margin, the opposite is shown by an interval that
 * reaches past the margin and excludes zero on that side.
 *
 * @param size The published difference; null for none.
 * @throws {RangeError} If a claim that needs a margin has none.
 */
export function gradeOf(
  interval: Interval | null,
  { direction, margin = 0 }: Expectation,
  size: number | null,
): Grade {
  if (interval === null) return "inconclusive";
  switch (direction) {
    case "lower":
      return gradeBySign(interval, size);
    case "higher":
      return gradeBySign(turnedInterval(interval), size === null ? null : -size);
    case "notHigher":
      if (judgeMargin(interval, margin) === "notWorse") return "withinMargin";
      return interval.lowest > 0 ? "opposite" : "inconclusive";
    case "notLower":
      return gradeOf(turnedInterval(interval), { direction: "notHigher", margin }, null);
    case "same":
      if (testEquivalence(interval, margin).holds) return "withinMargin";
      return contains(interval, 0) ? "inconclusive" : "opposite";
  }
}

/** Of a claim that the difference is below zero. */
function gradeBySign(interval: Interval, size: number | null): Grade {
  const hasSize = size !== null && contains(interval, size);
  if (contains(interval, 0)) return size === null || hasSize ? "inconclusive" : "sizeExcluded";
  if (interval.lowest > 0) return "opposite";
  return hasSize ? "signAndSize" : "signOnly";
}

function contains({ lowest, highest }: Interval, value: number): boolean {
  return lowest <= value && value <= highest;
}

/**
 * The p-value of what is claimed: of a direction the two-sided one of no difference, of a margin that of the test, or of
 * both tests, against it.
 *
 * @param intervalAt The interval of the difference that covers it with a probability; null with too few seeds.
 */
export function pOfClaim(
  intervalAt: (coverage: number) => Interval | null,
  { direction, margin = 0 }: Expectation,
): number {
  if (direction === "lower" || direction === "higher") return pOfDifference(intervalAt);
  return smallestLevel((level) => {
    // Each of the two one-sided tests has half of the level.
    const interval = intervalAt(1 - level);
    return interval !== null &&
      gradeOf(interval, { direction, margin }, null) === "withinMargin";
  });
}

/** The test of a difference against a margin; null without one, or with too few seeds. */
export function equivalenceOf(
  interval: Interval | null,
  margin: number | undefined,
): Equivalence | null {
  return margin === undefined || interval === null ? null : testEquivalence(interval, margin);
}
