import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";

const names = ["Gertrude", "Winona", "Jessica", "Emily"] as const;
const animals = ["mouse", "sheep", "wolf", "cat"] as const;
const plurals = { mouse: "mice", sheep: "sheep", wolf: "wolves", cat: "cats" } as const;

type Animal = typeof animals[number];

/** What was said of an animal's fear, or of a name, and in which statement. */
interface Fact {
  readonly animal: Animal;
  readonly id: number;
}

/**
 * Task 15: each kind of animal is afraid of another, each name is an animal; what is a name afraid
 * of? Rules and names are drawn together, and a draw that says something twice, or of an animal whose
 * fear is not known yet, is drawn again: so a name always comes after its rule, as in the released
 * data, and early animals get more names.
 */
export function basicDeduction(story: StoryWriter, random: RandomStream): void {
  const fears = new Map<Animal, Fact>();
  const kinds = new Map<string, Fact>();
  while (fears.size < animals.length || kinds.size < names.length) {
    story.spend();
    const animal = random.pick(animals);
    if (random.integer(2) === 0) {
      if (fears.has(animal)) continue;
      const feared = random.pick(animals.filter((other) => other !== animal));
      const plural = plurals[animal];
      const subject = plural[0]!.toUpperCase() + plural.slice(1);
      const id = story.tell(`${subject} are afraid of ${plurals[feared]}.`);
      fears.set(animal, { animal: feared, id });
    } else {
      const name = random.pick(names);
      if (kinds.has(name) || !fears.has(animal)) continue;
      kinds.set(name, { animal, id: story.tell(`${name} is a ${animal}.`) });
    }
  }
  for (let question = 0; question < 4; question++) {
    const name = random.pick(names);
    const kind = kinds.get(name)!, fear = fears.get(kind.animal)!;
    story.ask(`What is ${name.toLowerCase()} afraid of?`, fear.animal, [kind.id, fear.id]);
  }
}
