/** What clip and noise did to gradients, in sentences. */

import { grouped, plainNumber } from "../base/mod.ts";
import type { GradientFacts } from "./gradient.ts";

/** How many times as long as the gradient the noise is; null where that is not known. */
export function ratioOf({ after, noise }: GradientFacts["last"]): number | null {
  return after === null || noise === null || after === 0 ? null : noise / after;
}

/** A share in whole percent, in words where that would look like none or all. */
export function shareInWords(fraction: number): string {
  const percent = 100 * fraction;
  // No share but none is 0 %, and none but all is 100 %.
  if (percent > 0 && percent < 1) return "under 1 %";
  return `${percent > 99 && percent < 100 ? "over 99" : Math.round(percent)} %`;
}

/** A sentence each about the clip, the noise, and the noise beside the gradient. */
export function gradientInWords(facts: GradientFacts): string[] {
  return [clipInWords(facts), noiseInWords(facts), signalInWords(facts)].filter((text) =>
    text !== ""
  );
}

function clipInWords({ isClipped, clippedShare }: GradientFacts): string {
  if (!isClipped) return "Nothing was clipped.";
  if (clippedShare === null) return "";
  return clippedShare === 0
    ? "The clip shortened no update."
    : `The clip shortened ${shareInWords(clippedShare)} of the updates.`;
}

/** What a clip measures; null for the whole gradient. */
const CLIPPED: Readonly<Record<NonNullable<GradientFacts["clip"]>["of"], string | null>> = {
  all: null,
  group: "each group of parameters",
  parameter: "each parameter",
  matrix: "the largest singular value of each matrix",
};

/** The noise against the clip's threshold; both are known before any trial is run. */
function noiseInWords(
  facts: GradientFacts,
): string {
  const { clip, isNoisy, isDiscarded, deviation, parameters, updates, loudUpdates, first } = facts;
  if (!isNoisy && isDiscarded) return "The noise never reached the updates.";
  if (!isNoisy) return "There was no noise.";
  if (clip === null || loudUpdates === null) return lengthInWords(deviation, parameters, first);
  const part = CLIPPED[clip.of], whole = part === null;
  const threshold = whole
    ? `the clip's threshold of ${clip.norm}`
    : `the threshold of ${clip.norm}, which the clip has for ${part}`;
  const measured = whole ? "the noise" : "the noise on all parameters together";
  const after = whole || loudUpdates > 0 ? "" : "; so it was on each of them alone";
  return `${lengthInWords(deviation, parameters, first)} ${
    span(loudUpdates, updates)
  } ${measured} was ${loudUpdates > 0 ? "longer" : "shorter"} than ${threshold}${after}.${
    whole || loudUpdates === 0
      ? ""
      : " How long it was on each of them alone is not in the result file."
  }`;
}

function lengthInWords(
  deviation: GradientFacts["deviation"],
  parameters: number,
  { noise: norm }: GradientFacts["first"],
): string {
  return norm === null
    ? ""
    : `On ${grouped(parameters)} parameters the noise was about ${plainNumber(norm)} long${
      typeof deviation === "number" ? "" : " at the end of the first epoch"
    }.`;
}

/** "For the first 410 of 5,000 updates", "In all 5,000 updates", "In every update". */
function span(loud: number, updates: number | null): string {
  if (loud === 0 || loud === Infinity || (updates !== null && loud >= updates)) {
    return updates === null ? "In every update" : `In all ${grouped(updates)} updates`;
  }
  return loud === 1
    ? "In the first update alone"
    : `For the first ${grouped(loud)}${updates === null ? "" : ` of ${grouped(updates)}`} updates`;
}

/** The noise against the gradient it was added to, as it was measured. */
function signalInWords({ first, last }: GradientFacts): string {
  if (first.noise === 0 && last.noise === 0) return "";
  const [start, end] = [ratioOf(first), ratioOf(last)];
  if (end === null) return "";
  const begun = start === null ? "" : `, and ${plainNumber(start)} times in the first`;
  return `After the clip the noise was ${
    plainNumber(end)
  } times as long as the gradient in the last epoch${begun}.`;
}
