import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import { people, type Place, places, verbs, WINDOW } from "./vocabulary.ts";
import { Walkers } from "./walkers.ts";

interface Fact {
  readonly id: number;
  readonly person: string;
  readonly place: Place;
  /** Whether the person is at the place, or no longer there. */
  readonly there: boolean;
}

/**
 * Task 9: half of the moves are told as such, a quarter by where somebody is, a quarter by where they
 * are not any more; is somebody at a place? After a negation only the place they left is asked for.
 */
export function simpleNegation(story: StoryWriter, random: RandomStream): void {
  const walkers = new Walkers(random, people, places);
  const facts: Fact[] = [];
  const tell = () => {
    const person = random.pick(people), { from, to } = walkers.move([person]);
    const kind = random.integer(8);
    const there = kind < 6;
    const sentence = kind < 4
      ? `${random.pick(verbs.move)} the ${to}`
      : `is ${kind < 6 ? "in" : kind === 6 ? "not in" : "no longer in"} the ${there ? to : from}`;
    const id = story.tell(`${person} ${sentence}.`);
    facts.push({ id, person, place: there ? to : from, there });
  };
  while (story.questions < 5) {
    tell();
    tell();
    const { person } = random.pick(facts.slice(-WINDOW));
    const { id, place, there } = facts.findLast((fact) => fact.person === person)!;
    const yes = there && random.integer(2) === 0;
    const asked = yes || !there ? place : random.pick(places.filter((other) => other !== place));
    story.ask(`Is ${person} in the ${asked}? `, yes ? "yes" : "no", [id]);
  }
}
