import { nearest } from "../../engine/base/mod.ts";
import { nameOneOf } from "../schedules/mod.ts";

/** What a message says of an unknown name: the known one that it may stand for, or all. */
export function unknownWords(what: string, given: unknown, known: readonly string[]): string {
  const near = typeof given === "string" ? nearest(given, known) : null;
  return near === null
    ? `expected ${nameOneOf(known)}, got ${given}`
    : `expected ${what}, got ${given}: did you mean ${near}?`;
}
