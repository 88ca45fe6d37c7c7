/** How large a difference is at most, in words. */

import { points } from "../../base/mod.ts";
import { type Interval, largestSize } from "../statistics/mod.ts";
import type { ClaimTest } from "./claim.ts";
import type { Judgement } from "./judgement.ts";
import { metricWords, successWords } from "./words.ts";

/**
 * How large the difference is at most: "noise changes the validation error by less than 1.3 points (95 %), which excludes
 * the published 2.9". Null without an interval, where sign and size are known, and of counts, whose bounds are wide, where
 * nothing is excluded.
 */
export function largestWords(
  { claim, measured, size, grade, equivalence }: Judgement,
): string | null {
  const { test } = claim, interval = measured?.interval ?? null;
  if (interval === null || test.suite === null) return null;
  const bound = boundOf(interval);
  const excludes = size !== null && Math.abs(size) > bound;
  const isKnown = grade === "signAndSize" || grade === "signOnly" || grade === "opposite";
  if (!excludes && (isKnown || test.of === "counts")) return null;
  const parts = [
    ...excludes ? [`excludes the published ${unsigned(size)}`] : [],
    ...equivalence?.holds ? [`is within the margin of ${unsigned(equivalence.margin)}`] : [],
  ];
  return `${test.change} changes ${changedWords(test)} by less than ${boundWords(bound)} (95 %)` +
    (parts.length === 0 ? "" : `, which ${parts.join(" and ")}`);
}

/** The size that a difference does not exceed, to the next tenth of a point. */
export function boundOf(interval: Interval): number {
  // Rounding of a float is no tenth more.
  return Math.ceil(1000 * largestSize(interval) - 1e-9) / 1000;
}

/** "0.9 points", without a sign. */
export function boundWords(bound: number): string {
  return `${unsigned(bound)} points`;
}

function unsigned(difference: number): string {
  return points(Math.abs(difference)).replace(/^[+−]/, "");
}

function changedWords({ metric, success }: ClaimTest): string {
  if (metric === "unsolved") {
    return `the share of ${success === undefined ? metricWords[metric] : successWords(success)}`;
  }
  return metric === "overfitting"
    ? "the gap between validation and training error"
    : `the ${metricWords[metric]}`;
}
