import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import {
  continuations,
  people,
  type Place,
  places,
  pronouns,
  verbs,
  WINDOW,
} from "./vocabulary.ts";
import { Walkers } from "./walkers.ts";

type Person = typeof people[number];

/** Where somebody went, and the statements that say so. */
interface Fact {
  readonly person: Person;
  readonly place: Place;
  readonly supports: readonly number[];
}

/** Tasks 11 to 13: one or two people go somewhere together, and perhaps on from there. */
function groups(story: StoryWriter, random: RandomStream, size: 1 | 2, goesOn: boolean): void {
  const walkers = new Walkers(random, people, places);
  const facts: Fact[] = [];
  const go = (group: readonly Person[], subject: string, earlier: readonly number[]) => {
    const { to: place } = walkers.move(group);
    const id = story.tell(`${subject} ${random.pick(verbs.move)} the ${place}.`);
    const supports = [...earlier, id];
    facts.push(...group.map((person) => ({ person, place, supports })));
    return supports;
  };
  const draw = () => random.shuffled(people).slice(0, size);
  while (story.questions < 5) {
    const group = draw();
    const first = go(group, group.join(" and "), []);
    if (goesOn) {
      const pronoun = size === 2 ? "they" : pronouns[group[0]!];
      go(group, `${random.pick(continuations)} ${pronoun}`, first);
    } else {
      const others = draw();
      go(others, others.join(" and "), []);
    }
    const { person } = random.pick(facts.slice(-WINDOW));
    const { place, supports } = facts.findLast((fact) => fact.person === person)!;
    story.ask(`Where is ${person}? `, place, supports);
  }
}

/** Task 11: somebody goes somewhere, and he or she goes on; where is one of them? */
export function basicCoreference(story: StoryWriter, random: RandomStream): void {
  groups(story, random, 1, true);
}

/** Task 12: two people go somewhere together; where is one of them? */
export function conjunction(story: StoryWriter, random: RandomStream): void {
  groups(story, random, 2, false);
}

/** Task 13: two people go somewhere together, and they go on; where is one of them? */
export function compoundCoreference(story: StoryWriter, random: RandomStream): void {
  groups(story, random, 2, true);
}
