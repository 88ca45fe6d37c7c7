import type { Told } from "./household.ts";
import type { Thing } from "./vocabulary.ts";

/**
 * What a person is told to carry, in the order in which they got it, and all that is told of what the
 * person got, put down, gave and was given.
 */
export function possessionsOf(
  person: string,
  told: readonly Told[],
): { readonly things: readonly Thing[]; readonly supports: readonly number[] } {
  const about = told.filter((fact) =>
    fact.thing !== null && (fact.person === person || fact.receiver === person)
  );
  const things = new Set<Thing>();
  for (const { action, thing, receiver } of about) {
    if (action === "get" || receiver === person) things.add(thing!);
    else things.delete(thing!);
  }
  return { things: [...things], supports: about.map(({ id }) => id) };
}
