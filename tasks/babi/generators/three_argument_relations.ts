import type { RandomStream } from "../../../engine/base/mod.ts";
import { type Action, Household, type Told } from "./household.ts";
import type { StoryWriter } from "./story_writer.ts";

const people = ["Mary", "Fred", "Bill", "Jeff"] as const;

/** Giving is drawn four times as often as the others, because it is seldom possible. */
export const givingActions: readonly Action[] = [
  ...["move", "get", "drop"] as const,
  ...["give", "give", "give", "give"] as const,
];

/** A question about a gift, and what a gift has to have in common with it to answer it. */
interface Query {
  readonly question: string;
  readonly answer: "person" | "thing" | "receiver";
  readonly given: readonly ("person" | "thing" | "receiver")[];
}

/** What is given is asked for twice as often as each of the others. */
function queries({ person, thing, receiver }: Told): readonly Query[] {
  const what: Query = {
    question: `What did ${person} give to ${receiver}? `,
    answer: "thing",
    given: ["person", "receiver"],
  };
  return [
    what,
    what,
    { question: `Who gave the ${thing}? `, answer: "person", given: ["thing"] },
    {
      question: `Who gave the ${thing} to ${receiver}? `,
      answer: "person",
      given: ["thing", "receiver"],
    },
    { question: `Who received the ${thing}? `, answer: "receiver", given: ["thing"] },
    {
      question: `Who did ${person} give the ${thing} to? `,
      answer: "receiver",
      given: ["person", "thing"],
    },
  ];
}

/** Task 5: people also give things to each other; who gave what to whom? The last gift counts. */
export function threeArgumentRelations(story: StoryWriter, random: RandomStream): void {
  const household = new Household(random, story, { people });
  while (story.questions < 5) {
    household.act(givingActions);
    household.act(givingActions);
    const gifts = household.recent().filter(({ receiver }) => receiver !== null);
    if (gifts.length === 0) continue;
    const gift = random.pick(gifts);
    const { question, answer, given } = random.pick(queries(gift));
    const newest = household.told.findLast((told) =>
      told.receiver !== null && given.every((field) => told[field] === gift[field])
    )!;
    story.ask(question, newest[answer]!, [newest.id]);
  }
}
