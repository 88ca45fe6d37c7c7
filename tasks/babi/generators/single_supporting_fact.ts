import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";

/** Task 1: people move, two statements at a time; where is one of them? */
export function singleSupportingFact(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story);
  while (story.questions < 5) {
    household.act(["move"]);
    household.act(["move"]);
    const { person } = random.pick(household.recent());
    const { place, supports } = household.whereIsPerson(person)!;
    story.ask(`Where is ${person}? `, place, supports);
  }
}
