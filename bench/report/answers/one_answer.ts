import type { Details } from "../../../models/mod.ts";
import { counted, listed, points } from "../../base/mod.ts";
import { type Comparison, FEWEST_DIFFERENT } from "../../results/statistics/mod.ts";
import type { Contrast } from "../comparisons.ts";
import { evidence } from "../evidence.ts";
import { type Largest, largestOf } from "../largest.ts";
import { type Verdict, verdictOf } from "../verdict.ts";
import { compared, sides } from "../words.ts";

/** More things that differ are counted. */
const MOST_DIFFERENCES = 4;

/**
 * What a variant did to the test error, over all workloads; of a difference that is not clear, how large it can be.
 *
 * @param margin That of the suite, if it declares one.
 */
export function oneAnswer(contrast: Contrast, margin?: number): Details {
  const comparison = contrast.comparison!, verdict = verdictOf(comparison);
  const largest = verdict === "unclear" ? largestOf(comparison, margin) : null;
  const isSmall = largest !== null && largest.margin !== null;
  const strong = isSmall
    ? `No difference larger than ${largest.words}.`
    : inWords(verdict, contrast);
  return [
    {
      kind: "text",
      role: "answer",
      words: [{ strong }, ` ${measuredIn(contrast)}${largest === null ? "" : sizeOf(largest)}`],
    },
    ...cautions(comparison, isDecided(verdict)).map((words) => ({
      kind: "text" as const,
      role: "caution" as const,
      words,
    })),
    evidence(comparison),
  ];
}

function sizeOf({ words, margin }: Largest): string {
  return margin === null
    ? ` A difference of ${words} or more is excluded (95\u00a0%).`
    : ` It is within the suite's margin of ${margin} (two one-sided tests at 2.5\u00a0%).`;
}

function isDecided(verdict: Verdict): boolean {
  return verdict === "better" || verdict === "worse";
}

/** The difference of the means in a sentence. */
function measuredIn(contrast: Contrast): string {
  const comparison = contrast.comparison!;
  const { variant, reference, pairs, workloads, mean } = comparison;
  return `With ${variant} the test error was ${compared(mean, reference)}${
    interval(comparison)
  }: ` +
    `the mean over ${counted(pairs.length, "pair")} of trials that ${differ(contrast)}, on ` +
    `${counted(workloads.length, "workload")}.`;
}

/** Noise that was added is what the question calls "noise"; of all else the variant is named. */
export function inWords(verdict: Verdict, { variant, noise, comparison }: Contrast): string {
  switch (verdict) {
    case "tooFewSeeds":
      return comparison !== null && differRarely(comparison)
        ? "Too few pairs differ for an answer."
        : "Too few seeds for an answer.";
    case "mixed":
      return "Mixed: most pairs say one thing, the mean another.";
    case "unclear":
      return "No clear difference.";
    case "better":
      return noise === "added" ? "It helped here." : `${variant} did better here.`;
    case "worse":
      return noise === "added" ? "It did harm here." : `${variant} did worse here.`;
  }
}

/** Whether seeds would be enough for an interval, if more of the pairs differed. */
function differRarely({ pairs, better, worse }: Comparison): boolean {
  return pairs.length >= FEWEST_DIFFERENT && better + worse < FEWEST_DIFFERENT;
}

/** What the trials of a pair have not in common. */
export function differ({ differences, noise }: Contrast): string {
  if (noise !== null) return "differ in nothing else";
  const words = (differences ?? []).map(({ words }) => words);
  if (words.length === 0) return "do not differ in their specification";
  const left = words.length - MOST_DIFFERENCES;
  const shown = left <= 1 ? words : [...words.slice(0, MOST_DIFFERENCES), `${left} more things`];
  return `differ in ${listed(shown)}`;
}

function interval({ interval }: Comparison): string {
  if (interval.tooFewSeeds) return "";
  return ` (95\u00a0% interval: ${sides(interval)})`;
}

/** @param decided Whether the answer is that one of the two did better. */
function cautions(comparison: Comparison, decided: boolean): string[] {
  const { workloads } = comparison;
  // As they are shown: less than a twentieth of a point is no direction.
  const signs = workloads.map(({ mean }) => points(mean).charAt(0));
  const lower = signs.filter((sign) => sign === "−").length;
  const higher = signs.filter((sign) => sign === "+").length;
  return [
    ...tooFew([comparison]),
    ...!decided || lower === 0 || higher === 0 ? [] : [
      `The workloads do not agree: of ${workloads.length}, the mean error was lower on ${lower} ` +
      `and higher on ${higher}.`,
    ],
    ...leftOut([comparison]),
  ];
}

/** That there is no interval, and why; nothing where some comparison has one. */
export function tooFew(comparisons: readonly Comparison[]): string[] {
  if (comparisons.some(({ interval }) => !interval.tooFewSeeds)) return [];
  const [only] = comparisons;
  if (comparisons.length === 1 && differRarely(only!)) {
    const { better, worse } = only!;
    return [
      `Of ${counted(only!.pairs.length, "pair")} ${better + worse} ${
        better + worse === 1 ? "differs" : "differ"
      }. An interval takes ` +
      `${FEWEST_DIFFERENT}: where nearly all are equal, the few decide the mean.`,
    ];
  }
  const pairs = Math.max(...comparisons.map(({ pairs }) => pairs.length));
  const fewest = Math.min(
    ...comparisons.flatMap(({ workloads }) => workloads.map(({ pairs }) => pairs.length)),
  );
  return [
    `With ${counted(pairs, "pair")}, as few as ${
      counted(fewest, "seed")
    } to a workload, there is no interval: what is seen may be chance.`,
  ];
}

/** Trials without a partner. */
export function leftOut(comparisons: readonly Comparison[]): string[] {
  const count = comparisons.reduce((sum, { leftOut }) => sum + leftOut, 0);
  return count === 0 ? [] : [
    `Left out: ${
      counted(count, "trial")
    } without a partner of the same seed that ended with numbers. What keeps trials from ending may be what is ` +
    "asked about.",
  ];
}
