import type { RandomStream } from "../../../engine/base/mod.ts";
import { type Direction, directions, opposites } from "./compass.ts";
import type { StoryWriter } from "./story_writer.ts";
import { places } from "./vocabulary.ts";

/**
 * Task 4: three places on a line, two statements about the middle one and a neighbour; what lies in a
 * direction of a place, or what does a place lie in a direction of? Two statements of three begin with
 * the neighbour, and the answer is the place that its statement begins with.
 */
export function twoArgumentRelations(story: StoryWriter, random: RandomStream): void {
  const [middle, first, second] = random.shuffled(places);
  const direction = random.pick<Direction>(directions);
  const relations = [[first!, direction], [second!, opposites[direction]]] as const;
  const told = relations.map(([neighbour, side]) => {
    const [subject, object, of] = random.integer(3) > 0
      ? [neighbour, middle!, side]
      : [middle!, neighbour, opposites[side]];
    return { id: story.tell(`The ${subject} is ${of} of the ${object}.`), subject, object, of };
  });
  const { id, subject, object, of } = random.pick(told);
  const question = random.integer(2) === 0
    ? `What is ${of} of the ${object}?`
    : `What is the ${object} ${opposites[of]} of?`;
  story.ask(question, subject, [id]);
}
