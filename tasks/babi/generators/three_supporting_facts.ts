import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";
import type { Thing } from "./vocabulary.ts";

type Journey = NonNullable<ReturnType<Household["whereWasThing"]>>;

/** Task 3: as task 2, but where was a thing before the place that it was carried to last? */
export function threeSupportingFacts(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { takenThere: 0.2 });
  while (story.questions < 5) {
    household.act(["move", "get", "drop"]);
    household.act(["move", "get", "drop"]);
    const askable: [Thing, Journey][] = household.recent().flatMap(({ thing }) => {
      const journey = thing && household.whereWasThing(thing);
      return journey ? [[thing, journey]] : [];
    });
    if (askable.length === 0) continue;
    const [thing, { place, before, supports }] = random.pick(askable);
    story.ask(`Where was the ${thing} before the ${place}? `, before, supports);
  }
}
