/** Values and words as plain text: the one place that decides how many digits a number has. */

import type { Unit, Value, Words } from "../../../models/mod.ts";
import {
  duration,
  grouped,
  percent,
  percentRange,
  plainNumber,
  points,
  pointsRange,
  probability,
} from "../../base/mod.ts";

import type { Solved } from "../statistics/mod.ts";

/** Stands where there is no number. */
export const MISSING = "–";

/** A number as people read it. */
export function numberText(value: number, unit: Unit): string {
  switch (unit) {
    case "count":
      return grouped(value);
    case "plain":
      return String(value);
    case "percent":
      return percent(value);
    case "wholePercent":
      return percent(value, 0);
    case "hundredths":
      return String(Math.round(100 * value));
    case "points":
      return points(value);
    case "seconds":
      return duration(value);
    case "probability":
      return probability(value);
    case "number":
      return plainNumber(value);
    case "magnitude":
      return String(Number(value.toPrecision(2)));
    case "exact":
      return String(Number(value.toPrecision(4)));
  }
}

/** From the lowest to the highest. */
export function intervalText(lowest: number, highest: number, unit: Unit): string {
  switch (unit) {
    case "percent":
      return percentRange(lowest, highest);
    case "wholePercent":
      return percentRange(lowest, highest, 0);
    case "points":
      return pointsRange(lowest, highest);
    case "count":
    case "plain":
    case "hundredths":
    case "seconds":
    case "probability":
    case "number":
    case "magnitude":
    case "exact":
      return `${numberText(lowest, unit)} to ${numberText(highest, unit)}`;
  }
}

/** A value as plain text. */
export function valueText(value: Value): string {
  switch (value?.kind) {
    case undefined:
      return MISSING;
    case "text":
      return wordsText(value.words);
    case "number":
      return numberText(value.value, value.unit);
    case "interval":
      return intervalText(value.lowest, value.highest, value.unit);
    case "share":
      return shareText(value.count, value.total);
    case "marks":
      return value.values.map((one) => numberText(one, value.unit)).join(", ");
  }
}

/** A count of all there are: "3 of 5". */
export function shareText(count: number, total: number): string {
  return `${grouped(count)} of ${grouped(total)}`;
}

/** "step 1", "steps 2 to 9" */
export function passageName(unit: string, first: number, last: number): string {
  return first === last ? `${unit} ${first}` : `${unit}s ${first} to ${last}`;
}

/** The same of solved trials: "8 of 10 (5 at the first attempt)" where they may begin anew. */
export function solvedText({ count, total, first }: Solved): string {
  const share = shareText(count, total);
  return first === null ? share : `${share} (${firstText(first)})`;
}

/** How many were solved without another attempt: "5 at the first attempt". */
export function firstText(first: number): string {
  return `${grouped(first)} at the first attempt`;
}

/** Words as plain text, notes in brackets behind what they are about, or before it with a colon. */
export function wordsText(words: Words): string {
  if (typeof words === "string") return words.replaceAll("\u00a0", " ");
  if (isList(words)) {
    const [first, ...others] = words, rest = others.map(wordsText).join("");
    if (first === undefined) return "";
    const isNote = typeof first === "object" && "note" in first;
    return isNote && rest !== "" ? `${wordsText(first.note)}: ${rest}` : wordsText(first) + rest;
  }
  if ("strong" in words) return wordsText(words.strong);
  if ("code" in words) return words.code;
  if ("quote" in words) return words.quote;
  if ("note" in words) return ` (${wordsText(words.note)})`;
  if ("link" in words) return words.link;
  if ("sign" in words) return words.sign;
  if ("name" in words) return words.name;
  if ("hidden" in words) return "";
  return words.variant;
}

function isList(words: Words): words is readonly Words[] {
  return Array.isArray(words);
}
