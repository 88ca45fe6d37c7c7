import { type Interval, judgeMargin } from "../statistics/mod.ts";

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

/** What an interval says of a claim; null stands for too few seeds. */
export type Grade = "reproduced" | "refuted" | "inconclusive";

/**
 * Grades a claim by the interval of the difference. Of a claim with a margin nothing is shown by too
 * little data: the whole interval has to be within the margin, and to refute it one has to reach past the
 * margin and lie on that side of zero.
 *
 * @throws {RangeError} If a claim that needs a margin has none.
 */
export function grade(
  interval: Interval | null,
  { direction, margin = 0 }: Expectation,
): Grade {
  if (interval === null) return "inconclusive";
  const { lowest, highest } = interval, turned = { lowest: -highest, highest: -lowest };
  switch (direction) {
    case "lower":
      return highest < 0 ? "reproduced" : lowest > 0 ? "refuted" : "inconclusive";
    case "higher":
      return grade(turned, { direction: "lower" });
    case "notHigher": {
      const outcome = judgeMargin(interval, margin);
      return outcome === "notWorse"
        ? "reproduced"
        : outcome === "worse"
        ? "refuted"
        : "inconclusive";
    }
    case "notLower":
      return grade(turned, { direction: "notHigher", margin });
    case "same": {
      const sides = [interval, turned].map((side) =>
        grade(side, { direction: "notHigher", margin })
      );
      return sides.includes("refuted")
        ? "refuted"
        : sides.includes("inconclusive")
        ? "inconclusive"
        : "reproduced";
    }
  }
}
