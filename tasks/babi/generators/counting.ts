import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import { possessionsOf } from "./possessions.ts";

const numbers = ["none", "one", "two", "three"] as const;

/** In the order in which they are given things. */
const people = ["John", "Mary", "Sandra", "Daniel"] as const;

/** Task 7: people pick things up, put them down and give them away; how many has one of them? */
export function counting(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { people });
  while (story.questions < 5) {
    household.act(["move", "get", "drop", "give"]);
    household.act(["move", "get", "drop", "give"]);
    const handled = household.recent().filter(({ thing }) => thing !== null);
    if (handled.length === 0) continue;
    const { person } = random.pick(handled);
    const { things, about } = possessionsOf(person, household.told);
    const supports = about.map(({ id }) => id);
    story.ask(`How many objects is ${person} carrying? `, numbers[things.length]!, supports);
  }
}
