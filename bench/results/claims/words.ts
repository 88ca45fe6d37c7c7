/** Judgements in words, for the terminal and the report. */

import {
  BENCH,
  commandText,
  counted,
  exactPercent,
  listed,
  percent,
  percentRange,
  points,
  pointsRange,
} from "../../base/mod.ts";
import { type ComparedMetric, type Success, wilsonInterval } from "../statistics/mod.ts";
import type { Claim } from "./claim.ts";
import type { Judgement } from "./judgement.ts";
import { matchingWorkloads } from "./_workloads.ts";
import { suites, workloads as workloadTable } from "../../suites/mod.ts";

/** What an error, or the like, is called. */
export const metricWords: Readonly<Record<ComparedMetric, string>> = {
  testError: "test error",
  trainError: "training error",
  validationError: "validation error",
  overfitting: "validation minus training error",
  unsolved: "runs that answer everything right",
};

/** What the numbers of a claim are. */
export function metricOf({ claim: { test }, published }: Judgement): string {
  if (test.suite === null) return published?.metric ?? "";
  const chosen = test.of === "best" ? "best of n, " : "";
  return `${chosen}${
    test.success === undefined ? metricWords[test.metric] : successWords(test.success)
  }`;
}

/** "runs with an error under 1 %, bmul, length 401" */
export function successWords({ part, under }: Success): string {
  return `runs with an error under ${exactPercent(under)}${part === undefined ? "" : `, ${part}`}`;
}

/** "16.6 % against 19.5 %, −2.9 points", or counts with intervals; null where the paper has none. */
export function publishedWords(
  { published, publishedOfThese: these, claim: { test } }: Judgement,
): string | null {
  if (published === null) return null;
  const { variant, reference } = published;
  if (test.suite !== null && test.of === "counts") {
    const runs = test.budget.restarts!;
    const solved = (unsolved: number) => successes(Math.round(runs * (1 - unsolved)), runs);
    return `${solved(variant)} against ${solved(reference)}`;
  }
  const some = these === null
    ? ""
    : `; of the tasks run here ${against(these.variant, these.reference)}`;
  return `${against(variant, reference)}${some}`;
}

/** The measured difference with its interval, and the numbers that it is between. */
export function measuredWords({ measured }: Judgement): string | null {
  if (measured === null) return null;
  const { difference, interval, pairs, variant, reference, bestOf, solved } = measured;
  const range = interval === null
    ? ""
    : ` (95 %: ${pointsRange(interval.lowest, interval.highest)})`;
  const counts = `in ${counted(pairs, "pair")}`;
  if (solved !== null) {
    const own = successes(solved.both + solved.onlyVariant, pairs);
    const other = successes(solved.both + solved.onlyReference, pairs);
    const gain = points(-difference);
    const turned = interval === null
      ? ""
      : ` (95 %: ${pointsRange(-interval.highest, -interval.lowest)})`;
    return `${own} against ${other}; ${gain} points${turned} ${counts}`;
  }
  const numbers = `${against(variant, reference, difference)}${range}`;
  return bestOf === null ? `${numbers} ${counts}` : `best of ${bestOf}: ${numbers}`;
}

/** Beside the best of n, the means of all runs, which no best of n is compared with; null without one. */
export function meansWords({ measured }: Judgement): string | null {
  if (measured === null || measured.means === null) return null;
  const { difference, interval, variant, reference } = measured.means;
  const range = interval === null
    ? ""
    : ` (95 %: ${pointsRange(interval.lowest, interval.highest)})`;
  const counts = `in ${counted(measured.pairs, "pair")}`;
  return `means of all runs: ${against(variant, reference, difference)}${range} ${counts}`;
}

function against(variant: number, reference: number, difference = variant - reference): string {
  return `${percent(variant)} against ${percent(reference)}, ${points(difference)} points`;
}

/** "9 of 216 (2.2 to 7.7 %)". */
function successes(solved: number, runs: number): string {
  const { lowest, highest } = wilsonInterval(solved, runs);
  return `${solved} of ${runs} (${percentRange(lowest, highest)})`;
}

/** How much of the paper's budget was run, and of what. */
export function shareWords({ share }: Judgement): string | null {
  if (share === null) return null;
  const number = (value: number) => String(Number(value.toFixed(1)));
  const known = share.parts.filter(({ paper }) => paper !== null)
    .map(({ unit, run, paper }) => `${number(run)} of ${counted(paper!, unit)}`);
  const unknown = share.parts.filter(({ paper }) => paper === null)
    .map(({ unit, run }) => `${counted(Number(number(run)), unit)}`);
  const rest = unknown.length === 0 ? "" : `; not stated there, here ${listed(unknown)}`;
  return `${shareOf(share.share)} (${listed(known)}${rest})`;
}

/** Two digits for small shares, so that none rounds to zero. */
function shareOf(share: number): string {
  return share >= 0.1 ? `${Math.round(100 * share)} %` : `${(100 * share).toPrecision(2)} %`;
}

/** The command that runs the trials a claim needs; null if there is none. */
export function commandOf(
  { claim, seedsNeeded, measured, files }: Judgement,
): string | null {
  const { test } = claim;
  if (test.suite === null) return null;
  const suite = suites[test.suite]!;
  const names = suite.variants.map((one) => typeof one === "string" ? one : one.name);
  // Of an arm there are too many to name.
  const variants = [test.reference, test.variant].filter((name) => names.includes(name));
  const all = matchingWorkloads(test), some = measured?.workloads ?? all;
  const workloads = test.workloads === undefined && some.length === all.length ? [] : some;
  const collections = new Set(all.map((name) => workloadTable[name]!.task.collection));
  const chosen = variants.length < names.length ? variants : [];
  return commandText([
    ...[...BENCH, "run", suite.name],
    ...workloads.flatMap((name) => ["--workload", name]),
    ...chosen.flatMap((name) => ["--variant", name]),
    ...files === true ? [...collections].flatMap((name) => ["--data", `${name}=DIR`]) : [],
    // More seeds for the same run until it decides would find what is not there.
    ...seedsNeeded !== null && Number.isFinite(seedsNeeded)
      ? ["--confirm", "--seeds", `${seedsNeeded}`]
      : [],
  ]);
}

/** Where a claim is made. */
export function sourceOf(
  { paper, claim }: { readonly paper: Judgement["paper"]; readonly claim: Claim },
): string {
  return `${paper.citation}, ${claim.place}`;
}
