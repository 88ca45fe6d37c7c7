import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import { possessionsOf } from "./possessions.ts";

/** Task 8: people pick things up and put them down; what has one of them? */
export function listsAndSets(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story);
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const handled = household.recent().filter(({ thing }) => thing !== null);
    if (handled.length === 0) continue;
    const { person } = random.pick(handled);
    const { things, about } = possessionsOf(person, household.told);
    // Both by thing, the thing that the person had first before the others, even if it came back.
    const ever = [...new Set(about.map(({ thing }) => thing!))];
    const answer = ever.filter((thing) => things.includes(thing)).join(",") || "nothing";
    const supports = ever.flatMap((thing) =>
      about.filter((told) => told.thing === thing).map(({ id }) => id)
    );
    story.ask(`What is ${person} carrying? `, answer, supports);
  }
}
