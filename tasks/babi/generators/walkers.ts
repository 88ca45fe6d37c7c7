import type { RandomStream } from "../../../engine/base/mod.ts";

/** People who do nothing but go from place to place, from places that nobody was told. */
export class Walkers<Place extends string> {
  readonly #random: RandomStream;
  readonly #places: readonly Place[];
  readonly #placeOf: Map<string, Place>;

  constructor(random: RandomStream, people: readonly string[], places: readonly Place[]) {
    this.#random = random;
    this.#places = places;
    this.#placeOf = new Map(people.map((person) => [person, random.pick(places)]));
  }

  /** Somebody, or several together, go to a place where none of them is. */
  move(people: readonly string[]): { readonly from: Place; readonly to: Place } {
    const left = people.map((person) => this.#placeOf.get(person)!);
    const to = this.#random.pick(this.#places.filter((place) => !left.includes(place)));
    for (const person of people) this.#placeOf.set(person, to);
    return { from: left[0]!, to };
  }
}
