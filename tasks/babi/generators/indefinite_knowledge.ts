import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import { townPlaces, townspeople, verbs, WINDOW } from "./vocabulary.ts";
import { Walkers } from "./walkers.ts";

type Place = typeof townPlaces[number];

interface Fact {
  readonly id: number;
  readonly person: string;
  readonly place: Place;
  /** Where the person may be instead; null if that is certain. Now and then it is the same place. */
  readonly other: Place | null;
}

/**
 * Task 10: half of the moves are told as such, a quarter by where somebody is, a quarter by two places
 * of which one is right; is somebody at a place? Half of the questions are about the right one.
 */
export function indefiniteKnowledge(story: StoryWriter, random: RandomStream): void {
  const walkers = new Walkers(random, townspeople, townPlaces);
  const facts: Fact[] = [];
  const tell = () => {
    const person = random.pick(townspeople), { to } = walkers.move([person]);
    const kind = random.integer(4);
    const other = kind === 3 ? random.pick(townPlaces) : null;
    const [first, second] = random.integer(2) === 0 ? [to, other] : [other, to];
    const sentence = kind < 2
      ? `${random.pick(verbs.move)} the ${to}`
      : kind === 2
      ? `is in the ${to}`
      : `is either in the ${first} or the ${second}`;
    facts.push({ id: story.tell(`${person} ${sentence}.`), person, place: to, other });
  };
  while (story.questions < 5) {
    tell();
    tell();
    const { person } = random.pick(facts.slice(-WINDOW));
    const { id, place, other } = facts.findLast((fact) => fact.person === person)!;
    const asked = random.integer(2) === 0
      ? place
      : random.pick(townPlaces.filter((another) => another !== place));
    const possible = asked === place || asked === other;
    const answer = !possible ? "no" : other === null ? "yes" : "maybe";
    story.ask(`Is ${person} in the ${asked}? `, answer, [id]);
  }
}
