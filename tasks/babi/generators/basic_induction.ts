import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";

const names = ["Lily", "Bernhard", "Greg", "Julius", "Brian"] as const;
const animals = ["swan", "lion", "frog", "rhino"] as const;
const colours = ["gray", "white", "yellow", "green"] as const;

type Name = typeof names[number];
type Colour = typeof colours[number];

/**
 * Task 16: five names are animals, four have a colour; what colour is the fifth? That of another one
 * of its kind: of those, the one last said to be of it. A colour is every other time that of one of
 * the kind told before, so that kinds are not of one colour always; nor are they in the released data.
 * There are one, three or four others of the kind, never two.
 */
export function basicInduction(story: StoryWriter, random: RandomStream): void {
  const asked = random.pick(names);
  const animalOf = new Map<Name, string>();
  const alike = (name: Name) =>
    names.filter((other) => other !== name && animalOf.get(other) === animalOf.get(name));
  do {
    story.spend();
    for (const name of names) animalOf.set(name, random.pick(animals));
  } while (![1, 3, 4].includes(alike(asked).length));
  const isA = new Map<Name, number>(), isColoured = new Map<Name, number>();
  const colourOf = new Map<Name, Colour>();
  const facts = names.map((name) => ({ name, kind: "animal" as "animal" | "colour" }));
  while (facts.length > 0) {
    const [{ name, kind }] = facts.splice(random.integer(facts.length), 1) as [
      typeof facts[number],
    ];
    if (kind === "animal") {
      isA.set(name, story.tell(`${name} is a ${animalOf.get(name)}.`));
      if (name !== asked) facts.push({ name, kind: "colour" });
      continue;
    }
    const known = alike(name).flatMap((other) => colourOf.get(other) ?? []);
    const colour = random.pick(known.length > 0 && random.integer(2) === 0 ? known : colours);
    colourOf.set(name, colour);
    isColoured.set(name, story.tell(`${name} is ${colour}.`));
  }
  const example = alike(asked).reduce((a, b) => isA.get(b)! > isA.get(a)! ? b : a);
  const supports = [isA.get(asked)!, isA.get(example)!, isColoured.get(example)!];
  story.ask(`What color is ${asked}?`, colourOf.get(example)!, supports);
}
