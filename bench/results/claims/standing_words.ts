/** Where claims stand, in words. */

import { counted, points, probability } from "../../base/mod.ts";
import { type Expectation, grades } from "./grade.ts";
import type { Judgement, Standing } from "./judgement.ts";

/** Where claims can stand, in a word or two: the grades, and two that have none. */
export const standingNames: Readonly<Record<Standing, string>> = {
  signAndSize: grades.signAndSize.title,
  withinMargin: grades.withinMargin.title,
  signOnly: grades.signOnly.title,
  sizeExcluded: grades.sizeExcluded.title,
  opposite: grades.opposite.title,
  inconclusive: grades.inconclusive.title,
  notRun: "not run",
  noSuite: "no suite",
};

/** The grade with what it rests on: "sign only: smaller than published". */
export function standingWords(judgement: Judgement): string {
  const { standing, claim: { test } } = judgement, name = standingNames[standing];
  switch (standing) {
    case "noSuite":
      return test.suite === null ? `${name}: ${test.reason}` : name;
    case "signOnly":
      return `${name}: ${signOnlyWords(judgement)}`;
    case "opposite":
      return test.suite === null ? name : `${name}: the difference is ${oppositeWords(test)}`;
    case "inconclusive":
      return `${name}${inconclusiveWords(judgement)}`;
    case "signAndSize":
    case "withinMargin":
    case "sizeExcluded":
    case "notRun":
      return name;
  }
}

/** Which of the two a difference without the published size is. */
function signOnlyWords({ size, published, measured }: Judgement): string {
  if (size === null) {
    return published === null ? "no size is published" : "the published size is of more workloads";
  }
  const isSmaller = Math.abs(measured!.difference) < Math.abs(size);
  return `the difference is ${isSmaller ? "smaller" : "larger"} than published`;
}

function oppositeWords({ direction, margin = 0 }: Expectation): string {
  switch (direction) {
    case "lower":
    case "higher":
      return "the other way round";
    case "same":
    case "notLower":
    case "notHigher":
      return `not zero, and not shown to be within ${points(margin).slice(1)} points`;
  }
}

function inconclusiveWords({ measured, seedsNeeded }: Judgement): string {
  if (measured === null) return "";
  const at = ` at ${counted(seedsOf(measured), "seed")}`;
  const few = measured.interval === null ? ", too few for an interval" : "";
  if (seedsNeeded === null) return `${at}${few}`;
  if (seedsNeeded === Infinity) {
    return `${at}${few}; the difference is about zero, and no sensible number would decide`;
  }
  return `${at}${few}; a confirmatory run of ${
    counted(seedsNeeded, "fresh seed")
  } would decide in 8 of 10 cases`;
}

/** Seeds of a workload, or of a configuration of an arm, on average. */
function seedsOf({ pairs, strata }: NonNullable<Judgement["measured"]>): number {
  return Math.round(pairs / strata);
}

/** The p-value adjusted over the family: "p = 0.012 (Holm, 9 claims)". */
export function holmWords({ holm, grade }: Judgement): string | null {
  if (holm === null) return null;
  const { p, family } = holm;
  const value = p < 0.001 ? "p < 0.001" : `p = ${p > 0.9995 ? "1" : probability(p)}`;
  const words = family === 1
    ? `${value} (of this claim alone)`
    : `${value} (Holm, ${family} claims)`;
  const isDecided = grade !== "inconclusive" && grade !== "sizeExcluded";
  return isDecided && p > 0.05 ? `${words}: may be chance among these` : words;
}

/** Judgements by where they stand: "2 sign and size, 1 inconclusive, 20 not run". */
export function tally(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return "No claim matches";
  const counts = (Object.keys(standingNames) as Standing[]).map((name) =>
    [judgements.filter(({ standing }) => standing === name).length, standingNames[name]] as const
  );
  const words = counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return `${counted(judgements.length, "claim")}: ${words.join(", ")}`;
}
