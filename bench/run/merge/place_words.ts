import { counted, listed } from "../../base/mod.ts";

const MOST_PLACES = 5;

/** Stores as a part of a sentence: the first few, and how many others. */
export function placeWords(places: readonly string[]): string {
  const rest = places.length - MOST_PLACES;
  return listed([
    ...places.slice(0, MOST_PLACES),
    ...rest > 0 ? [counted(rest, "other store")] : [],
  ]);
}
