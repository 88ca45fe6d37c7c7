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

/** Whether it is a gift, and none told later has the same in these fields. */
function isLast(
  gift: Told,
  told: readonly Told[],
  fields: readonly ("person" | "thing" | "receiver")[],
): boolean {
  const last = told.findLast((other) =>
    other.receiver !== null && fields.every((field) => other[field] === gift[field])
  );
  return last === gift;
}

/** Task 5: people also give things to each other; who gave what to whom, the last time? */
export function threeArgumentRelations(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { people });
  while (story.questions < 5) {
    household.act(["move", "get", "drop", "give"]);
    household.act(["move", "get", "drop", "give"]);
    const gifts = household.recent().filter((told) => isLast(told, household.told, ["thing"]));
    if (gifts.length === 0) continue;
    const gift = random.pick(gifts);
    const isBetween = isLast(gift, household.told, ["person", "receiver"]);
    const questions = questionsAbout(gift).filter(({ answer }) => isBetween || answer !== "thing");
    const { question, answer } = random.pick(questions);
    story.ask(question, gift[answer]!, [gift.id]);
  }
}
