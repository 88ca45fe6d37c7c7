import type { RandomStream } from "../../../engine/base/mod.ts";
import { Household, type Told } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";

/** In the order in which they are given things. */
const people = ["Mary", "Fred", "Bill", "Jeff"] as const;

/** Questions about a gift; what was given is asked for twice as often as anything else. */
function questionsAbout({ person, thing, receiver }: Told) {
  const what = { question: `What did ${person} give to ${receiver}? `, answer: "thing" } as const;
  return [
    what,
    what,
    { question: `Who gave the ${thing}? `, answer: "person" },
    { question: `Who gave the ${thing} to ${receiver}? `, answer: "person" },
    { question: `Who received the ${thing}? `, answer: "receiver" },
    { question: `Who did ${person} give the ${thing} to? `, answer: "receiver" },
  ] as const;
}

/** Task 5: people also give things to each other; who gave what to whom, the last time? */
export function threeArgumentRelations(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { people });
  while (story.questions < 5) {
    household.act(["move", "get", "drop", "give"]);
    household.act(["move", "get", "drop", "give"]);
    const gift = household.recent().findLast(({ receiver }) => receiver !== null);
    if (gift === undefined) continue;
    const { question, answer } = random.pick(questionsAbout(gift));
    story.ask(question, gift[answer]!, [gift.id]);
  }
}
