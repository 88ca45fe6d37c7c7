import type { Told } from "./household.ts";
import type { Thing } from "./vocabulary.ts";

/**
 * What a person is told to carry, and all that is told of what the person got, put down, gave and was
 * given.
 */
export function possessionsOf(
  person: string,
  told: readonly Told[],
): { readonly things: readonly Thing[]; readonly about: readonly Told[] } {
  const about = told.filter((fact) =>
    fact.thing !== null && (fact.person === person || fact.receiver === person)
  );
  const things = new Set<Thing>();
  for (const { action, thing, receiver } of about) {
    if (action === "get" || receiver === person) things.add(thing!);
    else things.delete(thing!);
  }
  return { things: [...things], about };
}
