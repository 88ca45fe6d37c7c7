import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import { places } from "./vocabulary.ts";

/** Task 6: as in task 2, but is somebody at a place? Yes half of the time. */
export function yesNoQuestions(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story);
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const moves = household.recent().filter(({ thing }) => thing === null);
    if (moves.length === 0) continue;
    const { person } = random.pick(moves);
    const { place, supports } = household.whereIsPerson(person)!;
    const yes = random.integer(2) === 1;
    const asked = yes ? place : random.pick(places.filter((other) => other !== place));
    story.ask(`Is ${person} in the ${asked}? `, yes ? "yes" : "no", supports);
  }
}
