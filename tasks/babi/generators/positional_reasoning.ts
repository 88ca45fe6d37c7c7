import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";

const shapes = [
  "triangle",
  "pink rectangle",
  "red sphere",
  "blue square",
  "yellow square",
  "red square",
] as const;

/** Steps to the right and up. */
const steps = {
  "above": [0, 1],
  "below": [0, -1],
  "to the left of": [-1, 0],
  "to the right of": [1, 0],
} as const;

type Relation = keyof typeof steps;

const relations = Object.keys(steps) as Relation[];
const opposites: Readonly<Record<Relation, Relation>> = {
  "above": "below",
  "below": "above",
  "to the left of": "to the right of",
  "to the right of": "to the left of",
};

/**
 * Task 17: two shapes lie one step from a third, each on a side of its own; how do they lie to each
 * other? Two statements of three begin with the third. Yes half of the time.
 */
export function positionalReasoning(story: StoryWriter, random: RandomStream): void {
  const [hub, ...outer] = random.shuffled(shapes).slice(0, 3);
  const sides = random.shuffled(relations).slice(0, 2);
  const told = outer.map((shape, i) => {
    const side = sides[i]!;
    const sentence = random.integer(3) > 0
      ? `The ${hub} is ${opposites[side]} the ${shape}.`
      : `The ${shape} is ${side} the ${hub}.`;
    return { shape, at: steps[side], id: story.tell(sentence) };
  });
  while (story.questions < 8) {
    const [a, b] = random.integer(2) === 0 ? told as [Told, Told] : [told[1]!, told[0]!];
    const yes = random.integer(2) === 0;
    const asked = random.pick(relations.filter((relation) => {
      const [x, y] = steps[relation];
      return (a.at[0] - b.at[0]) * x + (a.at[1] - b.at[1]) * y > 0 === yes;
    }));
    story.ask(`Is the ${a.shape} ${asked} the ${b.shape}?`, yes ? "yes" : "no", [a.id, b.id]);
  }
}

interface Told {
  readonly shape: string;
  readonly at: readonly [number, number];
  readonly id: number;
}
