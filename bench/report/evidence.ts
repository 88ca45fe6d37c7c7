import type { GroupDetail, Words } from "../../models/mod.ts";
import { counted, grouped, percent } from "../base/mod.ts";
import {
  type Comparison,
  hasTests,
  interquartileMean,
  mean,
  median,
} from "../results/statistics/mod.ts";
import { cases, compared, sides } from "./words.ts";

/** What stands behind an answer, test by test, folded away. */
export function evidence(
  comparison: Comparison,
  title: Words = ["How sure this is", { hidden: `: ${comparison.variant}` }],
): GroupDetail {
  const { variant, reference, pairs } = comparison;
  const facts: readonly (readonly [name: string, text: string])[] = [
    ["95\u00a0% interval", interval(comparison)],
    ["By seed", clustered(comparison)],
    ["Pairs", split(comparison)],
    ["Sizes", sizes(comparison)],
    ["Solved", solved(comparison)],
    ["Any two trials", anyTwo(comparison)],
    [`Errors with ${variant}`, averages(pairs.map((pair) => pair.variant))],
    [`Errors with ${reference}`, averages(pairs.map((pair) => pair.reference))],
    ["Enough seeds", needed(comparison)],
  ];
  return {
    kind: "group",
    title,
    fold: "closed",
    look: "evidence",
    details: [{
      kind: "facts",
      facts: facts.filter(([, text]) => text !== "").map(([name, value]) => ({ name, value })),
    }],
  };
}

function interval({ interval }: Comparison): string {
  if (interval.tooFewSeeds) return "";
  return `In percentage points ${sides(interval)}: of 100 such runs with ` +
    "other seeds, about 95 give an interval that holds the true mean difference on these workloads (Student's t " +
    "over the differences within workloads, with Welch's degrees of freedom).";
}

/** What workloads and configurations have in common widens the interval, or narrows it. */
function clustered({ clustered }: Comparison): string {
  if (clustered === null) return "";
  const { seeds, configurations } = clustered.clusters;
  const range = `In percentage points ${sides(clustered)}`;
  return configurations === null
    ? `${range}: the same from the means of the ${seeds} seeds, as a seed draws the same numbers for every ` +
      "workload and may be lucky on all of them."
    : `${range}: the same without taking pairs of one of the ${seeds} seeds, or of one of the ` +
      `${configurations} configurations, for independent. It holds for other configurations as well.`;
}

/** What a test says, where there are seeds enough for one. */
function tested(comparison: Comparison, sentence: string): string {
  return hasTests(comparison) ? ` ${sentence}` : "";
}

function split(comparison: Comparison): string {
  const { variant, pairs, better, worse, equal, signTest } = comparison;
  return `Of ${
    counted(pairs.length, "pair")
  } ${better} had the lower error with ${variant}, ${worse} the higher, ` +
    `${equal} the same.` + tested(
      comparison,
      `A fair coin splits ${counted(better + worse, "throw")} at least so unevenly in ` +
        `${cases(signTest)} (sign test).`,
    );
}

function sizes(comparison: Comparison): string {
  const { reference, median, wilcoxon } = comparison;
  return `In the median pair the error was ${compared(median, reference)}.` + tested(
    comparison,
    "Counting also how large the differences are, chance alone is at least so lopsided in " +
      `${cases(wilcoxon.p)} (Wilcoxon's signed-rank test).`,
  );
}

function solved(comparison: Comparison): string {
  const { variant, reference, solved } = comparison;
  const { both, onlyVariant, onlyReference, neither, p } = solved;
  const test = onlyVariant + onlyReference === 0
    ? "No pair tells them apart."
    : `A fair coin is at least so uneven in ${cases(p)} (McNemar's test).`;
  return `Both of a pair solved their task ${times(both)}, neither ${
    times(neither)
  }; ${variant} alone ` +
    `${times(onlyVariant)}, ${reference} alone ${times(onlyReference)}.${tested(comparison, test)}`;
}

function anyTwo({ variant, reference, probabilityOfImprovement: share }: Comparison): string {
  return `Of two trials on a workload with any seeds, the one with ${variant} has the lower error in ` +
    `${
      Math.round(100 * share)
    } of 100 cases, half of the ties counted; 50 is no difference to ${reference} ` +
    "(probability of improvement).";
}

function averages(errors: readonly number[]): string {
  return `Mean ${percent(mean(errors))}, median ${
    percent(median(errors))
  }, mean of the middle half ` +
    `${percent(interquartileMean(errors))} (interquartile mean).`;
}

function needed({ pairs, pairsNeeded }: Comparison): string {
  if (pairsNeeded === null || !Number.isFinite(pairsNeeded)) return "";
  return `If the true difference is what was seen, a confirmatory run (--confirm) of ${
    counted(pairsNeeded, "fresh pair")
  } sees it in 8 of 10 cases; here are ${
    grouped(pairs.length)
  }. More seeds for this run until it decides would not do: that finds what is not there.`;
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${grouped(count)} times`;
}
