import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";

/** Task 3: as task 2, but where was a thing before a place that it was carried to? */
export function threeSupportingFacts(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { takenThere: 0.2 });
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const askable = household.recent().flatMap(({ thing }) => {
      const past = thing === null ? [] : household.pastOf(thing);
      return past.length === 0 ? [] : [{ thing, past }];
    });
    if (askable.length === 0) continue;
    const { thing, past } = random.pick(askable);
    const { place, before, supports } = random.pick(past);
    story.ask(`Where was the ${thing} before the ${place}? `, before, supports);
  }
}
