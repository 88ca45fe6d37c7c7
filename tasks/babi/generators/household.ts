/**
 * The small world of most bAbI tasks: people go from place to place, pick things up and put them
 * down. The reader of a story knows only what was told.
 *
 * Vocabulary, verbs and frequencies are those measured in the released data, v1.2.
 */

import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";

export const people = ["Mary", "John", "Sandra", "Daniel"] as const;
export const places = ["bedroom", "bathroom", "kitchen", "office", "garden", "hallway"] as const;
export const objects = ["apple", "football", "milk"] as const;

export type Person = typeof people[number];
export type Place = typeof places[number];
export type Thing = typeof objects[number];

/** What somebody does. */
export type Action = "move" | "get" | "drop";

const verbs: Readonly<Record<Action, readonly string[]>> = {
  move: ["went to", "went back to", "journeyed to", "travelled to", "moved to"],
  get: ["grabbed", "got", "picked up", "took"],
  drop: ["dropped", "left", "put down", "discarded"],
};

/** Questions are about one of so many last statements. */
const WINDOW = 5;

/** How often "there" ends a sentence about putting down; it always ends one about picking up. */
const DROPPED_THERE = 0.2;

/** A place that the reader can work out, with the statements it follows from, newest reason first. */
export interface Known {
  readonly place: Place;
  readonly supports: readonly number[];
}

/** What a statement told: a move, or something done to a thing. */
export interface Told {
  readonly person: Person;
  readonly thing: Thing | null;
}

/** Where everything is, and what has been told of it. */
export class Household {
  readonly #random: RandomStream;
  readonly #story: StoryWriter;
  readonly #placeOf = new Map<Person, Place>();
  readonly #lyingAt = new Map<Thing, Place>();
  readonly #holder = new Map<Thing, Person>();
  /** By person: the last move told. */
  readonly #move = new Map<Person, Known>();
  /** By thing: the statement that says who picked it up, or that it was put down and where. */
  readonly #fate = new Map<
    Thing,
    { id: number; holder: Person } | { id: number; left: Known | null }
  >();
  readonly #told: Told[] = [];

  constructor(random: RandomStream, story: StoryWriter) {
    this.#random = random;
    this.#story = story;
    for (const person of people) this.#placeOf.set(person, random.pick(places));
    for (const thing of objects) this.#lyingAt.set(thing, random.pick(places));
  }

  /**
   * Somebody does something: person, action and place are drawn, each with the same probability, until
   * it is possible. This gives the mix of actions of the released data.
   */
  act(actions: readonly Action[]): void {
    const random = this.#random;
    while (true) {
      const person = random.pick(people), action = random.pick(actions);
      const here = this.#placeOf.get(person)!;
      if (action === "move") {
        const place = random.pick(places);
        if (place === here) continue;
        this.#placeOf.set(person, place);
        const id = this.#tell(person, null, `${person} ${random.pick(verbs.move)} the ${place}.`);
        this.#move.set(person, { place, supports: [id] });
        return;
      }
      const possible = objects.filter((thing) =>
        action === "get" ? this.#lyingAt.get(thing) === here : this.#holder.get(thing) === person
      );
      if (possible.length === 0) continue;
      const thing = random.pick(possible);
      const there = action === "get" || random.uniform() < DROPPED_THERE ? " there" : "";
      const sentence = `${person} ${random.pick(verbs[action])} the ${thing}${there}.`;
      const id = this.#tell(person, thing, sentence);
      if (action === "get") {
        this.#lyingAt.delete(thing);
        this.#holder.set(thing, person);
        this.#fate.set(thing, { id, holder: person });
      } else {
        this.#holder.delete(thing);
        this.#lyingAt.set(thing, here);
        this.#fate.set(thing, { id, left: this.whereIsPerson(person) });
      }
      return;
    }
  }

  /** What the last statements told, oldest first: a question is about one of them. */
  recent(): readonly Told[] {
    return this.#told.slice(-WINDOW);
  }

  /** Where the reader knows a person to be; null if no move has been told. */
  whereIsPerson(person: Person): Known | null {
    return this.#move.get(person) ?? null;
  }

  /**
   * Where the reader knows a thing to be: where it was put down, or with who picked it up and has
   * moved since; null otherwise. (A thing held where it was found is not asked for in the released
   * data.)
   */
  whereIsThing(thing: Thing): Known | null {
    const fate = this.#fate.get(thing);
    if (fate === undefined) return null;
    const known = "holder" in fate ? this.whereIsPerson(fate.holder) : fate.left;
    if (known === null || ("holder" in fate && known.supports[0]! < fate.id)) return null;
    return { place: known.place, supports: [fate.id, ...known.supports] };
  }

  #tell(person: Person, thing: Thing | null, sentence: string): number {
    this.#told.push({ person, thing });
    return this.#story.tell(sentence);
  }
}
