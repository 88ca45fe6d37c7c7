import type { Details } from "../../../models/mod.ts";
import { counted, exactPercent, grouped, listed } from "../../base/mod.ts";
import type { Contrast } from "../comparisons.ts";
import type { Verdict } from "../verdict.ts";
import { side } from "../words.ts";
import { verdictIn } from "./many_answers.ts";
import { differ, inWords } from "./one_answer.ts";
import type { RateRow } from "./rate_rows.ts";

type Compared = RateRow & { readonly compared: NonNullable<RateRow["compared"]> };

/** What variants did to the number of trials that succeed, where a suite counts those. */
export function rateAnswer(
  rows: readonly RateRow[],
  asked: readonly Contrast[],
  isOfNoise: boolean,
): Details {
  const compared = rows.filter((row): row is Compared =>
    row.compared !== null && asked.some(({ variant }) => variant === row.variant)
  );
  const [first, ...others] = compared;
  if (first === undefined) return [];
  const of = (verdict: Verdict) => compared.filter((row) => verdictOf(row) === verdict);
  const [better, worse, unclear] = [of("better"), of("worse"), of("unclear")] as const;
  const contrast = asked.find(({ variant }) => variant === first.variant)!;
  const strong = others.length === 0 ? inWords(verdictOf(first), contrast) : verdictIn({
    ...{ all: compared.length, measured: compared.length, isOfNoise },
    ...{ better: better.length, worse: worse.length },
  });
  const shown = others.length === 0
    ? [first]
    : better.length + worse.length === 0
    ? largest(compared)
    : [...most(better, 1), ...most(worse, -1)];
  const words = [
    ...shown.map((row) => sentence(row, new Set(rows.map(({ workload }) => workload)).size > 1)),
    ...others.length === 0 || unclear.length === 0 || unclear.length === compared.length
      ? []
      : [`The others, ${unclear.length}, show no clear difference.`],
  ].join(" ");
  const pairs = listed([...new Set(compared.map(({ compared }) => compared.pairs))].map(grouped));
  return [{
    kind: "text",
    role: "answer",
    words: [{ strong }, words === "" ? "" : ` ${words}`],
  }, {
    kind: "text",
    role: "caution",
    words: `The measure is how many trials succeed, counted in ${pairs} pairs that ` +
      `${differ(contrast)}; intervals are Newcombe’s for pairs.`,
  }];
}

/** More successes are better: here a variant is better whose share is higher. */
function verdictOf({ compared: { interval: { lowest, highest } } }: Compared): Verdict {
  return lowest > 0 ? "better" : highest < 0 ? "worse" : "unclear";
}

function most(rows: readonly Compared[], sign: 1 | -1): Compared[] {
  return rows.toSorted((one, other) => sign * (other.compared.difference - one.compared.difference))
    .slice(0, 1);
}

/** The one that differs most, to whichever side; none where all are equal. */
function largest(rows: readonly Compared[]): Compared[] {
  const size = ({ compared: { difference } }: Compared) => Math.abs(difference);
  return rows.toSorted((one, other) => size(other) - size(one)).slice(0, 1)
    .filter((row) => size(row) > 0);
}

/** @param several Whether other workloads are counted too. */
function sentence(
  { variant, workload, part, under, compared }: Compared,
  several: boolean,
): string {
  const { both, onlyVariant, onlyReference, pairs, reference, difference, interval } = compared;
  const limit = under === null
    ? `solved ${workload}`
    : `ended under ${exactPercent(under).replace(" ", "\u00a0")}${
      part === null ? several ? ` on ${workload}` : "" : ` on ${part}`
    }`;
  const { lowest, highest } = interval;
  const text = side(difference);
  const share = text === "0.0"
    ? "the same share"
    : `a share that is ${text.replace(" ", " percentage points ")}`;
  return `With ${variant} ${counted(both + onlyVariant, "trial")} of ${grouped(pairs)} ${limit}, ` +
    `with ${reference} ${grouped(both + onlyReference)}: ${share} (95\u00a0% interval: from ${
      side(lowest)
    } to ${side(highest)}).`;
}
