import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import { possessionsOf } from "./possessions.ts";

/** Task 8: people pick things up and put them down; what has one of them, in the order it came? */
export function listsAndSets(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story);
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const handled = household.recent().filter(({ thing }) => thing !== null);
    if (handled.length === 0) continue;
    const { person } = random.pick(handled);
    const { things, supports } = possessionsOf(person, household.told);
    story.ask(`What is ${person} carrying? `, things.join(",") || "nothing", supports);
  }
}
