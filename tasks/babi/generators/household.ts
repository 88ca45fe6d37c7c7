/**
 * The small world of many bAbI tasks: people go from place to place, pick things up, put them down and
 * give them away. The reader of a story knows only what was told.
 */

import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import { objects, people, type Place, places, type Thing, verbs, WINDOW } from "./vocabulary.ts";

/** What somebody does. */
export type Action = "move" | "get" | "drop" | "give";

/** How often "there" ends a sentence about putting down. */
const DROPPED_THERE = 0.2;

/** A place that the reader can work out, with the statements it follows from, newest reason first. */
export interface Known {
  readonly place: Place;
  readonly supports: readonly number[];
}

/** What a statement told: a move, or something done to a thing. */
export interface Told {
  readonly id: number;
  readonly action: Action;
  readonly person: string;
  readonly thing: Thing | null;
  /** Of a move: where to. */
  readonly place: Place | null;
  /** Of a gift. */
  readonly receiver: string | null;
}

/** What is different in a task's world. */
export interface HouseholdOptions {
  readonly people?: readonly string[];
  /** How often "there" ends a sentence about picking up; always, if nothing is said. */
  readonly takenThere?: number;
}

/** Where everything is, and what has been told of it. */
export class Household {
  readonly #random: RandomStream;
  readonly #story: StoryWriter;
  readonly #people: readonly string[];
  readonly #takenThere: number;
  readonly #placeOf = new Map<string, Place>();
  readonly #lyingAt = new Map<Thing, Place>();
  readonly #holder = new Map<Thing, string>();
  /** All that was told, oldest first. */
  readonly told: Told[] = [];

  constructor(random: RandomStream, story: StoryWriter, options: HouseholdOptions = {}) {
    this.#random = random;
    this.#story = story;
    this.#people = options.people ?? people;
    this.#takenThere = options.takenThere ?? 1;
    for (const person of this.#people) this.#placeOf.set(person, random.pick(places));
    for (const thing of objects) this.#lyingAt.set(thing, random.pick(places));
  }

  /**
   * Somebody does something: person and action are drawn, and then what they act on, until it is
   * possible. A gift is the first that is possible, of all things and people. This gives the mix of
   * actions of the released data.
   */
  act(actions: readonly Action[]): void {
    while (true) {
      this.#story.spend();
      const person = this.#random.pick(this.#people), action = this.#random.pick(actions);
      const done = action === "move"
        ? this.#move(person)
        : action === "give"
        ? this.#give()
        : this.#handle(person, action);
      if (done) return;
    }
  }

  #move(person: string): boolean {
    const place = this.#random.pick(places);
    if (place === this.#placeOf.get(person)) return false;
    this.#placeOf.set(person, place);
    const sentence = `${person} ${this.#random.pick(verbs.move)} the ${place}.`;
    this.#tell({ action: "move", person, thing: null, place, receiver: null }, sentence);
    return true;
  }

  #handle(person: string, action: "get" | "drop"): boolean {
    const random = this.#random, here = this.#placeOf.get(person)!;
    const possible = objects.filter((thing) =>
      action === "get" ? this.#lyingAt.get(thing) === here : this.#holder.get(thing) === person
    );
    if (possible.length === 0) return false;
    const thing = random.pick(possible);
    const share = action === "get" ? this.#takenThere : DROPPED_THERE;
    const there = share === 1 || random.uniform() < share ? " there" : "";
    const sentence = `${person} ${random.pick(verbs[action])} the ${thing}${there}.`;
    this.#tell({ action, person, thing, place: null, receiver: null }, sentence);
    if (action === "drop") {
      this.#holder.delete(thing);
      this.#lyingAt.set(thing, here);
    } else {
      this.#lyingAt.delete(thing);
      this.#holder.set(thing, person);
    }
    return true;
  }

  #give(): boolean {
    for (const thing of objects) {
      const person = this.#holder.get(thing);
      if (person === undefined) continue;
      const here = this.#placeOf.get(person);
      const receiver = this.#people.find((other) =>
        other !== person && this.#placeOf.get(other) === here
      );
      if (receiver === undefined) continue;
      this.#holder.set(thing, receiver);
      const sentence = `${person} ${this.#random.pick(verbs.give)} the ${thing} to ${receiver}.`;
      this.#tell({ action: "give", person, thing, place: null, receiver }, sentence);
      return true;
    }
    return false;
  }

  #tell(told: Omit<Told, "id">, sentence: string): void {
    this.told.push({ ...told, id: this.#story.tell(sentence) });
  }

  /** What the last statements told, oldest first: a question is about one of them. */
  recent(): readonly Told[] {
    return this.told.slice(-WINDOW);
  }

  /** Where the reader knows a person to be; null if no move has been told. */
  whereIsPerson(person: string): Known | null {
    const move = this.told.findLast((told) => told.person === person && told.place !== null);
    return move === undefined ? null : { place: move.place!, supports: [move.id] };
  }

  /**
   * Where the reader knows a thing to be: where it was put down, or with who picked it up and has
   * moved since; null otherwise. (A thing held where it was found is not asked for in the released
   * data.)
   */
  whereIsThing(thing: Thing): Known | null {
    const journey = this.#journeyOf(thing);
    const last = journey?.moves.at(-1);
    if (last === undefined || !journey!.dropped && last.id < journey!.fate.id) return null;
    return { place: last.place!, supports: [journey!.fate.id, last.id] };
  }

  /**
   * Where a thing was before the places that it was carried to since it was picked up, each place by
   * its last visit, with the statements that say so: what was last done to the thing, and two moves.
   */
  pastOf(thing: Thing): readonly (Known & { readonly before: Place })[] {
    const journey = this.#journeyOf(thing);
    if (journey === null) return [];
    const { fate, moves, taken } = journey;
    const since = moves.filter(({ id }) => id > taken);
    return since.flatMap(({ id, place }, i) => {
      const before = since[i - 1];
      const again = since.slice(i + 1).some((move) => move.place === place);
      if (before === undefined || again) return [];
      return [{ place: place!, before: before.place!, supports: [fate.id, id, before.id] }];
    });
  }

  /**
   * What was last done to a thing, the moves that its carrier is told to have made until then, or until
   * now if it was picked up, and the statement that says when it was picked up.
   */
  #journeyOf(thing: Thing) {
    const fate = this.told.findLast((told) => told.thing === thing);
    if (fate === undefined) return null;
    const dropped = fate.action === "drop";
    const moves = this.told.filter(({ id, person, place }) =>
      place !== null && person === fate.person && (!dropped || id < fate.id)
    );
    const taking = this.told.findLast((told) => told.thing === thing && told.action === "get");
    return { fate, dropped, moves, taken: taking!.id };
  }
}
