/** Words and verbs as the released data, v1.2, have them. */

export const people = ["Mary", "John", "Sandra", "Daniel"] as const;
export const places = ["bedroom", "bathroom", "kitchen", "office", "garden", "hallway"] as const;
export const objects = ["apple", "football", "milk"] as const;

/** Those of tasks 10 and 14. */
export const townspeople = ["Mary", "Fred", "Bill", "Julie"] as const;
export const townPlaces = ["bedroom", "kitchen", "office", "school", "cinema", "park"] as const;

export type Place = typeof places[number];
export type Thing = typeof objects[number];

export const verbs = {
  move: ["went to", "went back to", "journeyed to", "travelled to", "moved to"],
  get: ["grabbed", "got", "picked up", "took"],
  drop: ["dropped", "left", "put down", "discarded"],
  give: ["gave", "handed", "passed"],
} as const;

/** How a sentence goes on that speaks of somebody as he, she or they. */
export const continuations = ["After that", "Following that", "Then", "Afterwards"] as const;

export const pronouns: Readonly<Record<typeof people[number], "he" | "she">> = {
  Mary: "she",
  John: "he",
  Sandra: "she",
  Daniel: "he",
};

/** Questions are about one of so many last things told. */
export const WINDOW = 5;
