import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household, type Known } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import type { Thing } from "./vocabulary.ts";

/** Task 2: people move, pick things up and put them down; where is one of the things? */
export function twoSupportingFacts(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story);
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const askable: [Thing, Known][] = household.recent().flatMap(({ thing }) => {
      const known = thing && household.whereIsThing(thing);
      return known ? [[thing, known]] : [];
    });
    if (askable.length === 0) continue;
    const [thing, { place, supports }] = random.pick(askable);
    story.ask(`Where is the ${thing}? `, place, supports);
  }
}
