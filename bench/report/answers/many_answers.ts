import type { Details } from "../../../models/mod.ts";
import { counted, listed } from "../../base/mod.ts";
import {
  type Comparison,
  decidingInterval,
  holm,
  pOfDifference,
} from "../../results/statistics/mod.ts";
import type { Contrast } from "../comparisons.ts";
import { evidence } from "../evidence.ts";
import { SIGNIFICANCE, type Verdict, verdictOf } from "../verdict.ts";
import { compared, sides } from "../words.ts";
import { leftOut, tooFew } from "./one_answer.ts";

/** One answer for several contrasts: how many help, how many do harm, and the largest of each. */
export function manyAnswers(contrasts: readonly Contrast[], isOfNoise: boolean): Details {
  const all = contrasts.flatMap(({ comparison }) => comparison ?? []);
  const of = (verdict: Verdict) => all.filter((one) => verdictOf(one) === verdict);
  const clear = clearTogether(all);
  const counting = (verdict: Verdict) => of(verdict).filter((one) => clear.has(one));
  const better = counting("better"), worse = counting("worse");
  const alone = of("better").length + of("worse").length - better.length - worse.length;
  const measured = all.length - of("tooFewSeeds").length;
  const words = [
    ...better.length + worse.length === 0 ? seen(all) : [],
    ...largest(better, -1),
    ...largest(worse, 1),
    ...rest([
      // Where none is clear, that is said already.
      [better.length + worse.length === 0 ? 0 : of("unclear").length, "no clear difference"],
      [alone, "clear only when looked at alone"],
      [of("mixed").length, "mixed signs"],
      [all.length - measured, "too few seeds"],
    ], measured > 0),
  ].join(" ");
  return [
    {
      kind: "text",
      role: "answer",
      words: [
        {
          strong: verdictIn({
            all: all.length,
            measured,
            better: better.length,
            worse: worse.length,
            isOfNoise,
          }),
        },
        words === "" ? "" : ` ${words}`,
      ],
    },
    ...[...tooFew(all), ...corrected(measured, isOfNoise), ...leftOut(all)].map((words) => ({
      kind: "text" as const,
      role: "caution" as const,
      words,
    })),
    {
      kind: "group",
      title: "How sure this is",
      fold: "closed",
      look: "evidence",
      details: all.map((one) => evidence(one, `${one.variant} against ${one.reference}`)),
    },
  ];
}

/** What the answer counts. */
interface Counts {
  readonly all: number;
  /** Those that have an interval. */
  readonly measured: number;
  readonly better: number;
  readonly worse: number;
  readonly isOfNoise: boolean;
}

export function verdictIn({ all, measured, better, worse, isOfNoise }: Counts): string {
  const what = isOfNoise ? "comparison" : "change";
  if (measured === 0) return "Too few seeds for an answer.";
  const of = `of ${counted(all, what)}`;
  if (better + worse === 0) return `No clear difference in any ${of}.`;
  if (isOfNoise) {
    if (worse === 0) return `It helped in ${better} ${of}.`;
    if (better === 0) return `It did harm in ${worse} ${of}.`;
    return `It helped in ${better} ${of}, and did harm in ${worse}.`;
  }
  if (worse === 0) return `${better} ${of} did better.`;
  if (better === 0) return `${worse} ${of} did worse.`;
  return `${better} ${of} did better, ${worse} worse.`;
}

/** The one that changes the error most, of those that change it to one side. */
function largest(comparisons: readonly Comparison[], sign: 1 | -1): string[] {
  const [most] = comparisons.toSorted((one, other) => sign * (other.mean - one.mean));
  if (most === undefined) return [];
  const { variant, reference, mean, interval } = most;
  if (interval.tooFewSeeds) return [];
  const lead = comparisons.length === 1 ? "" : sign < 0 ? "The best: " : "The worst: ";
  return [
    `${lead}${lead === "" ? "With" : "with"} ${variant} the test error was ${
      compared(mean, reference)
    } (95\u00a0% interval: ${sides(interval)}).`,
  ];
}

/** The largest difference where none is clear. */
function seen(all: readonly Comparison[]): string[] {
  const [most] = all.toSorted((one, other) => Math.abs(other.mean) - Math.abs(one.mean));
  if (most === undefined) return [];
  const { variant, reference, mean, interval } = most;
  const ends = interval.tooFewSeeds ? "" : ` (95\u00a0% interval: ${sides(interval)})`;
  return [
    `The largest difference that was seen: with ${variant} the test error was ${
      compared(mean, reference)
    }${ends}.`,
  ];
}

/** What became of those that are neither better nor worse. */
function rest(
  kinds: readonly (readonly [count: number, words: string])[],
  someMeasured: boolean,
): string[] {
  const parts = kinds.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return parts.length === 0 || !someMeasured ? [] : [`The others: ${listed(parts)}.`];
}

/** Of many answers some are clear by chance: these are so with p-values adjusted by Holm. */
function clearTogether(all: readonly Comparison[]): ReadonlySet<Comparison> {
  const measured = all.filter((one) => verdictOf(one) !== "tooFewSeeds");
  const adjusted = holm(
    measured.map((one) =>
      pOfDifference((coverage) => decidingInterval(one, { coverage, ofCounts: false }))
    ),
  );
  return new Set(measured.filter((_, i) => adjusted[i]! < SIGNIFICANCE));
}

function corrected(measured: number, isOfNoise: boolean): string[] {
  if (measured < 2) return [];
  return [
    `The answer counts what stays clear after Holm's correction for ${measured} ${
      isOfNoise ? "comparisons" : "changes"
    }; each interval is at 95\u00a0% by itself.`,
  ];
}
